import type { AppWindow } from './window'

/** Does what an item of the menu stands for. In a field that has the focus, undo and redo take back the typing there. */
export function runMenu(window: AppWindow, id: string): void {
  const field = document.activeElement
  const inField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  // Subtle: the one way to reach a field's own undo from a menu.
  if (inField && id === 'edit.undo') document.execCommand('undo')
  else if (inField && id === 'edit.redo') document.execCommand('redo')
  else void window.commands.run(id)
}
