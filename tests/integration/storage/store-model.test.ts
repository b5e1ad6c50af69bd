import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LibraryStore } from '../../../main/storage/store'
import { annotation, article, change, edit, id, openStore, otherArticle, stamp, tag, temporaryFolder } from './sample'

/** The notes of marks by their name, as plain as can be, and every such state that can be undone and redone to. */
interface Model {
  notes: ReadonlyMap<string, string>
  done: ReadonlyMap<string, string>[]
  undone: ReadonlyMap<string, string>[]
}

interface Real {
  readonly folder: string
  store: LibraryStore
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
  expect(notes).toEqual(model.notes)
  expect(store.can).toEqual({ canUndo: model.done.length > 0, canRedo: model.undone.length > 0 })
  expect(store.problems).toEqual([])
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
    expect((await real.store.commit(edit(made))).ok).toBe(true)
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
    expect((await real.store.undo(stamp())).ok).toBe(before !== undefined)
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
    expect((await real.store.redo(stamp())).ok).toBe(after !== undefined)
    if (after !== undefined) {
      model.done.push(model.notes)
      model.notes = after
    }
    await agree(model, real)
  }

  toString = () => 'redo'
}

/** Opens the store again, after it was closed or as after a crash. */
class Reopen implements Command {
  readonly closed: boolean

  constructor(closed: boolean) {
    this.closed = closed
  }

  check = () => true

  async run(model: Model, real: Real) {
    if (this.closed) await real.store.close()
    real.store = await openStore(real.folder)
    await agree(model, real)
  }

  toString = () => (this.closed ? 'close and reopen' : 'crash and reopen')
}

it('does what a plain map with a history does, whatever is done to it', async () => {
  const note = fc.option(fc.constantFrom('one', 'two', 'three'), { freq: 3 })
  const commands = fc.commands(
    [
      fc.tuple(fc.constantFrom(...names), note).map(([name, to]) => new SetNote(name, to)),
      fc.constant(new Undo()),
      fc.constant(new Redo()),
      fc.boolean().map((closed) => new Reopen(closed)),
    ],
    { maxCommands: 40 },
  )
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      const folder = await temporaryFolder()
      const store = await openStore(folder)
      await fc.asyncModelRun(
        () => ({ model: { notes: new Map(), done: [], undone: [] }, real: { folder, store } }),
        list,
      )
    }),
    { numRuns: 40 },
  )
})
