import { createHash } from 'node:crypto'
import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DataFolder } from '../../../main/storage/disk/data-folder'
import { Journal, type JournalOptions, type Place } from '../../../main/storage/journal/journal'
import { decodeEdit, encodeLine } from '../../../main/storage/journal/journal-line'
import type { Edit } from '../../../src/record/edit'
import { faultyDisk } from './faulty-file'
import { annotation, edit, tag, temporaryFolder } from './sample'

async function open(path: string, options: Partial<JournalOptions> = {}) {
  const edits: Edit[] = []
  const folder = await DataFolder.open(path)
  const { journal, damage } = await Journal.open(folder, { writable: true, ...options }, ({ json }) => {
    const edit = decodeEdit(json)
    if (edit !== null) edits.push(edit)
    return edit !== null
  })
  onTestFinished(() => journal.close())
  return { journal, damage, problem: damage?.problem ?? null, edits }
}

const three = [edit(tag(annotation('a'))), edit(tag(annotation('b', 'a note\nof “two” lines'))), edit()]

/** Where the records of a folder's journal lie. */
async function placesIn(folder: string): Promise<readonly Place[]> {
  const places: Place[] = []
  const { journal } = await Journal.open(await DataFolder.open(folder), { writable: false }, (_line, place) => {
    places.push(place)
    return true
  })
  await journal.close()
  return places
}

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
    expect(lines[1]).toMatch(/^2 \d+ [0-9a-f]{16} \{"schema":\d,"id":.*\}$/)
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

  it('begins a new file when a rest could not be cut off', async () => {
    const folder = await temporaryFolder()
    const { faults, openFile } = faultyDisk()
    const { journal } = await open(folder, { openFile })
    faults.write = 'EIO'
    faults.truncate = 'EIO'
    expect(await journal.append(three)).toEqual({ ok: false, error: 'EIO' })
    delete faults.write
    expect((await journal.append(three)).ok).toBe(true)
    expect(await journalsIn(folder)).toEqual(['journal-2-from-1.jsonl', 'journal.jsonl'])
    delete faults.truncate
    expect(await open(folder)).toMatchObject({ edits: three, damage: null })
  })

  it('never syncs a file again whose sync has failed, but continues in a new one', async () => {
    const folder = await temporaryFolder()
    const { faults, openFile } = faultyDisk()
    const { journal } = await open(folder, { openFile })
    await journal.append(three.slice(0, 1))
    faults.failOnce = 'datasync'
    faults.truncate = 'EIO'
    expect((await journal.append(three.slice(1, 2))).ok).toBe(true)
    delete faults.truncate
    expect(faults.syncedAfterFailure).toBe(false)
    const third = await journal.append(three.slice(2))
    expect(await journalsIn(folder)).toEqual(['journal-2-from-2.jsonl', 'journal.jsonl'])
    expect(third.ok && third.value[0] && (await journal.read(third.value[0])).edit).toEqual(three[2])

    // What the failed sync left behind counts for nothing, and is no damage.
    expect((await readFile(join(folder, 'journal.jsonl'), 'utf8')).split('\n')).toHaveLength(3)
    expect(await open(folder)).toMatchObject({ edits: three, damage: null })
  })

  it('opens a file that was given up once, however many records are read from it', async () => {
    const folder = await temporaryFolder()
    const { faults, openFile } = faultyDisk()
    let opened = 0
    const { journal } = await open(folder, {
      openFile: (...args) => {
        opened++
        return openFile(...args)
      },
    })
    const first = await journal.append(three)
    faults.failOnce = 'datasync'
    await journal.append([edit()])
    opened = 0
    const places = first.ok ? first.value : []
    await Promise.all(places.map((place) => journal.read(place)))
    expect([places.length, opened]).toEqual([3, 1])
  })

  it('leaves no trail of files while the disk stays full', async () => {
    const folder = await temporaryFolder()
    const { faults, openFile } = faultyDisk()
    const { journal } = await open(folder, { openFile })
    faults.datasync = 'ENOSPC'
    for (let time = 0; time < 5; time++) expect(await journal.append(three)).toEqual({ ok: false, error: 'ENOSPC' })
    delete faults.datasync
    expect((await journal.append(three)).ok).toBe(true)
    expect(await journalsIn(folder)).toEqual(['journal-2-from-1.jsonl', 'journal.jsonl'])
    expect((await open(folder)).edits).toEqual(three)
  })
})

