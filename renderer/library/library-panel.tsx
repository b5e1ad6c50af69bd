import { useState } from 'react'
import type { ArticleId } from '../../src/ids'
import { foldText } from '../../src/search/fold'
import type { Session } from '../../src/session/session'
import { amount, counted } from '../../src/wording/amounts'
import { readableDuration } from '../../src/wording/dates'
import { chooseFile, pasteArticle } from '../importing/articles'
import { openArticle } from '../place/opening'
import { openText } from '../place/place'
import { TextHits } from '../search/text-hits'
import { useTextSearch } from '../search/use-text-search'
import { chosenSession, currentSession } from '../window/session'
import { useField, useView, useWindow } from '../window/use-window'
import { logDialog, sessionDialog } from './dialogs'
import { chooseSession, toggleArticle, turn } from './sessions'

/** Sessions above, the library's articles below. */
export function LibraryPanel() {
  return (
    <nav className="library" aria-label="Library" data-pane="library">
      <Sessions />
      <Articles />
    </nav>
  )
}

function Sessions() {
  const window = useWindow()
  const sessions = useView((view) => view.state.library.sessions)
  const chosen = useField(currentSession)
  const ordered = [...sessions.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt))
  return (
    <section aria-labelledby="sessions-heading">
      <header className="panel-header">
        <h2 id="sessions-heading">Sessions</h2>
        <button type="button" className="quiet" onClick={() => window.show(sessionDialog, { session: null })}>
          New session
        </button>
      </header>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari and VoiceOver drop the role of a list without markers */}
      <ul role="list" aria-label="Sessions" className="items">
        {ordered.map((session) => (
          <SessionItem key={session.id} session={session} isChosen={session.id === chosen} />
        ))}
      </ul>
      {ordered.length === 0 ? (
        <p className="empty">A session keeps a question, its articles and a log of the work.</p>
      ) : null}
    </section>
  )
}

function SessionItem({ session, isChosen }: { readonly session: Session; readonly isChosen: boolean }) {
  const window = useWindow()
  return (
    <li className={isChosen ? 'item chosen' : 'item'}>
      <button
        type="button"
        className="item-main"
        aria-pressed={isChosen}
        onClick={() => chooseSession(window, isChosen ? null : session.id)}
      >
        <span className="item-title" title={session.title}>
          {session.title}
        </span>
        <span className="item-detail">
          <span className={`dot dot-${session.state}`} aria-hidden="true" /> {session.state} ·{' '}
          {readableDuration(session.activeMs)} · {counted(session.articles.length, 'article')}
        </span>
      </button>
      {isChosen ? (
        <div className="item-actions">
          {session.state === 'active' ? (
            <button type="button" onClick={() => turn(window, session.id, 'paused')}>
              Pause
            </button>
          ) : (
            <button type="button" onClick={() => turn(window, session.id, 'active')}>
              Continue
            </button>
          )}
          {session.state === 'ended' ? null : (
            <button type="button" onClick={() => turn(window, session.id, 'ended')}>
              End
            </button>
          )}
          <button type="button" onClick={() => window.show(sessionDialog, { session: session.id })}>
            Details
          </button>
          <button type="button" onClick={() => window.show(logDialog, { session: session.id })}>
            Log
          </button>
        </div>
      ) : null}
    </li>
  )
}

function Articles() {
  const window = useWindow()
  const articles = useView((view) => view.state.library.articles)
  const open = useView((view) => openText(view)?.article)
  const session = useView(chosenSession)
  const [onlySession, setOnlySession] = useState(false)
  const [text, setText] = useState('')
  const search = useTextSearch(text)
  const wanted = foldText(text.trim()).folded
  const isShown = (id: ArticleId) => !(onlySession && session) || session.articles.includes(id)
  const shown = [...articles.values()]
    .filter((each) => isShown(each.id))
    .filter((each) => foldText(`${each.title} ${each.publisher}`).folded.includes(wanted))
    .sort((a, b) => b.importedAt.localeCompare(a.importedAt))
  return (
    <section aria-labelledby="articles-heading" className="grow">
      <header className="panel-header">
        <h2 id="articles-heading">Articles</h2>
        <button type="button" className="quiet" onClick={() => void pasteArticle(window)}>
          Paste
        </button>
        <button type="button" className="quiet" onClick={() => void chooseFile(window)}>
          Open…
        </button>
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
              if (event.key === 'Escape') setText('')
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
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari and VoiceOver drop the role of a list without markers */}
      <ul role="list" aria-label="Articles" className={search.kind === 'none' ? 'items' : 'items brief'}>
        {shown.map((article) => (
          <li key={article.id} className={article.id === open ? 'item chosen' : 'item'}>
            <button
              type="button"
              className="item-main"
              aria-current={article.id === open ? 'true' : undefined}
              onClick={() => void openArticle(window, article.id)}
            >
              <span className="item-title" title={article.title}>
                {article.title}
              </span>
              <span className="item-detail">
                {[article.publisher, `${amount(article.words)} words`].filter(Boolean).join(' · ')}
              </span>
            </button>
            {session ? (
              <button
                type="button"
                className="quiet small"
                title={session.articles.includes(article.id) ? 'Take it out of the session' : undefined}
                onClick={() => toggleArticle(window, session, article.id)}
              >
                {session.articles.includes(article.id) ? 'In session ✓' : 'Add to session'}
                <span className="visually-hidden">: {article.title}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length === 0 && wanted !== '' ? <p className="empty">No title has these words.</p> : null}
      <TextHits search={search} isShown={isShown} />
      {articles.size === 0 ? <p className="empty">Open a .txt or .md file, drop one here, or paste a text.</p> : null}
    </section>
  )
}
