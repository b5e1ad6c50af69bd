import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Carried, carryOver } from '../../../src/annotation/carry-over'
import { clusterAround } from '../../../src/article/words'
import { correctionOf } from '../../../src/editor/correction'
import { correctionChanges, isSound } from '../../../src/gesture/correct'
import type { ArticleId } from '../../../src/ids'
import { apply } from '../../../src/record/apply'
import { areInOrder } from '../../../src/record/plain'
import { revert } from '../../../src/record/revert'
import { emptyLibrary, type State } from '../../../src/record/state'
import { annotationOf, plainArticle } from './correcting'
import { type Case, CorrectionModel, cases } from './correction-model'

/** CI runs a few; `SOURCEMARK_CORRECTIONS=10000 npm run test:unit -- correction.property` runs the long form. */
const RUNS = Number(process.env.SOURCEMARK_CORRECTIONS ?? 200)

/** Every mark before and after the correction, and what the model knows. */
function correctAll({ text, marks, actions }: Case) {
  const model = new CorrectionModel(text)
  for (const action of actions) model.do(action)
  const correction = correctionOf(model.before, model.transform.doc, model.transform.mapping.maps)
  const passage = { before: text, after: correction.text.text, revision: 1, moved: correction.moved }
  const carried = marks.map((parts, i) => carryOver(annotationOf(text, parts, String(i)), passage))
  return { model, correction, carried }
}

/** Where the model says that the parts of a mark are now, when no word of them was touched. */
function untouched(
  { before }: Carried,
  { model, correction }: ReturnType<typeof correctAll>,
): readonly number[] | null {
  const after = correction.text.text
  const starts: number[] = []
  for (const selector of before.selectors) {
    const position = model.positionOf(model.unitsIn(selector))
    if (position === null) return null
    const start = correction.text.toOffset(position, 'start')
    // What was put beside it may have grown together with it: a letter and the accent behind it are one.
    if ([start, start + selector.exact.length].some((at) => clusterAround(after, at) !== undefined)) return null
    starts.push(start)
  }
  return starts
}

const article = plainArticle('article' as ArticleId)

/** The correction as the edit that it becomes: it leaves each mark where it was carried, and is taken back whole. */
function takesBackAll({ text: old }: Case, { correction: { text }, carried }: ReturnType<typeof correctAll>): void {
  const annotations = carried.map(({ after }) => after)
  const marks = { annotations: new Map(carried.map(({ before }) => [before.id, before])), attributions: new Map() }
  const corrected = { revision: 1, text: text.text, blocks: text.blocks, annotations }
  if (text.blocks.length > 0) expect(isSound(article, marks, corrected)).toBe(true)
  const after = { ...article, revision: 2 }
  const library = { ...emptyLibrary, articles: new Map([[article.id, article]]) }
  const desk = { article: article.id, text: old, blocks: [], library, marks, author: '', now: '', newId: () => '' }
  const changes = correctionChanges(desk, article, after, annotations)
  const state: State = { library, marks: new Map([[article.id, marks]]) }
  const done = apply(state, { changes })
  if (!done.ok) throw new Error('The edit must fit.')
  expect([...(done.value.marks.get(article.id)?.annotations.values() ?? [])]).toEqual(annotations)
  const reverted = revert(done.value, { changes })
  const undone = reverted.ok ? apply(done.value, { changes: reverted.value }) : reverted
  if (!undone.ok) throw new Error('The edit must be taken back.')
  expect(new Map(undone.value.marks.get(article.id)?.annotations)).toEqual(marks.annotations)
  expect(undone.value.library.articles.get(article.id)).toEqual(article)
}

describe('a correction', () => {
  it('keeps exactly the words of every mark whose words are untouched, drops none, and is taken back whole', () => {
    let kept = 0
    fc.assert(
      fc.property(cases, (each) => {
        const done = correctAll(each)
        const { text, blocks } = done.correction.text
        takesBackAll(each, done)
        expect(areInOrder(text, blocks)).toBe(true)
        for (const block of blocks)
          expect(text.slice(block.start, block.end).trim()).toHaveLength(block.end - block.start)
        for (const carried of done.carried) {
          const { before, after } = carried
          if (carried.kind === 'orphan') expect(after).toEqual({ ...before, orphan: 1 })
          else {
            expect(after.orphan).toBeNull()
            for (const { start, end, exact } of after.selectors) expect(text.slice(start, end)).toBe(exact)
            after.selectors.forEach(({ start }, i) => {
              expect(start).toBeGreaterThanOrEqual(after.selectors[i - 1]?.end ?? 0)
            })
          }
          const starts = untouched(carried, done)
          if (starts === null) continue
          kept++
          expect(carried.kind).toBe('kept')
          expect(after.selectors.map(({ exact }) => exact)).toEqual(before.selectors.map(({ exact }) => exact))
          expect(after.selectors.map(({ start }) => start)).toEqual(starts)
        }
      }),
      { numRuns: RUNS },
    )
    expect(kept).toBeGreaterThan(RUNS)
  }, 600_000)
})
