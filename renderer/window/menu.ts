import { menuBar } from './menu-bar'
import type { AppWindow } from './window'

/** Milliseconds after a change within which the menu is made once for all changes. */
const REST = 200

/** Tells the main process what the menu bar shows, now and whenever that changes: when nothing else is to be done. */
export function tellMenu(window: AppWindow): void {
  const isMac = navigator.platform.startsWith('Mac')
  let told = ''
  let isAsked = false
  const tell = () => {
    isAsked = false
    const bar = menuBar(window.commands, { isMac, hasDialog: window.view().dialog !== null })
    const now = JSON.stringify(bar)
    if (now === told) return
    told = now
    void window.bridge.request('menu.show', bar)
  }
  tell()
  window.listeners.subscribe(() => {
    if (isAsked) return
    isAsked = true
    setTimeout(() => requestIdleCallback(tell, { timeout: 5 * REST }), REST)
  })
}

/** Does what an item of the menu stands for. In a field that has the focus, undo and redo take back the typing there. */
export function runMenu(window: AppWindow, id: string): void {
  const command = window.commands.all().find((each) => each.id === id)
  // A code may have gone since the menu was made.
  if (command === undefined) return
  const field = document.activeElement
  const inField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  // Subtle: the one way to reach a field's own undo from a menu.
  if (inField && command.isOfFields) document.execCommand(id === 'edit.undo' ? 'undo' : 'redo')
  else if (window.view().dialog !== null && !command.isOfFields) window.announce('Close this dialog first')
  else {
    const lacks = window.commands.lacking(id)
    if (lacks === null) void window.commands.run(id)
    else window.announce(lacks)
  }
}
