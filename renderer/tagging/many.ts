import { changeCodeOfMany, linkMany, removeMany, setFieldOfMany } from '../../src/gesture/many'
import { change } from '../place/desk'
import { chosenMarks } from '../place/selection'
import type { AppWindow } from '../window/window'

/** Removes all chosen marks. */
export function removeChosen(window: AppWindow): void {
  const chosen = window.get(chosenMarks)
  if (change(window, (desk) => removeMany(desk, chosen))) window.announce(`Removed ${chosen.size} marks`)
}

export function recodeChosen(window: AppWindow, code: string): void {
  const chosen = window.get(chosenMarks)
  if (change(window, (desk) => changeCodeOfMany(desk, chosen, code))) window.announce(`Changed ${chosen.size} marks`)
}

export function setFieldOfChosen(window: AppWindow, key: string, value: string): void {
  const chosen = window.get(chosenMarks)
  if (change(window, (desk) => setFieldOfMany(desk, chosen, key, value)))
    window.announce(`Changed ${chosen.size} marks`)
}

/** Ties all chosen marks in one attribution. */
export function linkChosen(window: AppWindow): void {
  const chosen = window.get(chosenMarks)
  const done = change(window, (desk) => linkMany(desk, chosen))
  window.announce(done ? `Linked ${chosen.size} marks` : 'They are linked already')
}
