import { addActiveTime, setSession, startSession, turnSession } from '../../src/gesture/session'
import type { ArticleId, SessionId } from '../../src/ids'
import { type Activity, act, counted, noActivity } from '../../src/session/activity'
import type { Session } from '../../src/session/session'
import { openText } from '../place/place'
import { chosenSession, currentSession } from '../window/session'
import type { AppWindow } from '../window/window'

/** Time at work goes into the session's record when this much has come together, and whenever the session turns. */
const COUNT_EVERY_MS = 60_000

/** Counts the time at work of the session that is active. */
export class ActiveTime {
  readonly #window: AppWindow
  #activity: Activity = noActivity

  constructor(window: AppWindow) {
    this.#window = window
    window.onActivity = () => this.touch()
  }

  touch(): void {
    if (chosenSession(this.#window.view())?.state !== 'active') {
      this.#activity = noActivity
      return
    }
    this.#activity = act(this.#activity, performance.now())
    if (this.#activity.uncountedMs >= COUNT_EVERY_MS) this.count()
  }

  /** Writes what has come together into the session's record. */
  count(): void {
    const session = chosenSession(this.#window.view())
    const { uncountedMs } = this.#activity
    this.#activity = counted(this.#activity)
    if (session?.state === 'active' && uncountedMs >= 1000)
      this.#window.perform(addActiveTime(session, uncountedMs), 'log')
  }
}

/** Begins a session with the article on screen; another one that was active pauses. */
export function beginSession(window: AppWindow, title: string, question: string): void {
  pauseActive(window, null)
  const id = crypto.randomUUID() as SessionId
  const open = openText(window)
  const articles = open === null ? [] : [open.article]
  window.set(currentSession, id)
  window.perform(startSession(id, title, question, articles, new Date().toISOString()), 'log')
}

export function turn(window: AppWindow, id: SessionId, state: Session['state']): void {
  if (state === 'active') pauseActive(window, id)
  const session = window.view().state.library.sessions.get(id)
  if (session === undefined) return
  // Subtle: the log entry of an end still belongs to the session, so that it is written before the state turns.
  window.set(currentSession, id)
  window.perform(turnSession(session, state, new Date().toISOString()), 'log')
}

function pauseActive(window: AppWindow, except: SessionId | null): void {
  window.onActivity()
  for (const session of window.view().state.library.sessions.values())
    if (session.state === 'active' && session.id !== except)
      window.perform(turnSession(session, 'paused', new Date().toISOString()), 'log')
}

/** Chooses a session to look at; the active one goes on. */
export function chooseSession(window: AppWindow, id: SessionId | null): void {
  window.set(currentSession, id)
}

/** Adds the article to the session, or takes it out; the article itself stays in the library. */
export function toggleArticle(window: AppWindow, session: Session, article: ArticleId): void {
  const articles = session.articles.includes(article)
    ? session.articles.filter((each) => each !== article)
    : [...session.articles, article]
  window.perform(setSession(session, { articles }))
}
