import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DataFolder } from '../../../main/storage/data-folder'
import { Journal, type OpenFile } from '../../../main/storage/journal'
import type { Edit } from '../../../src/edit/edit'
import { faultyDisk } from './faulty-file'
import { annotation, edit, tag, temporaryFolder } from './sample'

async function open(path: string, options: { writable?: boolean; openFile?: OpenFile } = {}) {
  const edits: Edit[] = []
  const folder = await DataFolder.open(path)
  const { journal, problem } = await Journal.open(folder, { writable: true, ...options }, ({ edit }) =>
    edits.push(edit),
  )
  onTestFinished(() => journal.close())
  return { journal, problem, edits }
}

const three = [edit(tag(annotation('a'))), edit(tag(annotation('b', 'a note\nof “two” lines'))), edit()]

/** A folder with a journal of three edits, and the path of that journal. */
async function journalOfThree() {
  const folder = await temporaryFolder()
  const { journal } = await open(folder)
  await journal.append(three)
  await journal.close()
  return { folder, path: join(folder, 'journal.jsonl') }
}

describe('a journal', () => {
  it('gives back what was appended, in order', async () => {
    const { folder } = await journalOfThree()
    const { journal, problem, edits } = await open(folder)
    expect({ problem, edits, sequence: journal.sequence }).toEqual({ problem: null, edits: three, sequence: 3 })
  })

  it('writes a line for each edit: sequence, bytes, checksum, JSON', async () => {
    const { path } = await journalOfThree()
    const lines = (await readFile(path, 'utf8')).split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toMatch(/^2 \d+ [0-9a-f]{16} \{"id":.*\}$/)
  })

  it('reads a record back from its place', async () => {
    const { journal } = await open(await temporaryFolder())
    const appended = await journal.append(three)
    const second = appended.ok ? appended.value[1] : undefined
    expect(second && (await journal.read(second)).edit).toEqual(three[1])
  })

  it('syncs once for edits that are appended together', async () => {
    const { faults, openFile } = faultyDisk()
    const { journal } = await open(await temporaryFolder(), { openFile })
    const before = faults.syncs
    await journal.append(three)
    expect(faults.syncs - before).toBe(1)
  })

  it('finishes writes that the system cuts short', async () => {
    const folder = await temporaryFolder()
    const { faults, openFile } = faultyDisk()
    const { journal } = await open(folder, { openFile })
    faults.atMost = 7
    expect((await journal.append(three)).ok).toBe(true)
    expect((await open(folder)).edits).toEqual(three)
  })
})

describe('a journal on a failing disk', () => {
  for (const call of ['write', 'datasync'] as const) {
    it(`has none of the edits whose ${call} failed, and goes on when the disk does`, async () => {
      const folder = await temporaryFolder()
      const { faults, openFile } = faultyDisk()
      const { journal } = await open(folder, { openFile })
      await journal.append(three.slice(0, 1))
      const { size } = await stat(join(folder, 'journal.jsonl'))

      faults[call] = 'ENOSPC'
      expect(await journal.append(three.slice(1))).toEqual({ ok: false, error: 'ENOSPC' })
      delete faults[call]
      await journal.append([])
      expect((await stat(join(folder, 'journal.jsonl'))).size).toBe(size)

      expect((await journal.append(three.slice(2))).ok).toBe(true)
      const again = await open(folder)
      expect(again.edits).toEqual([three[0], three[2]])
      expect(again.problem).toBe(null)
    })
  }

  it('appends nothing behind a rest that it could not cut off', async () => {
    const folder = await temporaryFolder()
    const { faults, openFile } = faultyDisk()
    const { journal } = await open(folder, { openFile })
    faults.write = 'ENOSPC'
    faults.truncate = 'EIO'
    await journal.append(three)
    delete faults.write
    expect(await journal.append(three)).toEqual({ ok: false, error: 'EIO' })
    delete faults.truncate
    expect((await journal.append(three)).ok).toBe(true)
    expect((await open(folder)).edits).toEqual(three)
  })
})

describe('a journal that was hurt', () => {
  it('loses a torn end to the quarantine', async () => {
    const { folder, path } = await journalOfThree()
    const whole = await readFile(path)
    await appendFile(path, '4 1000 0123456789abcdef {"id":"')
    const { journal, problem, edits } = await open(folder)
    expect(problem).toEqual({ code: 'damaged', file: 'journal.jsonl', movedTo: 'journal.jsonl.1' })
    expect(edits).toEqual(three)
    expect(await readFile(path)).toEqual(whole)
    expect(await readFile(join(folder, 'quarantine/journal.jsonl.1'), 'utf8')).toBe('4 1000 0123456789abcdef {"id":"')
    await journal.append([edit()])
    expect((await open(folder)).problem).toBe(null)
  })

  it('survives being cut at any byte', async () => {
    const { path } = await journalOfThree()
    const whole = await readFile(path)
    const ends = [...whole.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1)
    for (let length = 0; length <= whole.length; length += 37) {
      const folder = await temporaryFolder()
      await writeFile(join(folder, 'journal.jsonl'), whole.subarray(0, length))
      const { edits, problem } = await open(folder)
      const kept = ends.filter((end) => end <= length)
      expect(edits).toEqual(three.slice(0, kept.length))
      expect(problem === null).toBe(length === (kept.at(-1) ?? 0))
    }
  })

  it('keeps its beginning when a record further up is damaged, and all of it in the quarantine', async () => {
    const { folder, path } = await journalOfThree()
    const hurt = await readFile(path)
    const second = hurt.indexOf(10) + 60
    hurt.writeUInt8(hurt.readUInt8(second) ^ 1, second)
    await writeFile(path, hurt)
    const { problem, edits } = await open(folder)
    expect(problem).toEqual({ code: 'damaged', file: 'journal.jsonl', movedTo: 'journal.jsonl.1' })
    expect(edits).toEqual(three.slice(0, 1))
    expect(await readFile(join(folder, 'quarantine/journal.jsonl.1'))).toEqual(hurt)
    expect((await open(folder)).problem).toBe(null)
  })

  it('takes no record for good that is none, though its checksum is', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'journal.jsonl'), '1 2 44136fa355b3678a {}\n')
    const { problem, edits } = await open(folder)
    expect(edits).toEqual([])
    expect(problem).not.toBe(null)
  })

  it('is left as it is when nothing may be written', async () => {
    const { folder, path } = await journalOfThree()
    await appendFile(path, 'torn')
    const before = await readFile(path)
    const { problem, edits } = await open(folder, { writable: false })
    expect(edits).toEqual(three)
    expect(problem?.movedTo).toBe(null)
    expect(await readFile(path)).toEqual(before)
    expect(await readdir(join(folder, 'quarantine'))).toEqual([])
  })
})
