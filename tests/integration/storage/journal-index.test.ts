import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { IndexRows } from '../../../main/storage/journal/index-rows'
import { JournalIndex } from '../../../main/storage/journal/journal-index'
import type { ArticleId, EditId, SessionId } from '../../../src/ids'
import type { Edit } from '../../../src/record/edit'
import { id } from './sample'

const [a, b] = [id<ArticleId>('a'), id<ArticleId>('b')]

/** An index of edits, each a line of ten bytes. */
function indexOf(index = JournalIndex.empty()) {
  const add = (act: Edit['act'], of: EditId | null = null, articles: readonly ArticleId[] = [a], inLibrary = false) => {
    const edit = { id: randomUUID() as EditId, act, of, session: null as SessionId | null, articles, inLibrary }
    const sequence = index.size + 1
    index.add({ sequence, part: 0, offset: 10 * (sequence - 1), length: 10, edit })
    return edit.id
  }
  return { index, add }
}

const at = (sequence: number) => ({ part: 0, offset: 10 * (sequence - 1), length: 10 })

/** The same index from what it can be kept as, by way of bytes. */
function again(index: JournalIndex): Promise<JournalIndex> {
  const { rows, ...rest } = index.known()
  const read = IndexRows.read(
    rows.blocks().map((block) => Buffer.from(block.toString('base64'), 'base64')),
    rows.size,
  )
  if (read === null) throw new Error('What was written must be read.')
  return JournalIndex.resume({ ...rest, rows: read })
}

describe('the index of the journal', () => {
  it('knows what is undone and redone next', async () => {
    const { index, add } = indexOf()
    const [first, second] = [add('do'), add('do')]
    add('log')
    add('undo', second)
    expect([index.nextUndo(), index.nextRedo()]).toEqual([at(1), at(4)])
    add('undo', first)
    expect([index.nextUndo(), index.nextRedo()]).toEqual([null, at(5)])
    add('redo', first)
    expect([index.nextUndo(), index.nextRedo()]).toEqual([at(1), at(4)])
    const read = await again(index)
    expect([read.nextUndo(), read.nextRedo()]).toEqual([at(1), at(4)])
    add('do')
    expect([index.nextUndo(), index.nextRedo()]).toEqual([at(7), null])
  })

  it('forgets the history when an undo names another edit, or a record is missing', () => {
    const { index, add } = indexOf()
    add('do')
    add('undo', randomUUID() as EditId)
    expect([index.nextUndo(), index.isWholeAfter(0)]).toEqual([null, true])
    const edit = {
      id: randomUUID() as EditId,
      act: 'do' as const,
      of: null,
      session: null,
      articles: [],
      inLibrary: true,
    }
    const gap = JournalIndex.empty()
    gap.add({ sequence: 2, part: 0, offset: 0, length: 10, edit })
    expect([gap.isWholeAfter(0), gap.isWholeAfter(1)]).toEqual([false, true])
  })

  it('finds the edits of an article and of the library, over many blocks', async () => {
    const { index, add } = indexOf()
    for (let n = 0; n < 9000; n++) add('do', null, n % 3 === 0 ? [a, b] : n % 3 === 1 ? [b] : [], n % 3 === 2)
    for (const each of [index, await again(index)]) {
      expect(each.size).toBe(9000)
      expect(each.touching(a, 8994)).toEqual([at(8995), at(8998)])
      expect(each.touching(b, 8994)).toEqual([at(8995), at(8996), at(8998), at(8999)])
      expect(each.touching(id<ArticleId>('c'), 0)).toEqual([])
      expect(each.inLibrary(8994)).toEqual([at(8997), at(9000)])
      expect(each.newest(null, 2)).toEqual([at(9000), at(8999)])
      expect(each.touching(a, 0)).toHaveLength(3000)
    }
  })

  it('finds every edit by its id, also after it was read again', async () => {
    const { index, add } = indexOf()
    const ids = Array.from({ length: 5000 }, () => add('do'))
    for (const each of [index, await again(index)]) {
      expect(ids.every((one) => each.has(one))).toBe(true)
      expect(each.has(randomUUID() as EditId)).toBe(false)
    }
  })

  it('goes on where it was read', async () => {
    const { index, add } = indexOf()
    for (let n = 0; n < 4097; n++) add('do')
    const { index: read, add: addMore } = indexOf(await again(index))
    const known = read.known()
    const last = addMore('do', null, [b])
    expect([read.size, read.last, read.has(last)]).toEqual([4098, 4098, true])
    expect(read.touching(b, 0)).toEqual([at(4098)])
    expect((await JournalIndex.resume(known)).has(last)).toBe(false)
  })

  it('does not read rows that are not whole', () => {
    const { index, add } = indexOf()
    add('do')
    const { rows } = index.known()
    expect(IndexRows.read(rows.blocks(), 2)).toBe(null)
    expect(
      IndexRows.read(
        rows.blocks().map((each) => each.subarray(1)),
        1,
      ),
    ).toBe(null)
    expect(IndexRows.read([], 1)).toBe(null)
  })
})
