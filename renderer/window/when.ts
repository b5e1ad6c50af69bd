import type { ArticleId } from '../../src/ids'
import type { When } from './command'
import type { Subject } from './command-book'
import { whyReadOnly } from './layers'
import type { AppWindow } from './window'

/** The article that is meant: the one that a context menu is about, else the one on screen. */
export function articleMeant(window: AppWindow, about: Subject | null): ArticleId | null {
  return about?.kind === 'article' ? about.article : (window.view().open?.article ?? null)
}

/** The text is on screen, to be marked. */
export const onText: When = (window) => {
  const { open, preview, correcting } = window.view()
  if (preview !== null) return 'Close the report first'
  if (correcting !== null) return 'Finish or cancel the correction first'
  return open === null ? 'Open an article first' : null
}

/** An article is meant, whatever is done with it. */
export const anArticle: When = (window, about) =>
  articleMeant(window, about) === null ? 'Open an article first' : null

/** A mark is selected that can be changed. */
export const aMark: When = (window, about) =>
  onText(window, about) ?? whyReadOnly(window) ?? (window.view().selected === null ? 'Select a mark first' : null)

/** Words are selected in the text, and no mark that can't be changed. */
export const selectionForMark: When = (window, about) => whyReadOnly(window) ?? aSelection(window, about)

/** Words are selected in the text. */
export const aSelection: When = (window, about) =>
  onText(window, about) ?? (window.reader?.pending(true) == null ? 'Select words in the text first' : null)

/** Words are selected in the text, or a mark. */
export const wordsOrMark: When = (window, about) =>
  onText(window, about) ??
  (window.view().selected === null && window.reader?.pending(true) == null ? 'Select words or a mark first' : null)
