// @vitest-environment happy-dom
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { menuBar } from '../../../renderer/window/menu-bar'
import type { AppWindow } from '../../../renderer/window/window'
import { codebookInUse } from '../../../src/codebook/codebooks'
import { type MenuBar, type MenuCommand, menuBarSchema } from '../../../src/ipc/menu'
import { noHistory } from '../../../src/record/history'
import { emptyLibrary } from '../../../src/record/state'
import { openingOf, quietWindow } from './quiet-window'

const elsewhere = { isMac: false, hasDialog: false }

function commandsIn({ own, menus }: MenuBar): readonly MenuCommand[] {
  const entries = [...own, ...menus.flatMap((menu) => menu.entries)]
  return entries
    .flatMap((each) => (each.kind === 'submenu' ? each.entries : [each]))
    .filter((each) => each.kind === 'command')
}

function item(bar: MenuBar, id: string): MenuCommand {
  const found = commandsIn(bar).find((each) => each.id === id)
  if (found === undefined) throw new Error(`The menu must have "${id}".`)
  return found
}

/** A window whose codebook in use has these codes, by their names, with the keys behind them. */
function windowWithCodes(codes: readonly (readonly [name: string, key: string])[]): AppWindow {
  const window = quietWindow()
  const { state } = window.view()
  const inUse = codebookInUse(state.library)
  const [like] = inUse.codes
  if (like === undefined) throw new Error('The codebook must have a code.')
  const own = { ...inUse, codes: codes.map(([name, key], at) => ({ ...like, id: `c${at}`, name, key })) }
  const codebooks = new Map(state.library.codebooks).set(own.id, own)
  window.begin(openingOf({ ...state.library, codebooks }))
  return window
}

describe('the menu bar', () => {
  it('has every command, with a key beside it where it has one', () => {
    const { commands } = quietWindow()
    const inMenu = new Map(commandsIn(menuBar(commands, elsewhere)).map((each) => [each.id, each]))
    for (const { id, menu, context } of commands.all()) {
      const entry = inMenu.get(id)
      // What can be asked only of something that is pointed at is in the menu of that.
      expect(entry !== undefined || (menu === null && context.length > 0), id).toBe(true)
      if (entry !== undefined)
        expect(entry.beside !== '' || entry.accelerator !== null, id).toBe(commands.keysOf(id).length > 0)
    }
  })

  it('has the menus of the day’s work, in their order', () => {
    const { menus } = menuBar(quietWindow().commands, elsewhere)
    expect(menus.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Article', 'Tag', 'Go', 'Help'])
    for (const { entries } of menus) {
      expect(entries.length).toBeGreaterThan(0)
      expect([entries[0]?.kind, entries.at(-1)?.kind]).not.toContain('separator')
    }
  })

  it('is what the main process takes', () => {
    for (const isMac of [true, false]) {
      const bar = menuBar(quietWindow().commands, { isMac, hasDialog: false })
      expect(v.safeParse(menuBarSchema, bar).issues).toBeUndefined()
    }
    const many = windowWithCodes(Array.from({ length: 3000 }, (_, at) => [`${'Long name\n'.repeat(40)}${at}`, '']))
    const bar = menuBar(many.commands, elsewhere)
    expect(v.safeParse(menuBarSchema, bar).issues).toBeUndefined()
  })

  it('leaves single keys to whoever types, and has chords of its own', () => {
    const bar = menuBar(quietWindow().commands, elsewhere)
    expect(item(bar, 'go.open-end')).toMatchObject({ beside: 'G', accelerator: null })
    expect(item(bar, 'attribution.end')).toMatchObject({ beside: 'Esc', accelerator: null })
    // It works in the text only, where a menu does not know to be.
    expect(item(bar, 'mark.end-on-character')).toMatchObject({ beside: 'Alt+]', accelerator: null })
    expect(item(bar, 'file.open')).toMatchObject({ beside: '', accelerator: 'Mod+O', isOnlyShown: false })
    expect(item(bar, 'edit.undo')).toMatchObject({ accelerator: 'Mod+Z', isOnlyShown: true })
  })

  it('shows keys that the analyst gave, and those of a codebook of one’s own', () => {
    const own = menuBar(quietWindow({ 'go.open-end': ['J'], 'file.open': ['F7'], 'go.next': [] }).commands, elsewhere)
    expect(item(own, 'go.open-end').beside).toBe('J')
    expect(item(own, 'file.open').accelerator).toBe('F7')
    expect(item(own, 'go.next')).toMatchObject({ beside: '', accelerator: null })
    const codes = windowWithCodes([
      ['Rumour', 'Z'],
      ['Slip & fall', '1'],
    ])
    const bar = menuBar(codes.commands, elsewhere)
    expect(item(bar, 'tag.as c0')).toMatchObject({ label: 'Tag as Rumour', beside: 'Z' })
    // A digit that is a code's is that code's alone.
    expect(item(bar, 'tag.as c1').beside).toBe('1')
    expect(item(bar, 'tag.recent 1').beside).toBe('')
    expect(commandsIn(bar).some(({ id }) => id === 'tag.as claim')).toBe(false)
  })

  it('offers what can be done now', () => {
    const window = quietWindow()
    const enabled = (hasDialog = false) =>
      commandsIn(menuBar(window.commands, { isMac: false, hasDialog }))
        .filter(({ isEnabled }) => isEnabled)
        .map(({ id }) => id)
    expect(enabled()).toContain('file.open')
    for (const id of ['article.provenance', 'go.next', 'tag.as claim', 'edit.undo', 'session.end'])
      expect(enabled()).not.toContain(id)
    window.begin(openingOf(emptyLibrary, { ...noHistory, more: { undo: true, redo: false } }))
    expect(enabled()).toContain('edit.undo')
    expect(enabled(true)).toEqual(['edit.undo'])
  })

  it('gives a Mac the settings in the menu that is named after the app', () => {
    const { own, menus } = menuBar(quietWindow().commands, { isMac: true, hasDialog: false })
    expect(own).toMatchObject([{ id: 'app.settings', label: 'Settings…' }])
    expect(commandsIn({ own: [], menus }).some(({ id }) => id === 'app.settings')).toBe(false)
  })
})
