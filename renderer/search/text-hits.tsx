import type { Article } from '../../src/article/article'
import type { ArticleId } from '../../src/ids'
import type { TextHits as Hits, NotSearched, SearchResult } from '../../src/ipc/contract'
import { amount, counted } from '../../src/wording/amounts'
import { openPassage } from '../place/opening'
import { useView, useWindow } from '../window/use-window'
import type { TextSearch } from './use-text-search'

/** Where the words stand in the texts. `isShown` says which articles are looked at. */
export function TextHits({
  search,
  isShown,
}: {
  readonly search: TextSearch
  readonly isShown: (article: ArticleId) => boolean
}) {
  const articles = useView((view) => view.state.library.articles)
  if (search.kind === 'none') return null
  const result = search.kind === 'found' ? search.result : null
  const hits = result?.hits.filter(({ article }) => isShown(article)) ?? []
  return (
    <section className="text-hits" aria-labelledby="texts-heading">
      <header className="panel-header">
        <h3 id="texts-heading">In the texts</h3>
        <p role="status" aria-label="Found in the texts" className="count">
          {describe(search, hits)}
        </p>
      </header>
      {result?.notSearched.length ? <Missing notSearched={result.notSearched} articles={articles} /> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari and VoiceOver drop the role of a list without markers */}
      <ul role="list" aria-label="Places in the texts" className="hits">
        {hits.map((each) => (
          <Hit key={each.article} hits={each} title={articles.get(each.article)?.title ?? ''} />
        ))}
      </ul>
    </section>
  )
}

function Hit({ hits, title }: { readonly hits: Hits; readonly title: string }) {
  const window = useWindow()
  const more = hits.count - hits.passages.length
  return (
    <li>
      <span className="hit-title">
        {title} <span className="count">{amount(hits.count)}</span>
      </span>
      {hits.passages.map((passage) => (
        <button
          key={passage.start}
          type="button"
          className="item-main passage"
          onClick={() => void openPassage(window, hits.article, passage)}
        >
          <span>
            {passage.before}
            <mark>{passage.exact}</mark>
            {passage.after}
          </span>
        </button>
      ))}
      {more > 0 ? <span className="item-detail">and {amount(more)} more in this article</span> : null}
    </li>
  )
}

/** What could not be looked through is said, so that nobody takes it for searched. */
function Missing({
  notSearched,
  articles,
}: {
  readonly notSearched: readonly NotSearched[]
  readonly articles: ReadonlyMap<ArticleId, Article>
}) {
  return (
    <div className="not-searched">
      <p>Not searched, because the file of the text can’t be read:</p>
      <ul>
        {notSearched.map(({ article, code }) => (
          <li key={article}>
            “{articles.get(article)?.title}” ({reasons[code]})
          </li>
        ))}
      </ul>
    </div>
  )
}

const reasons: Readonly<Record<NotSearched['code'], string>> = {
  missing: 'missing',
  damaged: 'damaged',
  'newer-schema': 'written by a newer version',
}

function describe(search: TextSearch, hits: SearchResult['hits']): string {
  if (search.kind === 'searching') return 'searching…'
  if (search.kind === 'failed') return `could not be searched: ${search.reason}`
  if (search.kind === 'none') return ''
  const { articles, hits: all } = search.result
  const isWhole = hits.length === all.length
  const shown = isWhole ? articles : hits.length
  const places = isWhole ? search.result.places : hits.reduce((sum, { count }) => sum + count, 0)
  if (shown === 0) return 'nowhere'
  const first = isWhole && articles > hits.length ? `; the first ${hits.length} are shown` : ''
  return `${some(places, 'place')} in ${some(shown, 'article')}${first}`
}

function some(count: number, what: string): string {
  return counted(count, what)
}
