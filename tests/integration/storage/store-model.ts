import { deepStrictEqual } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { listBackups } from '../../../main/storage/backup/backups'
import type { LibraryStore } from '../../../main/storage/store'
import type { Marks } from '../../../src/annotation/marks'
import { merge } from '../../../src/exchange/merge'
import { resolve } from '../../../src/exchange/resolve'
import type { ArticleId } from '../../../src/ids'
import { noMarks } from '../../../src/record/state'
import { addMigration, appendingToNotes, forgetMigrations } from './growing-schema'
import { alone, annotation, article, change, edit, id, otherArticle, stamp, tag } from './sample'

/** The notes of marks by their name, as plain as can be, and every such state that can be undone and redone to. */
interface Model {
  notes: ReadonlyMap<string, string>
  done: ReadonlyMap<string, string>[]
  undone: ReadonlyMap<string, string>[]
}

/** A store, and how to open it again, once it was closed or as after a crash. */
export interface Real {
  store: LibraryStore
  readonly reopen: (store: LibraryStore, after: 'close' | 'crash', between: () => void) => Promise<LibraryStore>
}

type Command = fc.AsyncCommand<Model, Real>

const names = ['a', 'b', 'c', 'd']
const whereIs = (name: string) => (name < 'c' ? article : otherArticle)

async function agree(model: Model, { store }: Real) {
  const notes = new Map<string, string>()
  for (const name of names) {
    const marks = await store.openMarks(whereIs(name))
    const found = marks.ok && marks.value.annotations.get(id(name))
    if (found) notes.set(name, found.note)
  }
  deepStrictEqual(notes, new Map(names.flatMap((name) => noteOf(model, name))))
  deepStrictEqual(store.can, { canUndo: model.done.length > 0, canRedo: model.undone.length > 0 })
  deepStrictEqual(store.problems, [])
}

function noteOf({ notes }: Model, name: string): readonly (readonly [string, string])[] {
  const note = notes.get(name)
  return note === undefined ? [] : [[name, note]]
}

/** Sets the note of a mark, makes the mark where there is none, and removes it for null. */
class SetNote implements Command {
  readonly name: string
  readonly note: string | null

  constructor(name: string, note: string | null) {
    this.name = name
    this.note = note
  }

  check = () => true

  async run(model: Model, real: Real) {
    const { name, note } = this
    const before = model.notes.get(name)
    if (before === undefined && note === null) return
    const where = whereIs(name)
    const after = note === null ? null : annotation(name, note, where)
    const made =
      before === undefined && after !== null ? tag(after) : change(annotation(name, before ?? '', where), after)
    deepStrictEqual((await real.store.commit(edit(made))).ok, true)
    const notes = new Map(model.notes)
    if (note === null) notes.delete(name)
    else notes.set(name, note)
    model.done.push(model.notes)
    model.undone = []
    model.notes = notes
    await agree(model, real)
  }

  toString = () => `set ${this.name} to ${this.note}`
}

class Undo implements Command {
  check = () => true

  async run(model: Model, real: Real) {
    const before = model.done.pop()
    deepStrictEqual((await real.store.undo(stamp())).ok, before !== undefined)
    if (before !== undefined) {
      model.undone.push(model.notes)
      model.notes = before
    }
    await agree(model, real)
  }

  toString = () => 'undo'
}

class Redo implements Command {
  check = () => true

  async run(model: Model, real: Real) {
    const after = model.undone.pop()
    deepStrictEqual((await real.store.redo(stamp())).ok, after !== undefined)
    if (after !== undefined) {
      model.done.push(model.notes)
      model.notes = after
    }
    await agree(model, real)
  }

  toString = () => 'redo'
}

const WORDS = ', anew'

/**
 * Opens the store again, after it was closed or as after a crash, in the same or in a newer version of the app, which
 * says all notes otherwise. Closing writes the snapshots.
 */
class Reopen implements Command {
  readonly after: 'close' | 'crash'
  readonly isNewer: boolean

  constructor(after: 'close' | 'crash', isNewer: boolean) {
    this.after = after
    this.isNewer = isNewer
  }

