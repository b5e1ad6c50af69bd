import type { Article } from '../../src/article/article'
import type { Library } from '../../src/record/state'
import { openArticle } from '../place/opening'
import { openText } from '../place/place'
import type { AppWindow } from '../window/window'

/** All articles in the order of the list: the one that came last is the first. */
export function listedArticles({ articles }: Pick<Library, 'articles'>): readonly Article[] {
  return [...articles.values()].sort((a, b) => b.importedAt.localeCompare(a.importedAt))
}

/** Opens the next or previous article of the list; with none on screen, the first or last. The text has the focus. */
export function travelArticles(window: AppWindow, direction: 1 | -1): Promise<boolean> | undefined {
  const open = openText(window)
  const listed = listedArticles(window.view().state.library)
  const at = listed.findIndex(({ id }) => id === open?.article)
  const to = at < 0 ? (direction === 1 ? 0 : listed.length - 1) : at + direction
  const next = listed[to]
  if (next !== undefined) return openArticle(window, next.id, { focus: true })
  window.announce(direction === 1 ? 'No article after this one' : 'No article before this one')
  return undefined
}
