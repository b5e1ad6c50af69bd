import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { LibraryStore } from '../../main/storage/store'
import { agreeWithModel, type Real } from '../integration/storage/store-model'
import { outcome, type Proof, type Setting } from './proof'

/** What a run may do to the store that it is handed: nothing, or, for the self-check, break it. */
type Breakage = (store: LibraryStore) => void

/**
 * Runs of the model on stores in memory. One in two writes snapshots behind every few edits; of those there is no
 * crash in this process, since what they were writing would go on being written: the other proofs kill.
 */
async function agree(setting: Setting, numRuns: number, breakIt: Breakage): Promise<number> {
  let runs = 0
  const begin = async (): Promise<Real> => {
    const folder = await mkdtemp(join(setting.memory, 'model-'))
    const most = [Number.POSITIVE_INFINITY, 1, Number.POSITIVE_INFINITY, 3][runs++ % 4] ?? 1
    const open = async () => {
      const opened = await LibraryStore.open(folder, { pace: { quietMs: 1e6, most } })
      if (!opened.ok) throw new Error(`The store must open: ${opened.error.code}.`)
      breakIt(opened.value)
      return opened.value
    }
    const left: LibraryStore[] = []
    const reopen: Real['reopen'] = async (store, after, between) => {
      if (after === 'close' || Number.isFinite(most)) await store.close()
      else left.push(store)
      between()
      return open()
    }
    folders.set(reopen, { folder, left })
    return { store: await open(), reopen }
  }
  const end = async ({ store, reopen }: Real) => {
    const { folder, left } = folders.get(reopen) ?? { folder: '', left: [] }
    folders.delete(reopen)
    for (const each of [...left, store]) await each.close().catch(() => undefined)
    await rm(folder, { recursive: true, force: true })
  }
  const folders = new Map<Real['reopen'], { readonly folder: string; readonly left: readonly LibraryStore[] }>()
  await agreeWithModel(begin, end, { numRuns, seed: setting.seed })
  return runs
}

const sound: Breakage = () => undefined

/** A redo that says it was done, and was not. */
const idleRedo: Breakage = (store) => {
  const redo = store.redo.bind(store)
  store.redo = async (stamp) => (store.can.canRedo ? { ok: true, value: {} as never } : redo(stamp))
}

export const model: Proof = {
  name: 'model',
  promise: 'edits, undo and redo come to what they say, over restarts and migrations',
  title: 'equal to a plain map with a history',
  how: 'fast-check: up to 40 edits, undos, redos, snapshots, closings, crashes, migrations and merges in each run',
  run: async (setting) => {
    let disagreement: string | null = null
    let runs = 0
    try {
      runs = await agree(setting, setting.form === 'long' ? 10_000 : 200, sound)
    } catch (error) {
      disagreement = describe(error)
    }
    const noticed = await agree(setting, 200, idleRedo).then(
      () => false,
      () => true,
    )
    const selfCheck = `self-check: an idle redo ${noticed ? 'is noticed' : 'goes unnoticed'}`
    const numbers = `${runs} runs, ${disagreement === null ? 0 : 1} disagreements; ${selfCheck}`
    return outcome(disagreement === null && noticed, numbers, disagreement === null ? [] : [disagreement])
  },
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `\n${error.cause.stack ?? error.cause.message}` : ''
  return `${error.message.slice(0, 600)}${cause.slice(0, 900)}`
}