  check = () => true

  async run(model: Model, real: Real) {
    const edits = (await real.store.describe()).counts.edits
    real.store = await real.reopen(real.store, this.after, () => {
      if (this.isNewer) addMigration(appendingToNotes(WORDS))
    })
    if (this.isNewer) {
      const inNewWords = (notes: Model['notes']) => new Map([...notes].map(([name, said]) => [name, said + WORDS]))
      model.notes = inNewWords(model.notes)
      model.done = model.done.map(inNewWords)
      model.undone = model.undone.map(inNewWords)
      const copies = await listBackups(alone(real.store))
      deepStrictEqual(copies[0]?.counts.edits ?? 0, edits)
    }
    await agree(model, real)
  }

  toString = () => `${this.after} and reopen${this.isNewer ? ' in a newer version' : ''}`
}

/** Merges a library in which some marks have notes of their own: new marks come, and of others the choice decides. */
class Merge implements Command {
  readonly theirs: ReadonlyMap<string, string>
  readonly choice: 'mine' | 'theirs'

  constructor(theirs: ReadonlyMap<string, string>, choice: 'mine' | 'theirs') {
    this.theirs = theirs
    this.choice = choice
  }

  check = () => true

  async run(model: Model, real: Real) {
    const { library } = real.store.state
    const mine = new Map<ArticleId, Marks>()
    for (const each of [article, otherArticle]) {
      const opened = await real.store.openMarks(each)
      mine.set(each, opened.ok ? opened.value : noMarks)
    }
    const theirs = [...this.theirs].map(([name, text]) => annotation(name, text, whereIs(name)))
    const inArticle = (where: ArticleId) => theirs.filter((each) => each.article === where)
    const marksIn = (where: ArticleId): Marks => ({
      ...noMarks,
      annotations: new Map(inArticle(where).map((each) => [each.id, each])),
    })
    const marks = new Map([article, otherArticle].map((each) => [each, marksIn(each)]))
    const merged = merge({ library, marks: mine }, { library, marks })
    const choices = new Map(merged.conflicts.map(({ key }) => [key, this.choice]))
    const { changes } = resolve(merged, choices, randomUUID)
    if (changes.length > 0) {
      deepStrictEqual((await real.store.commit(edit(...changes))).ok, true)
      model.done.push(model.notes)
      model.undone = []
      const [under, over] = this.choice === 'mine' ? [this.theirs, model.notes] : [model.notes, this.theirs]
      model.notes = new Map([...under, ...over])
    }
    await agree(model, real)
  }

  toString = () => `merge ${JSON.stringify([...this.theirs])} with ${this.choice}`
}

const note = fc.option(fc.constantFrom('one', 'two', 'three'), { freq: 3 })
const commands = fc.commands(
  [
    fc.tuple(fc.constantFrom(...names), note).map(([name, to]) => new SetNote(name, to)),
    fc.constant(new Undo()),
    fc.constant(new Redo()),
    fc
      .tuple(
        fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom('one', 'two', 'four')), {
          selector: ([name]) => name,
        }),
        fc.constantFrom('mine' as const, 'theirs' as const),
      )
      .map(([theirs, choice]) => new Merge(new Map(theirs), choice)),
    fc
      .tuple(fc.constantFrom('close' as const, 'crash' as const), fc.constantFrom(false, false, true))
      .map(([after, isNewer]) => new Reopen(after, isNewer)),
  ],
  { maxCommands: 40 },
)

/**
 * Throws when a store, made by `begin` for each run on a folder of its own, does not do what a plain map with a history
 * does. `end` is called with the last store of a run.
 */
export async function agreeWithModel(
  begin: () => Promise<Real>,
  end: (real: Real) => Promise<void>,
  options: { readonly numRuns: number; readonly seed?: number },
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      forgetMigrations()
      const real = await begin()
      try {
        await fc.asyncModelRun(() => ({ model: { notes: new Map(), done: [], undone: [] }, real }), list)
      } finally {
        await end(real)
      }
    }),
    options,
  )
}
