import { type Annotation, quotation } from '../annotation/annotation'
import { CLOSING, OPENING } from '../article/quotation-marks'
import { type Statement, statementThat } from '../claim/statement'
import { roleOf } from '../codebook/codebook'
import { wholeCodebook } from '../codebook/codebooks'
import type { ProfileId, StatementId } from '../ids'
import { comparableName, isKnownAs, profileKind, profileKnownAs } from '../source/naming'
import type { Profile } from '../source/profile'
import type { Changes, Desk } from './desk'

/** A profile that says no more than the mention from which it was made. */
function isBare(profile: Profile): boolean {
  return (
    profile.affiliation === '' && profile.role === '' && profile.reliability === '' && profile.otherNames.length === 0
  )
}

/** A statement that says no more than the mention from which it was made. */
function isUntouched(statement: Statement): boolean {
  return (
    statement.verdict === '' &&
    statement.reason === '' &&
    statement.credibility === '' &&
    statement.evidence.length === 0
  )
}

/** Points a mention to the profile or statement that its role asks for: one that is known by its words, or a new one. */
export function attach(desk: Desk, changes: Changes, annotation: Annotation): Annotation {
  const role = roleOf(wholeCodebook(desk.library), annotation.code)
  const words = quotation(annotation)
  if (role === 'source')
    return pointToProfile(
      desk,
      changes,
      annotation,
      knownProfile(desk, changes, words) ?? newProfile(desk, changes, words),
    )
  if (role === 'claim') {
    const known = knownStatement(desk, changes, restated(words))
    return pointToStatement(desk, changes, annotation, known ?? newStatement(desk, changes, words))
  }
  return annotation
}

function knownProfile(desk: Desk, changes: Changes, words: string): ProfileId | null {
  const stored = profileKnownAs(desk.library.profiles, words)
  const id = stored?.id ?? changes.made.profiles.get(comparableName(words))
  const profile = id === undefined ? null : changes.profile(id)
  return profile !== null && isKnownAs(profile, words) ? profile.id : null
}

function knownStatement(desk: Desk, changes: Changes, text: string): StatementId | null {
  const id = statementThat(desk.library.statements, text)?.id ?? changes.made.statements.get(text)
  return id === undefined ? null : (changes.statement(id)?.id ?? null)
}

/** Makes a profile from the words of a mention. */
export function newProfile(desk: Desk, changes: Changes, words: string): ProfileId {
  const id = desk.newId() as ProfileId
  changes.made.profiles.set(comparableName(words), id)
  changes.put('profile', {
    id,
    name: words,
    otherNames: [],
    kind: profileKind(words),
    affiliation: '',
    role: '',
    reliability: '',
    articles: [],
  })
  return id
}

/** Makes a statement from the words of a claim. */
export function newStatement(desk: Desk, changes: Changes, words: string): StatementId {
  const id = desk.newId() as StatementId
  changes.made.statements.set(restated(words), id)
  changes.put('statement', {
    id,
    text: restated(words),
    verdict: '',
    reason: '',
    assessedOn: '',
    credibility: '',
    evidence: [],
    articles: [],
  })
  return id
}

const QUOTED_ENDS = new RegExp(`^[${OPENING}]+|[${CLOSING},]+$`, 'g')

/** The words of a claim as a statement: quotation marks at both ends are gone, and its first letter is a capital. */
export function restated(words: string): string {
  const bare = words.replace(QUOTED_ENDS, '').replace(/\s+/g, ' ').trim() || words
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

export function pointToProfile(desk: Desk, changes: Changes, annotation: Annotation, to: ProfileId): Annotation {
  const profile = changes.profile(to)
  if (profile === null) throw new Error('A mention must point to a profile that is there.')
  const pointed = { ...annotation, profile: to }
  changes.put('annotation', pointed)
  if (!profile.articles.includes(desk.article))
    changes.put('profile', { ...profile, articles: [...profile.articles, desk.article] })
  if (annotation.profile !== null && annotation.profile !== to) leaveProfile(desk, changes, annotation.profile)
  return pointed
}

export function pointToStatement(desk: Desk, changes: Changes, annotation: Annotation, to: StatementId): Annotation {
  const statement = changes.statement(to)
  if (statement === null) throw new Error('A claim must point to a statement that is there.')
  const pointed = { ...annotation, statement: to }
  changes.put('annotation', pointed)
  if (!statement.articles.includes(desk.article))
    changes.put('statement', { ...statement, articles: [...statement.articles, desk.article] })
  if (annotation.statement !== null && annotation.statement !== to) leaveStatement(desk, changes, annotation.statement)
  return pointed
}

/** Keeps the profile's articles in step after a mention has gone; drops it when nothing else is known of it. */
export function leaveProfile(desk: Desk, changes: Changes, id: ProfileId): void {
  const profile = changes.profile(id)
  if (profile === null || changes.mentions(id) > 0) return
  const articles = profile.articles.filter((each) => each !== desk.article)
  if (articles.length === 0 && isBare(profile)) changes.remove('profile', id)
  else changes.put('profile', { ...profile, articles })
}

/** Keeps the statement's articles in step after a mention has gone; drops it when nothing was said about it. */
export function leaveStatement(desk: Desk, changes: Changes, id: StatementId): void {
  const statement = changes.statement(id)
  if (statement === null || changes.mentions(id) > 0) return
  const articles = statement.articles.filter((each) => each !== desk.article)
  if (articles.length === 0 && isUntouched(statement)) changes.remove('statement', id)
  else changes.put('statement', { ...statement, articles })
}
