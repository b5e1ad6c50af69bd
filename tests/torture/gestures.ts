import { randomUUID } from 'node:crypto'
import type { Annotation } from '../../src/annotation/annotation'
import type { AnnotationId, ArticleId, ProfileId } from '../../src/ids'
import type { ReadArticle } from '../../src/import/format'
import type { GivenFile } from '../../src/ipc/contract'
import type { Change, Edit, Stamp } from '../../src/record/edit'
import type { Profile } from '../../src/source/profile'
import type { Chance } from './chance'
import type { Records } from './records'

/** What the editor does next. */
export type Gesture =
  | { readonly kind: 'edits'; readonly count: number }
  | { readonly kind: 'undo' | 'redo' | 'import' | 'export' }

/** Mostly edits, several at once, so that some wait while others are written. */
export function nextGesture(chance: Chance): Gesture {
  const number = chance.below(100)
  if (number < 80) return { kind: 'edits', count: 1 + chance.below(6) }
  if (number < 88) return { kind: 'undo' }
  if (number < 94) return { kind: 'redo' }
  return { kind: number < 97 ? 'export' : 'import' }
}

export function stamp(): Stamp {
  return { id: randomUUID() as Stamp['id'], author: 'Ada', session: null, at: '2026-04-21T10:00:00.000Z' }
}

/** An entry of the log, without changes. */
export function exporting(): Edit {
  return { ...stamp(), act: 'log', of: null, gesture: 'export', subject: 'report.html', changes: [] }
}

/** One to three changes of marks and profiles, each of another record, that fit the records. */
export function anEdit(chance: Chance, records: Records, longNotes: boolean): Edit {
  const words = note(chance, longNotes)
  const changes = new Map<string, Change>()
  const articles = idsOf<ArticleId>(records, 'article')
  for (let count = 1 + chance.below(3); count > 0; count--) {
    const change =
      chance.below(5) === 0 ? ofProfile(chance, records, words) : ofMark(chance, records, chance.pick(articles), words)
    changes.set(`${change.table}/${(change.after ?? change.before)?.id}`, change)
  }
  const subject = chance.pick(['“Word”', '“Слово”', '“two\nlines”'])
  return { ...stamp(), act: 'do', of: null, gesture: 'tag', subject, changes: [...changes.values()] }
}

function ofMark(chance: Chance, records: Records, article: ArticleId, words: string): Change {
  const marks = [...records.values()].filter((record) => isMarkOf(record, article))
  if (marks.length < 6 || chance.below(8) === 0) {
    return { table: 'annotation', before: null, after: mark(article, words) }
  }
  const before = chance.pick(marks)
  const after = chance.below(6) === 0 ? null : { ...before, note: words }
  return { table: 'annotation', before, after }
}

function isMarkOf(record: unknown, article: ArticleId): record is Annotation {
  return typeof record === 'object' && record !== null && 'selectors' in record && 'article' in record
    ? record.article === article
    : false
}

function ofProfile(chance: Chance, records: Records, words: string): Change {
  const ids = idsOf<ProfileId>(records, 'profile')
  if (ids.length < 3) return { table: 'profile', before: null, after: profile() }
  const before = records.get(`profile/${chance.pick(ids)}`) as Profile
  return { table: 'profile', before, after: { ...before, role: words } }
}

function idsOf<Id extends string>(records: Records, table: string): readonly Id[] {
  return [...records.keys()]
    .filter((key) => key.startsWith(`${table}/`))
    .map((key) => key.slice(table.length + 1) as Id)
}

/** Short; every other one, where that is wanted, longer than a page of memory, so that snapshots are soon due. */
function note(chance: Chance, mayBeLong: boolean): string {
  const length = mayBeLong && chance.below(2) === 0 ? 4000 + chance.below(9000) : chance.below(60)
  return `${chance.below(1e9)} ${'заметка\t“note”\n'.repeat(1 + length / 15)}`
}

function mark(article: ArticleId, text: string): Annotation {
  return {
    id: randomUUID() as AnnotationId,
    article,
    code: 'claim',
    selectors: [{ start: 0, end: 4, exact: 'Word', prefix: '', suffix: '' }],
    fields: {},
    note: text,
    orphan: null,
    profile: null,
    statement: null,
    author: 'Ada',
    madeAt: '2026-04-21T10:00:00.000Z',
  }
}

function profile(): Profile {
  const id = randomUUID() as ProfileId
  const [name, kind] = [`Source ${id}`, 'named-person'] as const
  return { id, name, otherNames: [], kind, affiliation: '', role: '', reliability: '', articles: [] }
}

/** The text of the file that `aFile` makes of a name. */
export function textOf(name: string): string {
  return `Word of ${name} came on Monday.\n\nNobody confirmed it.`
}

export function aFile(name: string): { readonly file: GivenFile; readonly read: ReadArticle } {
  const text = textOf(name)
  const middle = text.indexOf('\n')
  return {
    file: { name, bytes: new TextEncoder().encode(text) },
    read: {
      provenance: {},
      encoding: 'utf-8',
      reader: { id: 'plain-text', version: 1 },
      losses: [],
      title: name,
      text,
      blocks: [
        { kind: 'paragraph', start: 0, end: middle },
        { kind: 'paragraph', start: middle + 2, end: text.length },
      ],
    },
  }
}
