import { describeRemoval, removeArticle } from '../../src/gesture/remove-article'
import type { ArticleId } from '../../src/ids'
import { marksOf } from '../../src/record/plain'
import type { ArticleRecords } from '../../src/record/state'
import { deskFor } from '../place/desk'
import { currentCorrection, openText } from '../place/place'
import { articleMeant } from '../place/when'
import type { Call } from '../window/command-book'
import type { AppWindow } from '../window/window'
import { removeArticleDialog } from './dialogs'

/** Asks before an article is taken out of the library, once it is known what goes with it. Inputs wait until then. */
export function askToRemove(window: AppWindow, { about }: Call): unknown {
  const id = articleMeant(window, about)
  const article = id === null ? undefined : window.view().state.library.articles.get(id)
  if (id === null || article === undefined) return undefined
  if (currentCorrection(window) !== null && openText(window)?.article === id)
    return window.say('info', 'The text is being corrected. Finish or cancel that first.')
  return window.inputs.hold(`“${article.title}”`, async () => {
    window.drafts.keep()
    await window.saver.settled()
    // Not by opening it: an article whose text is lost can be removed, too.
    const read = await window.bridge.request('exchange.marks', [id])
    const [plain] = read.ok ? read.value : []
    if (plain === undefined) {
      window.say('error', `“${article.title}” was not removed: what is marked in it can't be read.`)
      return false
    }
    const marks = marksOf(plain)
    const told = describeRemoval(deskOf(window, id, marks))
    return window.show(removeArticleDialog, { article: id, title: article.title, marks, told })
  })
}

/** Takes an article out of the library; what is on screen goes when it is that one. */
export function remove(window: AppWindow, id: ArticleId, marks: ArticleRecords): void {
  const done = removeArticle(deskOf(window, id, marks))
  if (window.perform(done)) window.say('info', `Removed “${done.subject}”.`, true)
}

function deskOf(window: AppWindow, article: ArticleId, marks: ArticleRecords) {
  // No mark is made, so that the text is not looked at.
  return deskFor(window, { article, text: '', blocks: [] }, marks)
}