const journalsIn = async (folder: string) => (await readdir(folder)).filter((name) => name.startsWith('journal')).sort()

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
    const { damage, edits } = await open(folder)
    const problem = { code: 'damaged', file: 'journal.jsonl', movedTo: 'journal.jsonl.1' }
    expect(damage).toEqual({ problem, kind: 'damaged', before: 1, lost: 0, after: 1 })
    expect(edits).toEqual(three.slice(0, 1))
    expect(await readFile(join(folder, 'quarantine/journal.jsonl.1'))).toEqual(hurt)
    expect((await open(folder)).problem).toBe(null)
  })

  it('keeps later files in the quarantine when an earlier one lacks records, and counts what they hold', async () => {
    const { folder, path } = await journalOfThree()
    await writeFile(join(folder, 'journal-2-from-4.jsonl'), encodeLine({ sequence: 4, edit: edit() }))
    const whole = await open(folder)
    expect([whole.edits.length, whole.damage]).toEqual([4, null])
    await whole.journal.close()
    await writeFile(path, (await readFile(path)).subarray(0, -1))
    expect((await open(folder)).damage).toMatchObject({ kind: 'damaged', before: 2, after: 1 })
    expect(await readdir(join(folder, 'quarantine'))).toEqual(['journal-2-from-4.jsonl.1'])
    expect((await open(folder)).edits).toHaveLength(2)
  })

  // Records 1 to 5, of which a snapshot covers the first four.
  const five = [...three, edit(), edit()]
  const lines = five.map((each, at) => encodeLine({ sequence: at + 1, edit: each }).toString('latin1'))
  const covered = 4

  it.each([
    ['in its middle', [lines[0], lines[3], lines[4]], [0, 3, 4], 2],
    ['at its beginning', lines.slice(2), [2, 3, 4], 2],
    ['up to the last that is covered', lines.slice(4), [4], 4],
    ['at its beginning and in its middle', [lines[1], lines[3], lines[4]], [1, 3, 4], 2],
    ['but has others twice', [lines[0], lines[0], lines[2], lines[2], lines[3], lines[4]], [0, 2, 3, 4], 1],
    ['none of them unreadable', [lines[0], 'x', ...lines.slice(1)], [0, 2, 3, 4], 1],
    ['and none: it has bytes that are none', [lines[0], 'x\n', ...lines.slice(1)], [0, 1, 2, 3, 4], 0],
    ['none at all, and one twice', [lines[0], ...lines], [0, 1, 2, 3, 4], 0],
  ])('goes on behind records that it lacks %s, once a snapshot covers them', async (_where, left, kept, lost) => {
    const folder = await temporaryFolder()
    const path = join(folder, 'journal.jsonl')
    await writeFile(path, left.join(''), 'latin1')
    const hurt = await readFile(path)
    const { journal, damage, edits } = await open(folder, { covered })
    const problem = { code: 'damaged', file: 'journal.jsonl', movedTo: 'journal.jsonl.1' }
    expect(damage).toEqual({ problem, kind: 'mended', before: kept.length, lost, after: 0 })
    expect(edits).toEqual(kept.map((at) => five[at]))
    expect(await readFile(join(folder, 'quarantine/journal.jsonl.1'))).toEqual(hurt)
    const last = edit()
    const [place] = (await journal.append([last])).ok ? await placesIn(folder) : []
    expect(place && (await journal.read(place)).edit).toEqual(edits[0])

    // What is missing now was told, and counts no more; whatever goes after that is noticed.
    const again = await open(folder)
    expect([again.damage, again.edits.at(-1), again.journal.sequence]).toEqual([null, last, 6])
    const mended = (await readFile(path, 'latin1')).split(/(?<=\n)/)
    await writeFile(path, mended.slice(1).join(''), 'latin1')
    const { damage: later } = await open(folder, { covered: 5 })
    expect([later?.kind, (later?.lost ?? 0) > 0]).toEqual(['mended', true])
  })

  it('goes on in a later file when the one before it lacks records that a snapshot covers', async () => {
    const { folder, path } = await journalOfThree()
    const later = join(folder, 'journal-2-from-4.jsonl')
    await writeFile(later, lines.slice(3).join(''), 'latin1')
    await writeFile(path, (await readFile(path)).subarray(0, -1))
    const { damage, edits, journal } = await open(folder, { covered: 3 })
    const problem = { code: 'damaged', file: 'journal-2-from-4.jsonl', movedTo: 'journal-2-from-4.jsonl.1' }
    expect(damage).toEqual({ problem, kind: 'mended', before: 4, lost: 1, after: 0 })
    expect(edits).toEqual([...three.slice(0, 2), ...five.slice(3)])
    const places = await placesIn(folder)
    expect((await Promise.all(places.map((place) => journal.read(place)))).map((record) => record.edit)).toEqual(edits)
    expect((await open(folder)).damage).toBe(null)
  })

  it('is read behind records that it lacks, and left as it is, when nothing may be written', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'journal.jsonl')
    await writeFile(path, [lines[0], ...lines.slice(3)].join(''), 'latin1')
    const before = await readFile(path)
    const { damage, edits } = await open(folder, { covered, writable: false })
    expect([damage?.kind, damage?.problem.movedTo, edits.length]).toEqual(['mended', null, 3])
    expect(await readFile(path)).toEqual(before)
    expect(await readdir(join(folder, 'quarantine'))).toEqual([])
  })

  it('does not go on behind records that no snapshot covers', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'journal.jsonl'), [...lines.slice(0, 2), lines[4]].join(''), 'latin1')
    const { damage, edits } = await open(folder, { covered: 3 })
    expect(damage).toMatchObject({ kind: 'damaged', before: 2, after: 1 })
    expect(edits).toEqual(five.slice(0, 2))
  })

  it('leaves out the sequences of records that a snapshot bears and it has lost', async () => {
    const folder = await temporaryFolder()
    const { faults, openFile } = faultyDisk()
    const { journal } = await open(folder, { openFile })
    await journal.append(three)
    journal.skipTo(7)
    faults.failOnce = 'datasync'
    faults.truncate = 'EIO'
    const eighth = await journal.append([edit()])
    expect(eighth.ok && eighth.value[0]?.sequence).toBe(8)
    delete faults.truncate
    expect(await journalsIn(folder)).toEqual(['journal-2-from-4.jsonl', 'journal.jsonl'])
    const again = await open(folder)
    expect([again.damage, again.edits.length, again.journal.sequence]).toEqual([null, 4, 8])
    expect(eighth.ok && eighth.value[0] && (await again.journal.read(eighth.value[0])).sequence).toBe(8)
  })

  it('does not believe a sequence that is another', async () => {
    const { folder, path } = await journalOfThree()
    await writeFile(path, (await readFile(path, 'utf8')).replace('\n2 ', '\n3 '))
    expect((await open(folder, { covered })).damage).toMatchObject({ kind: 'mended', before: 2, lost: 1 })
  })

  it('takes no record for good that is none, though its checksum is', async () => {
    const folder = await temporaryFolder()
    const sum = createHash('sha256').update('1 {}').digest('hex').slice(0, 16)
    await writeFile(join(folder, 'journal.jsonl'), `1 2 ${sum} {}\n`)
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
