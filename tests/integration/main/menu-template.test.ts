import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { baseMenu, menuTemplate } from '../../../main/window/menu-template'
import type { MenuBar, MenuCommand } from '../../../src/ipc/menu'

function command(id: string, more: Partial<MenuCommand> = {}): MenuCommand {
  return { kind: 'command', id, label: id, beside: '', accelerator: null, isOnlyShown: false, isEnabled: true, ...more }
}

const bar: MenuBar = {
  own: [],
  menus: [
    { label: 'File', entries: [command('file.open', { accelerator: 'Mod+Shift++' })] },
    {
      label: 'Tag',
      entries: [
        command('tag.as x', { label: 'Tag as R & D', beside: 'C', isEnabled: false }),
        { kind: 'separator' },
        {
          kind: 'submenu',
          label: 'More',
          entries: [command('edit.undo', { accelerator: 'Mod+Z', isOnlyShown: true })],
        },
      ],
    },
    { label: 'Help', entries: [] },
  ],
}

/** What is sent when items are chosen, by their ids. */
function made(shown: MenuBar, isMac = false) {
  const sent: string[] = []
  const about = { name: 'Sourcemark', isMac, isPackaged: true, showAbout: () => undefined }
  const template = menuTemplate(shown, { ...about, send: (id) => sent.push(id) })
  return { template, sent, titles: template.map(({ label }) => label), items: template.map(itemsOf) }
}

function itemsOf({ submenu }: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] {
  return Array.isArray(submenu) ? submenu : []
}

describe('the menu that Electron builds', () => {
  it('sends the command that was chosen', () => {
    const { items, sent } = made(bar)
    // The arguments are Electron's, and nobody looks at them.
    ;(items[0]?.[0]?.click as (() => void) | undefined)?.()
    expect(sent).toEqual(['file.open'])
  })

  it('listens to chords, and shows single keys as text', () => {
    const { items } = made(bar)
    expect(items[0]?.[0]).toMatchObject({ accelerator: 'CmdOrCtrl+Shift+Plus', registerAccelerator: true })
    const [tag, , more] = items[1] ?? []
    expect(tag).toMatchObject({ label: 'Tag as R && D\u2003C', enabled: false })
    expect(tag).not.toHaveProperty('accelerator')
    expect(itemsOf(more ?? {})[0]).toMatchObject({ accelerator: 'CmdOrCtrl+Z', registerAccelerator: false })
  })

  it('has what every app has, before and after the page has spoken', () => {
    for (const shown of [bar, baseMenu]) {
      const { items } = made(shown)
      expect(items[0]?.at(-1)).toEqual({ role: 'quit' })
      expect(items.at(-1)?.at(-1)).toMatchObject({ label: 'About Sourcemark' })
      const mac = made(shown, true)
      expect(mac.titles[0]).toBe('Sourcemark')
      expect(mac.items[0]?.map(({ role }) => role)).toContain('quit')
      expect(mac.items[1]?.at(-1)).toEqual({ role: 'close' })
    }
    expect(made(baseMenu).items[1]?.map(({ role }) => role)).toEqual(['cut', 'copy', 'paste', 'selectAll'])
  })
})
