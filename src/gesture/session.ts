import type { Article, Provenance } from '../article/article'
import type { ArticleId, SessionId } from '../ids'
import type { Session } from '../session/session'
import type { Done } from './desk'

/** Begins a session. Its articles are those that are given, such as the one on screen. */
export function startSession(
  id: SessionId,
  title: string,
  question: string,
  articles: readonly ArticleId[],
  now: string,
): Done {
  const after: Session = {
    id,
    title,
    question,
    notes: '',
    articles,
    state: 'active',
    startedAt: now,
    endedAt: null,
    activeMs: 0,
  }
  return { gesture: 'start session', subject: title, changes: [{ table: 'session', before: null, after }] }
}

const gestureOf = { active: 'continue session', paused: 'pause session', ended: 'end session' } as const

/** Pauses, continues or ends a session; an ended one that is continued is open again. */
export function turnSession(before: Session, state: Session['state'], now: string): Done {
  if (before.state === state) return { gesture: gestureOf[state], subject: before.title, changes: [] }
  const after: Session = { ...before, state, endedAt: state === 'ended' ? now : null }
  return { gesture: gestureOf[state], subject: before.title, changes: [{ table: 'session', before, after }] }
}

/** Counts time at work, in whole milliseconds. */
export function addActiveTime(before: Session, ms: number): Done {
  const after: Session = { ...before, activeMs: before.activeMs + Math.round(ms) }
  return { gesture: 'active time', subject: before.title, changes: [{ table: 'session', before, after }] }
}

export function setSession(
  before: Session,
  set: Partial<Pick<Session, 'title' | 'question' | 'notes' | 'articles'>>,
): Done {
  const after: Session = { ...before, ...set }
  return { gesture: 'session', subject: after.title, changes: [{ table: 'session', before, after }] }
}

export function setProvenance(before: Article, set: Partial<Provenance>): Done {
  const after: Article = { ...before, ...set }
  return { gesture: 'provenance', subject: after.title, changes: [{ table: 'article', before, after }] }
}
