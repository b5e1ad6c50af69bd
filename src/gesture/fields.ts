import { type Annotation, quotation } from '../annotation/annotation'
import type { Evidence, Statement } from '../claim/statement'
import type { AnnotationId, ProfileId, StatementId } from '../ids'
import { isPronoun } from '../source/naming'
import type { Profile } from '../source/profile'
import { Changes, type Desk, type Done } from './desk'
import { newProfile, newStatement, pointToProfile, pointToStatement } from './mention'
import { subjectOf } from './tag'

/** Sets one field of the code of a mark; an empty value clears it. */
export function setField(desk: Desk, id: AnnotationId, key: string, value: string): Done {
  return change(desk, id, 'field', (before) => withField(before, key, value))
}

/** The mark with another value in a field; an empty one clears it. */
export function withField(before: Annotation, key: string, value: string): Annotation {
  const { [key]: _, ...rest } = before.fields
  return { ...before, fields: value === '' ? rest : { ...rest, [key]: value } }
}

export function setNote(desk: Desk, id: AnnotationId, note: string): Done {
  return change(desk, id, 'note', (before) => ({ ...before, note }))
}

function change(desk: Desk, id: AnnotationId, gesture: 'field' | 'note', to: (before: Annotation) => Annotation): Done {
  const changes = new Changes(desk)
  const before = changes.annotation(id)
  if (before === null) return { gesture, subject: '', changes: [] }
  changes.put('annotation', to(before))
  return { gesture, subject: subjectOf(desk, before), changes: changes.list() }
}

export function setProfile(desk: Desk, id: ProfileId, set: Partial<Omit<Profile, 'id' | 'articles'>>): Done {
  const changes = new Changes(desk)
  const before = changes.profile(id)
  if (before === null) return { gesture: 'profile', subject: '', changes: [] }
  changes.put('profile', { ...before, ...set })
  return { gesture: 'profile', subject: before.name, changes: changes.list() }
}

/**
 * Says that a mention mentions another profile; its words become one of that profile's other names, pronouns apart.
 * What the old profile alone knew stays with it; one that knew nothing more than this mention goes.
 */
export function chooseProfile(desk: Desk, id: AnnotationId, to: ProfileId): Done {
  const changes = new Changes(desk)
  const annotation = changes.annotation(id)
  const profile = changes.profile(to)
  if (annotation === null || profile === null) return { gesture: 'merge profiles', subject: '', changes: [] }
  const words = quotation(annotation)
  if (!isPronoun(words) && ![profile.name, ...profile.otherNames].includes(words))
    changes.put('profile', { ...profile, otherNames: [...profile.otherNames, words] })
  pointToProfile(desk, changes, annotation, to)
  return { gesture: 'merge profiles', subject: `${words} → ${profile.name}`, changes: changes.list() }
}

/** Gives a mention a profile of its own again, made from its words. */
export function separateProfile(desk: Desk, id: AnnotationId): Done {
  const changes = new Changes(desk)
  const annotation = changes.annotation(id)
  if (annotation === null) return { gesture: 'merge profiles', subject: '', changes: [] }
  const words = quotation(annotation)
  pointToProfile(desk, changes, annotation, newProfile(desk, changes, words))
  return { gesture: 'merge profiles', subject: words, changes: changes.list() }
}

/** Sets what is said about a statement; a verdict gets the day of the gesture unless a day is given. */
export function setStatement(desk: Desk, id: StatementId, set: Partial<Omit<Statement, 'id' | 'articles'>>): Done {
  const changes = new Changes(desk)
  const before = changes.statement(id)
  const gesture = 'evidence' in set ? 'evidence' : 'statement'
  if (before === null) return { gesture, subject: '', changes: [] }
  const assessed = set.verdict === undefined ? {} : { assessedOn: set.verdict === '' ? '' : desk.now.slice(0, 10) }
  changes.put('statement', { ...before, ...assessed, ...set })
  return { gesture, subject: before.text, changes: changes.list() }
}

export function putEvidence(desk: Desk, id: StatementId, evidence: Evidence): Done {
  const known = desk.library.statements.get(id)?.evidence ?? []
  const replaced = known.map((each) => (each.id === evidence.id ? evidence : each))
  return setStatement(desk, id, {
    evidence: known.some((each) => each.id === evidence.id) ? replaced : [...known, evidence],
  })
}

export function removeEvidence(desk: Desk, id: StatementId, evidence: string): Done {
  const known = desk.library.statements.get(id)?.evidence ?? []
  return setStatement(desk, id, { evidence: known.filter((each) => each.id !== evidence) })
}

/** Says that a claim states what another claim states. */
export function chooseStatement(desk: Desk, id: AnnotationId, to: StatementId): Done {
  const changes = new Changes(desk)
  const annotation = changes.annotation(id)
  const statement = changes.statement(to)
  if (annotation === null || statement === null) return { gesture: 'merge statements', subject: '', changes: [] }
  pointToStatement(desk, changes, annotation, to)
  return { gesture: 'merge statements', subject: statement.text, changes: changes.list() }
}

/** Gives a claim a statement of its own again, made from its words. */
export function separateStatement(desk: Desk, id: AnnotationId): Done {
  const changes = new Changes(desk)
  const annotation = changes.annotation(id)
  if (annotation === null) return { gesture: 'merge statements', subject: '', changes: [] }
  const words = quotation(annotation)
  pointToStatement(desk, changes, annotation, newStatement(desk, changes, words))
  return { gesture: 'merge statements', subject: words, changes: changes.list() }
}
