import { isDeepStrictEqual } from 'node:util'
import type { LibraryStore } from '../../main/storage/store'
import type { ArticleId } from '../../src/ids'
import type { Change, Edit } from '../../src/record/edit'
import { emptyLibrary, type Library } from '../../src/record/state'

/** Records by "table/id": the plainest shape that a library has. */
export type Records = ReadonlyMap<string, unknown>

export function keyOf({ table, before, after }: Change): string {
  return `${table}/${(after ?? before)?.id}`
}

function libraryRecords(library: Library): Records {
  const { settings, codebooks, articles, profiles, statements, sessions } = library
  const records = new Map<string, unknown>([['settings/settings', settings]])
  const tables = { codebook: codebooks, article: articles, profile: profiles, statement: statements, session: sessions }
  for (const [table, all] of Object.entries(tables)) {
    for (const [id, record] of all) records.set(`${table}/${id}`, record)
  }
  return records
}

/** All that a store keeps; it lets go of marks that were not looked at for long, so they are asked for one by one. */
export async function allRecords(store: LibraryStore, known: Iterable<ArticleId> = []): Promise<Records> {
  const { library } = store.state
  const records = new Map(libraryRecords(library))
  for (const article of new Set([...library.articles.keys(), ...known])) {
    const marks = await store.openMarks(article)
    if (!marks.ok) continue
    for (const annotation of marks.value.annotations.values()) records.set(`annotation/${annotation.id}`, annotation)
    for (const each of marks.value.attributions.values()) records.set(`attribution/${each.id}`, each)
  }
  return records
}

export const noRecords: Records = libraryRecords(emptyLibrary)

/** Lays changes into records, in place. Answers with the first key whose `before` is not what is there, or null. */
export function lay(records: Map<string, unknown>, changes: readonly Change[]): string | null {
  let misfit: string | null = null
  for (const change of changes) {
    const key = keyOf(change)
    if (!isDeepStrictEqual(plain(records.get(key) ?? null), plain(change.before))) misfit ??= key
    if (change.after === null) records.delete(key)
    else records.set(key, change.after)
  }
  return misfit
}

/** The value as JSON has it, so that a key that is undefined counts as missing. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}

/** What a history of edits comes to, worked out without the domain's own code. */
interface Outcome {
  readonly records: Records
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Sentences about edits that can't follow those before them. */
  readonly faults: readonly string[]
}

/** Plays a history in a plain map: an undo must be the mirror of the edit it takes back, a redo the edit again. */
export function play(history: readonly Pick<Edit, 'id' | 'act' | 'of' | 'changes'>[]): Outcome {
  const records = new Map(noRecords)
  const done: Pick<Edit, 'id' | 'changes'>[] = []
  const undone: Pick<Edit, 'id' | 'changes'>[] = []
  const faults: string[] = []
  for (const edit of history) {
    const misfit = lay(records, edit.changes)
    if (misfit !== null) faults.push(`edit ${edit.id} does not fit ${misfit}`)
    if (edit.act === 'do') {
      done.push(edit)
      undone.length = 0
    } else if (edit.act === 'undo') {
      const taken = done.pop()
      if (taken?.id !== edit.of) faults.push(`undo ${edit.id} takes back ${edit.of}, not ${taken?.id}`)
      if (taken === undefined) continue
      if (!isMirror(taken.changes, edit.changes)) faults.push(`undo ${edit.id} is no mirror of ${taken.id}`)
      undone.push(taken)
    } else if (edit.act === 'redo') {
      const again = undone.pop()
      if (again?.id !== edit.of) faults.push(`redo ${edit.id} brings ${edit.of}, not ${again?.id}`)
      if (again === undefined) continue
      if (!isDeepStrictEqual(plain(again.changes), plain(edit.changes))) faults.push(`redo ${edit.id} differs`)
      done.push(again)
    }
  }
  return { records, canUndo: done.length > 0, canRedo: undone.length > 0, faults }
}

function isMirror(changes: readonly Change[], mirror: readonly Change[]): boolean {
  const turned = [...changes].reverse().map(({ table, before, after }) => ({ table, before: after, after: before }))
  return isDeepStrictEqual(plain(turned), plain(mirror))
}

/** The keys under which two sets of records differ. */
export function differences(a: Records, b: Records): readonly string[] {
  const keys = new Set([...a.keys(), ...b.keys()])
  return [...keys].filter((key) => !isDeepStrictEqual(plain(a.get(key)), plain(b.get(key))))
}
