import type { Field } from '../window/field'
import type { AppWindow } from '../window/window'
import type { CorrectionHandle } from './correction-view'

/** The text on screen while it is corrected. */
export const correctionHandle: Field<CorrectionHandle | null> = { name: 'correction handle', init: null }

export function attachCorrection(window: AppWindow, correction: CorrectionHandle | null): void {
  window.written = correction
  window.set(correctionHandle, correction)
}
