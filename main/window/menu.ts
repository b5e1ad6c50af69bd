import { app, Menu } from 'electron'
import type { MenuBar, MenuEntry } from '../../src/ipc/menu'
import { baseMenu, menuTemplate } from './menu-template'

/** The menu bar of the app: what every window has, and from then on what the page says. */
export class MenuBarHolder {
  readonly #send: (id: string) => void
  #shape = ''

  /** `send` is called with the id of a command that was chosen. */
  constructor(send: (id: string) => void) {
    this.#send = send
    this.#build(baseMenu)
  }

  /** Shows this menu bar. Where only what can be done has changed, the menus stay, and with them one that is open. */
  show(bar: MenuBar): void {
    const shape = shapeOf(bar)
    if (shape !== this.#shape) {
      this.#shape = shape
      return this.#build(bar)
    }
    const menu = Menu.getApplicationMenu()
    for (const entry of commandsIn(bar)) {
      const item = menu?.getMenuItemById(entry.id)
      if (item && item.enabled !== entry.isEnabled) item.enabled = entry.isEnabled
    }
  }

  #build(bar: MenuBar): void {
    const template = menuTemplate(bar, {
      name: app.name,
      isMac: process.platform === 'darwin',
      isPackaged: app.isPackaged,
      showAbout: () => app.showAboutPanel(),
      send: this.#send,
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
}

function commandsIn({ own, menus }: MenuBar) {
  const all: readonly MenuEntry[] = [...own, ...menus.flatMap(({ entries }) => entries)]
  return all
    .flatMap((each) => (each.kind === 'submenu' ? each.entries : [each]))
    .filter((each) => each.kind === 'command')
}

/** All of a menu bar but what can be done at the moment. */
function shapeOf(bar: MenuBar): string {
  return JSON.stringify(bar, (key, value: unknown) => (key === 'isEnabled' ? undefined : value))
}
