import { describe, expect, it } from 'vitest'
import { listing } from '../../../renderer/annotations/rows'
import { currentFilter } from '../../../renderer/search/filter'
import { countMarks } from '../../../src/annotation/counts'
import { positionsOf } from '../../../src/annotation/position-index'
import { wholeCodebook } from '../../../src/codebook/codebooks'
import { RecordTable } from '../../../src/collection/record-table'
import { moveEnd } from '../../../src/gesture/ends'
import { setNote } from '../../../src/gesture/fields'
import { tagAll } from '../../../src/gesture/many'
import { changeCode, removeMark } from '../../../src/gesture/tag'
import type { State } from '../../../src/record/state'
import { Analyst } from './analyst'

let reads = 0

/** The record, with each look at one of its fields counted. */
function counted<R extends object>(record: R): R {
  return new Proxy(record, {
    get(target, key, receiver) {
      reads++
      return Reflect.get(target, key, receiver)
    },
  })
}

function countedTable<K, R extends object>(table: ReadonlyMap<K, R>): ReadonlyMap<K, R> {
  return RecordTable.from([...table].map(([key, record]) => [key, counted(record)] as const))
}

/** An article with so many marks in each of which every look is counted. */
function markedArticle(marks: number): Analyst {
  const words = Array.from({ length: marks }, (_, at) => `Word${at} said`).join(' ')
  const analyst = new Analyst(words)
  const ranges = [...words.matchAll(/Word\d+/g)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }))
  analyst.do((desk) => tagAll(desk, 'source', ranges.slice(0, marks / 2), null))
  analyst.do((desk) => tagAll(desk, 'claim', ranges.slice(marks / 2), null))
  const { library, marks: all } = analyst.state
  const state: State = {
    library: { ...library, profiles: countedTable(library.profiles), statements: countedTable(library.statements) },
    marks: new Map(
      [...all].map(([id, { annotations, attributions }]) => [
        id,
        { annotations: countedTable(annotations), attributions: countedTable(attributions) },
      ]),
    ),
  }
  analyst.state = state
  return analyst
}

/** How often a field of a record is looked at while five edits are made and all that is shown is brought in step. */
function looksOfFiveEdits(marks: number): number {
  const analyst = markedArticle(marks)
  const listed = () => ({
    marks: analyst.marks,
    codebook: wholeCodebook(analyst.state.library),
    profiles: analyst.state.library.profiles,
    filter: currentFilter.init,
  })
  let list = listing(listed())
  const show = () => {
    positionsOf(analyst.marks.annotations)
    countMarks(analyst.marks, wholeCodebook(analyst.state.library))
    list = list.updated(listed())
  }
  const edit = () => {
    const mark = analyst.marks.annotations.keys().next().value
    if (mark === undefined) throw new Error('There must be a mark.')
    analyst.current = null
    analyst.tagRange('source', 6, 8)
    show()
    for (const gesture of [
      (desk: Analyst['desk']) => setNote(desk, mark, 'Ask.'),
      (desk: Analyst['desk']) => moveEnd(desk, mark, 0, 'end', 3),
      (desk: Analyst['desk']) => changeCode(desk, mark, 'claim'),
      (desk: Analyst['desk']) => removeMark(desk, mark),
    ]) {
      analyst.do(gesture)
      show()
    }
  }
  // The first time all that is remembered from edit to edit is made.
  edit()
  reads = 0
  edit()
  expect(list.total).toBe(marks)
  return reads
}

describe('an edit', () => {
  it('among 10,000 marks looks at no more records than what it touches and what halving comes by', () => {
    const [few, many] = [looksOfFiveEdits(1_000), looksOfFiveEdits(10_000)]
    expect(many).toBeLessThan(10_000)
    expect(many / few).toBeLessThan(2)
  })
})
