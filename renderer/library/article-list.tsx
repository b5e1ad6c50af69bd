import { useState } from 'react'
import type { Article } from '../../src/article/article'
import type { ArticleId } from '../../src/ids'
import { foldText } from '../../src/search/fold'
import type { Session } from '../../src/session/session'
import { amount } from '../../src/wording/amounts'
import { useRoving } from '../fields/roving'
import { openArticle } from '../place/opening'
import { openText } from '../place/place'
import { TextHits } from '../search/text-hits'
import { useTextSearch } from '../search/use-text-search'
import { CommandButton } from '../window/keys'
import { chosenSession } from '../window/session'
import { useView, useWindow } from '../window/use-window'
import { Cell, Grid, Row } from './grid'
import { listedArticles } from './listed-articles'
import { toggleArticle } from './sessions'

/** The articles of the library, those of the session if that is wanted, and the places of what is searched for. */
export function ArticleList() {
  const articles = useView((view) => view.state.library.articles)
  const open = useView((view) => openText(view)?.article ?? null)
  const session = useView(chosenSession)
  const [onlySession, setOnlySession] = useState(false)
  const [text, setText] = useState('')
  const search = useTextSearch(text)
  const wanted = foldText(text.trim()).folded
  const isShown = (id: ArticleId) => !(onlySession && session) || session.articles.includes(id)
  const shown = listedArticles({ articles })
    .filter((each) => isShown(each.id))
    .filter((each) => foldText(`${each.title} ${each.publisher}`).folded.includes(wanted))
  const { grid, tabIndex } = useRoving(
    shown.map(({ id }) => id),
    open,
  )
  return (
    <section aria-labelledby="articles-heading" className="grow">
      <header className="panel-header">
        <h2 id="articles-heading">Articles</h2>
        <CommandButton of="file.paste" tip="New article from clipboard" className="quiet" takesFocus>
          Paste
        </CommandButton>
        <CommandButton of="file.open" tip="Open an article" className="quiet" takesFocus>
          Open…
        </CommandButton>
      </header>
      {articles.size > 0 ? (
        <search>
          <input
            type="search"
            aria-label="Search titles and texts"
            placeholder="Search library"
            data-part="library-search"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || text === '') return
              // Where there is nothing to clear, Escape leads to the text.
              event.preventDefault()
              setText('')
            }}
          />
        </search>
      ) : null}
      {session ? (
        <label className="check">
          <input type="checkbox" checked={onlySession} onChange={(event) => setOnlySession(event.target.checked)} />
          Only those of “{session.title}”
        </label>
      ) : null}
      <Grid label="Articles" className={search.kind === 'none' ? 'items' : 'items brief'} {...grid}>
        {shown.map((article) => (
          <ArticleRow
            key={article.id}
            article={article}
            isOpen={article.id === open}
            session={session}
            tabIndex={(place) => tabIndex(article.id, place)}
          />
        ))}
      </Grid>
      {shown.length === 0 && wanted !== '' ? <p className="empty">No title has these words.</p> : null}
      <TextHits search={search} isShown={isShown} />
      {articles.size === 0 ? <p className="empty">Open a .txt or .md file, drop one here, or paste a text.</p> : null}
    </section>
  )
}

interface ArticleRowProps {
  readonly article: Article
  readonly isOpen: boolean
  readonly session: Session | null
  /** Of the button on that place. */
  readonly tabIndex: (place: number) => number
}

function ArticleRow({ article, isOpen, session, tabIndex }: ArticleRowProps) {
  const window = useWindow()
  const isIn = session?.articles.includes(article.id) ?? false
  return (
    <Row id={article.id} name={article.title} isChosen={isOpen} about={{ kind: 'article', article: article.id }}>
      <Cell>
        <button
          type="button"
          className="item-main"
          aria-current={isOpen ? 'true' : undefined}
          tabIndex={tabIndex(0)}
          onClick={() => void openArticle(window, article.id)}
        >
          <span className="item-title" title={article.title}>
            {article.title}
          </span>
          <span className="item-detail">
            {[article.publisher, `${amount(article.words)} words`].filter(Boolean).join(' · ')}
          </span>
        </button>
      </Cell>
      {session ? (
        <Cell>
          <button
            type="button"
            className="quiet small"
            title={isIn ? 'Take it out of the session' : undefined}
            tabIndex={tabIndex(1)}
            onClick={() => toggleArticle(window, session, article.id)}
          >
            {isIn ? 'In session ✓' : 'Add to session'}
            <span className="visually-hidden">: {article.title}</span>
          </button>
        </Cell>
      ) : null}
    </Row>
  )
}
