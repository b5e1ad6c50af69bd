import * as v from 'valibot'
import { type ArticleText, textSchema } from '../../src/record/plain'
import { currentCorrection, type OpenText } from '../place/place'
import type { AppWindow } from '../window/window'
import { correctionHandle } from './handle'

// Milliseconds without a key press after which the text is handed over.
const QUIET = 700
// UTF-16 code units: a longer draft is not taken.
const LONGEST = 1_000_000

function placeOf({ article, revision }: Pick<OpenText, 'article' | 'revision'>): string {
  return `article ${article}, correction of revision ${revision}`
}

/**
 * Keeps a correction that is being made, so that it is there again when the app was stopped in the middle of it. A
 * text of more than a million characters is not kept.
 */
export function correctionDraft(window: AppWindow, open: OpenText) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    const handle = window.get(correctionHandle)
    if (timer === undefined || handle === null || currentCorrection(window)?.isKept === true) return
    clearTimeout(timer)
    timer = undefined
    const text = JSON.stringify(handle.text())
    if (currentCorrection(window)?.hasChanged === false) endCorrectionDraft(window, open)
    else if (text.length <= LONGEST) window.drafts.note(placeOf(open), text, '')
  }
  const remove = window.drafts.addField(keep)
  return {
    changed: () => {
      clearTimeout(timer)
      timer = setTimeout(keep, QUIET)
    },
    destroy: () => {
      clearTimeout(timer)
      remove()
    },
  }
}

/** The correction is kept, or thrown away. */
export function endCorrectionDraft(window: AppWindow, open: Pick<OpenText, 'article' | 'revision'>): void {
  window.drafts.end(placeOf(open))
}

/** A correction of the text that was being made when the app was stopped. */
export function keptCorrection(window: AppWindow, open: Pick<OpenText, 'article' | 'revision'>): ArticleText | null {
  const draft = window.drafts.textAt(placeOf(open), '')
  if (draft === null) return null
  try {
    const read = v.safeParse(textSchema, JSON.parse(draft))
    if (read.success) return read.output
  } catch {
    // It was cut off; what is left of it is no text.
  }
  return null
}
