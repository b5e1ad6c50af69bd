import { changeCodeOfMany, linkMany, removeMany, setFieldOfMany } from '../../src/gesture/many'
import type { Workbench } from '../window/window'

/** Removes all chosen marks. */
export function removeChosen(bench: Workbench): void {
  const { chosen } = bench.view()
  if (bench.change((desk) => removeMany(desk, chosen))) bench.announce(`Removed ${chosen.size} marks`)
}

export function recodeChosen(bench: Workbench, code: string): void {
  const { chosen } = bench.view()
  if (bench.change((desk) => changeCodeOfMany(desk, chosen, code))) bench.announce(`Changed ${chosen.size} marks`)
}

export function setFieldOfChosen(bench: Workbench, key: string, value: string): void {
  const { chosen } = bench.view()
  if (bench.change((desk) => setFieldOfMany(desk, chosen, key, value))) bench.announce(`Changed ${chosen.size} marks`)
}

/** Ties all chosen marks in one attribution. */
export function linkChosen(bench: Workbench): void {
  const { chosen } = bench.view()
  const done = bench.change((desk) => linkMany(desk, chosen))
  bench.announce(done ? `Linked ${chosen.size} marks` : 'They are linked already')
}
