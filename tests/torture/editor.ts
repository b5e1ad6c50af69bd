// The child process of the proofs: edits as fast as it can and says each acknowledgement, until it is killed.
import { writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Edit, Stamp } from '../../src/record/edit'
import { Chance } from './chance'
import { anEdit, exporting, nextGesture, stamp } from './gestures'
import { lay, type Records } from './records'
import { openSaver, type Saved, type Saver } from './savers'
import type { Line, Orders } from './testimony'

const PIPE = 3

const now = () => String(process.hrtime.bigint())

/** Returns when the line is in the pipe, where it outlives this process. */
function say(line: Line): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(PIPE, bytes, written)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}

/** Waits in the system's own `open` until the parent opens the other end. */
async function passGate({ gate }: Orders, when: 'before open' | 'after open'): Promise<void> {
  if (gate?.when !== when) return
  await (await open(gate.path, 'r')).close()
}

class Editor {
  readonly #saver: Saver
  readonly #chance: Chance
  readonly #longNotes: boolean
  /** With the edits that were handed in and not yet answered. */
  #ahead: Map<string, unknown>

  private constructor(saver: Saver, { seed, longNotes }: Orders, records: Records) {
    this.#saver = saver
    this.#longNotes = longNotes
    this.#chance = new Chance(seed)
    this.#ahead = new Map(records)
  }

  static async begin(saver: Saver, orders: Orders): Promise<Editor> {
    return new Editor(saver, orders, await saver.records())
  }

  async step(): Promise<void> {
    const gesture = this.#needsArticles() ? ({ kind: 'import' } as const) : nextGesture(this.#chance)
    switch (gesture.kind) {
      case 'edits':
        await Promise.all(Array.from({ length: gesture.count }, () => this.#commit(this.#edit())))
        return
      case 'export':
        return this.#commit(exporting())
      case 'undo':
        return this.#hand(stamp(), null, (by) => this.#saver.undo(by))
      case 'redo':
        return this.#hand(stamp(), null, (by) => this.#saver.redo(by))
      case 'import':
        return this.#hand(stamp(), null, (by) => this.#saver.importFile(`${by.id}.txt`, by))
    }
  }

  #edit(): Edit {
    return anEdit(this.#chance, this.#ahead, this.#longNotes)
  }

  #needsArticles(): boolean {
    return [...this.#ahead.keys()].filter((key) => key.startsWith('article/')).length < 2
  }

  async #commit(edit: Edit): Promise<void> {
    lay(this.#ahead, edit.changes)
    await this.#hand(edit, edit.changes, () => this.#saver.commit(edit))
  }

  async #hand(by: Stamp, changes: Edit['changes'] | null, work: (by: Stamp) => Promise<Saved>): Promise<void> {
    say({ kind: 'try', id: by.id, changes, at: now() })
    const saved = await work(by)
    const at = now()
    if (saved.ok) {
      say({ kind: 'ack', id: by.id, at })
      if (changes === null) lay(this.#ahead, saved.value)
      return
    }
    say({ kind: 'not', id: by.id, reason: saved.error, at })
    // A little rest, so that a disk that stays full is not asked a million times.
    await new Promise((rested) => setTimeout(rested, 5))
    this.#ahead = new Map(await this.#saver.records())
  }
}

async function main(orders: Orders): Promise<void> {
  await passGate(orders, 'before open')
  const opened = await openSaver(orders)
  if (!opened.ok) return say({ kind: 'cannot-open', reason: opened.error })
  const editor = await Editor.begin(opened.value, orders)
  say({ kind: 'open', at: now() })
  await passGate(orders, 'after open')
  for (let step = 0; step < (orders.steps ?? Number.POSITIVE_INFINITY); step++) await editor.step()
  if (orders.close) await opened.value.close()
  say({ kind: 'end' })
  process.exit(0)
}

await main(JSON.parse(process.argv[2] ?? 'null'))
