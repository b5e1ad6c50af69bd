import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, bench, describe } from 'vitest'
import { LibraryStore } from '../../main/storage/store'
import { annotation, article, change, edit, tag } from '../integration/storage/sample'

// What the store costs beyond time: bytes written for each edit, snapshots included (at most 4 times the record), how
// long it keeps the process from anything else with 50,000 marks in an article (at most 50 ms), and memory.
const EDITS = 10_000
const MARKS = 50_000

const folder = await mkdtemp(join(tmpdir(), 'sourcemark-cost-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function openStore(name: string): Promise<LibraryStore> {
  const opened = await LibraryStore.open(join(folder, name))
  if (!opened.ok) throw new Error(`The folder must be writable: ${opened.error.code}.`)
  return opened.value
}

/** Bytes that this process has handed to the system so far (proc(5), Linux only). */
async function written(): Promise<number> {
  return Number(/wchar: (\d+)/.exec(await readFile('/proc/self/io', 'utf8').catch(() => ''))?.[1] ?? Number.NaN)
}

/** The longest time between two turns of the event loop since it was asked last, in milliseconds. */
function watchBlocks(): { worst(): number; stop(): void } {
  let [worst, last] = [0, performance.now()]
  const timer = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last - 1)
    last = now
  }, 1)
  const take = () => {
    const answer = worst
    worst = 0
    last = performance.now()
    return answer
  }
  return { worst: take, stop: () => clearInterval(timer) }
}

async function measureBytes(): Promise<void> {
  const store = await openStore('bytes')
  const [before, heap] = [await written(), process.memoryUsage().heapUsed]
  for (let n = 0; n < EDITS; n += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, at) => store.commit(edit(tag(annotation(`${n + at}`))))))
  }
  await store.close()
  const { size } = await stat(join(folder, 'bytes/journal.jsonl'))
  const [bytes, grown] = [(await written()) - before, (process.memoryUsage().heapUsed - heap) / 1e6]
  console.log(`bytes written per byte of record, ${EDITS} edits: ${(bytes / size).toFixed(2)} (goal 4)`)
  console.log(`heap, with ${EDITS} marks: ${grown.toFixed(0)} MB`)
}

async function measureBlocks(): Promise<void> {
  const store = await openStore('blocks')
  for (let n = 0; n < MARKS; n += 100) {
    await store.commit(edit(...Array.from({ length: 100 }, (_, at) => tag(annotation(`${n + at}`)))))
  }
  const blocks = watchBlocks()
  for (let n = 0; n < 300; n++) {
    await store.commit(edit(change(annotation(`${n}`), annotation(`${n}`, 'checked'))))
  }
  const committing = blocks.worst()
  await store.close()
  const writing = blocks.worst()
  const again = await openStore('blocks')
  await again.openMarks(article)
  const opening = blocks.worst()
  blocks.stop()
  await again.close()
  const text = [committing, writing, opening].map((ms) => ms.toFixed(0)).join(', ')
  console.log(`longest block with ${MARKS} marks, committing, writing, opening: ${text} ms (goal 50)`)
}

await measureBytes()
await measureBlocks()

describe('a start with 10,000 edits', () => {
  bench('opens the library', async () => (await openStore('bytes')).close(), { iterations: 5, time: 0 })
})
