import { setImmediate } from 'node:timers/promises'
import type { Range } from '../../src/article/range'
import type { NotSearched, SearchResult, TextHits } from '../../src/ipc/contract'
import { findAll, foldQuery, passageOf } from '../../src/search/find'
import { Breath } from '../storage/disk/breath'
import type { SearchedArticle } from './protocol'
import type { TextShelf } from './text-shelf'

/** So many articles are told of, those with the most places first, and so many passages of each. */
const MOST_ARTICLES = 100
const MOST_PASSAGES = 3
/** So many files are read at once. */
const AT_ONCE = 16

interface Hit {
  readonly article: SearchedArticle
  readonly count: number
  readonly ranges: readonly Range[]
}

/** Looks for words in all texts. `isOver` is asked every few milliseconds; when it says yes the answer is null. */
export async function searchTexts(
  shelf: TextShelf,
  articles: readonly SearchedArticle[],
  words: string,
  isOver: () => boolean,
): Promise<SearchResult | null> {
  const query = foldQuery(words)
  if (query === null) return { articles: 0, places: 0, hits: [], notSearched: [] }
  const notSearched = await readMissing(shelf, articles, isOver)
  if (notSearched === null) return null
  const hits: Hit[] = []
  const breath = new Breath()
  for (const article of articles) {
    const text = shelf.known(article)
    if (text === undefined) continue
    const { count, ranges } = findAll(text.folded, query, MOST_PASSAGES)
    if (count > 0) hits.push({ article, count, ranges })
    if (!breath.isOut) continue
    await breath.take()
    if (isOver()) return null
  }
  const places = hits.reduce((sum, { count }) => sum + count, 0)
  const shown = hits.sort((a, b) => b.count - a.count).slice(0, MOST_ARTICLES)
  return { articles: hits.length, places, hits: shown.map((hit) => withPassages(shelf, hit)), notSearched }
}

/** Puts on the shelf what is not there yet, and answers with what can't be. */
async function readMissing(
  shelf: TextShelf,
  articles: readonly SearchedArticle[],
  isOver: () => boolean,
): Promise<readonly NotSearched[] | null> {
  const missing = articles.filter((article) => shelf.known(article) === undefined)
  const problems: NotSearched[] = []
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    // Subtle: a message is heard in a turn of its own, which waiting for files alone need not give.
    await setImmediate()
    if (isOver()) return null
    await Promise.all(
      missing.slice(at, at + AT_ONCE).map(async (article) => {
        const read = await shelf.read(article)
        if (!read.ok) problems.push({ article: article.id, code: read.error })
      }),
    )
  }
  return problems
}

function withPassages(shelf: TextShelf, { article, count, ranges }: Hit): TextHits {
  const text = shelf.known(article)?.utf8.toString() ?? ''
  return { article: article.id, count, passages: ranges.map((range) => passageOf(text, range)) }
}
