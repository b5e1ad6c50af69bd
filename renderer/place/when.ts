import type { ArticleId } from '../../src/ids'
import type { When } from '../window/command'
import type { Subject } from '../window/command-book'
import type { AppWindow } from '../window/window'
import { whyReadOnly } from './layers'
import { currentCorrection, currentReport, openText } from './place'
import { selectedMark } from './selection'

/** The article that is meant: the one that a context menu is about, else the one on screen. */
export function articleMeant(window: AppWindow, about: Subject | null): ArticleId | null {
  return about?.kind === 'article' ? about.article : (openText(window)?.article ?? null)
}

/** The text is on screen, to be marked. */
export const onText: When = (window) => {
  const open = openText(window)
  const preview = currentReport(window)
  const correcting = currentCorrection(window)
  if (preview !== null) return 'Close the report first'
  if (correcting !== null) return 'Finish or cancel the correction first'
  return open === null ? 'Open an article first' : null
}

/** An article is meant, whatever is done with it. */
export const anArticle: When = (window, about) =>
  articleMeant(window, about) === null ? 'Open an article first' : null

/** A mark is selected that can be changed. */
export const aMark: When = (window, about) =>
  onText(window, about) ?? whyReadOnly(window) ?? (window.get(selectedMark) === null ? 'Select a mark first' : null)

/** Words are selected in the text, and no mark that can't be changed. */
export const selectionForMark: When = (window, about) => whyReadOnly(window) ?? aSelection(window, about)

/** Words are selected in the text. */
export const aSelection: When = (window, about) =>
  onText(window, about) ?? (window.reader?.pending(true) == null ? 'Select words in the text first' : null)

/** Words are selected in the text, or a mark. */
export const wordsOrMark: When = (window, about) =>
  onText(window, about) ??
  (window.get(selectedMark) === null && window.reader?.pending(true) == null ? 'Select words or a mark first' : null)
