import { flushSync } from 'react-dom'
import type { Article } from '../../src/article/article'
import type { Range } from '../../src/article/range'
import type { ArticleId } from '../../src/ids'
import type { ArticleError } from '../../src/ipc/contract'
import { fromJson } from '../../src/ipc/json'
import { marksOf } from '../../src/record/plain'
import { facet } from '../window/facet'
import type { AppWindow } from '../window/window'
import { currentCorrection, currentPlace, leaveReport, type OpenText, openText } from './place'
import { chooseNothing, currentAttribution } from './selection'

/** Where an article begins to be read. */
interface OpenAt {
  /** UTF-16 offset of the first character in view. */
  readonly place?: number
  readonly selection?: { readonly anchor: number; readonly head: number } | null
  /** Whether the text takes the focus. It does in any case where the text on screen had it. */
  readonly focus?: boolean
}

/** What a feature does when an article was opened, before it is drawn. */
export const onOpen = facet<(window: AppWindow, open: OpenText) => void>('on open')

/** Makes the text of an article anew whose file is lost. Answers whether it could. */
export const mendText = facet<(window: AppWindow, article: Article) => Promise<boolean>>('mend text')

/** Opens an article of the library; what was open stays when that can't be done. Inputs wait until it is there. */
export function openArticle(window: AppWindow, article: ArticleId, at: OpenAt = {}): Promise<boolean> {
  const title = window.view().state.library.articles.get(article)?.title
  return window.inputs.hold(title ? `“${title}”` : 'the article', () => open(window, article, at))
}

async function open(
  window: AppWindow,
  article: ArticleId,
  { place = 0, selection = null, focus = false }: OpenAt,
): Promise<boolean> {
  if (currentCorrection(window)?.isKept === false) {
    window.say('info', 'The text is being corrected. Finish or cancel that first.')
    return false
  }
  window.drafts.keep()
  await window.saver.settled()
  const record = window.view().state.library.articles.get(article)
  let result = await window.bridge.request('articles.open', article)
  if (!result.ok && record !== undefined && (await mend(window, record)))
    result = await window.bridge.request('articles.open', article)
  if (!result.ok || record === undefined) {
    sayUnopened(window, record?.title ?? 'This article', result.ok ? null : result.error)
    return false
  }
  const read = fromJson(result.value)
  const marks = marksOf(read)
  const { text, blocks } = read
  const start = { place, selection }
  const opened = { article, revision: record.revision, text, blocks, start }
  const hasFocus = document.activeElement?.closest('[data-pane=text]') != null
  window.remember(start)
  // Subtle: drawn before inputs go on, which are meant for it.
  flushSync(() =>
    window.together(() => {
      window.takeMarks(article, marks)
      window.set(currentPlace, { kind: 'article', open: opened })
      window.set(currentAttribution, null)
      chooseNothing(window)
      for (const answer of window.all(onOpen)) answer(window, opened)
    }),
  )
  if (focus || hasFocus) window.reader?.focus()
  return true
}

async function mend(window: AppWindow, article: Article): Promise<boolean> {
  for (const answer of window.all(mendText)) if (await answer(window, article)) return true
  return false
}

/** Says why an article can't be opened, and what to do. */
function sayUnopened(window: AppWindow, title: string, error: ArticleError | null): void {
  const problem = error?.code === 'damaged' ? error.problem : null
  if (problem?.code === 'newer-schema')
    return window.say(
      'error',
      `“${title}” can't be opened: a newer version of Sourcemark wrote its file, which was left as it is. Start that version to go on with it.`,
    )
  const where = problem?.movedTo
    ? `damaged. It was moved to quarantine/${problem.movedTo} in the data folder`
    : 'missing or damaged'
  window.say('error', `“${title}” can't be opened: its file is ${where}. Import the original again to go on.`)
}

/** Opens an article, or goes on in it, with a passage of its text selected and in view. */
export async function openPassage(window: AppWindow, article: ArticleId, { start, end }: Range): Promise<void> {
  const selection = { anchor: start, head: end }
  const show = () => {
    flushSync(() => leaveReport(window))
    window.reader?.select(selection)
    window.reader?.focus()
    window.reader?.reveal({ start, end })
  }
  if (openText(window)?.article === article) return show()
  await window.inputs.hold('the passage', async () => {
    const isOpen = await openArticle(window, article, { place: start, selection })
    if (isOpen) show()
    return isOpen
  })
}
