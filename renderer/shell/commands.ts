import { settingsDialog } from '../commands/dialogs'
import { redo, undo } from '../place/history'
import { cyclePanes, shownPanels } from '../place/panes'
import { currentCorrection } from '../place/place'
import { commandsWith } from '../window/command'
import type { AppWindow } from '../window/window'

const edit = commandsWith({
  ...{ group: 'Everything', where: 'window', isOfFields: true },
  menu: { in: 'Edit', part: 1 },
})
const view = commandsWith({ group: 'Moving about', where: 'window', menu: { in: 'View', part: 1 } })

export const shellCommands = [
  edit('edit.undo', 'Undo', 'Mod+Z', undo, { when: (window) => (can(window).canUndo ? null : 'Nothing to undo') }),
  edit('edit.redo', 'Redo', 'Mod+Shift+Z Mod+Y', redo, {
    when: (window) => (can(window).canRedo ? null : 'Nothing to redo'),
  }),
  view('view.library', 'Show or hide sessions and articles', 'Mod+Shift+L', (w) => toggle(w, 'library'), {
    menu: { in: 'View', part: 1, label: 'Library panel' },
  }),
  view('view.annotations', 'Show or hide annotations and inspector', 'Mod+Shift+A', (w) => toggle(w, 'annotations'), {
    menu: { in: 'View', part: 1, label: 'Annotations panel' },
  }),
  view('go.pane', 'Next part of the window', 'F6', (w) => cyclePanes(w, 1), { menu: { in: 'Go', part: 4 } }),
  view('go.pane-back', 'Previous part of the window', 'Shift+F6', (w) => cyclePanes(w, -1), {
    menu: { in: 'Go', part: 4 },
  }),
  view('app.settings', 'Settings', 'Mod+,', (w) => w.show(settingsDialog, { page: 'general' }), {
    ...{ group: 'Everything', menu: { in: 'Edit', part: 4, isOwn: true }, asks: true },
  }),
]

/** What can be taken back and brought again: of the correction, while one is made. */
function can(window: AppWindow) {
  const { can: saved } = window.view()
  const correcting = currentCorrection(window)
  return correcting ?? saved
}

function toggle(window: AppWindow, panel: 'library' | 'annotations'): void {
  const panels = window.get(shownPanels)
  window.set(shownPanels, { ...panels, [panel]: !panels[panel] })
}
