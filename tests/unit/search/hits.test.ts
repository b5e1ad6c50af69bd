// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { search } from '../../../renderer/search/feature'
import { currentSearch, goToHit, searchText, textHits } from '../../../renderer/search/hits'
import { AppWindow } from '../../../renderer/window/window'
import type { Bridge } from '../../../src/ipc/contract'
import { noQuery } from '../../../src/search/finder'

/** A text in which a search takes more than one stretch. */
const text = `${'a bridge and a road, '.repeat(90_000)}done`

function searching(words: string) {
  const window = new AppWindow({} as Bridge, [search])
  const gone: string[] = []
  window.reader = {
    caret: () => 0,
    reveal: () => undefined,
    settle: () => undefined,
    select: ({ anchor, head }: { anchor: number; head: number }) => gone.push(text.slice(anchor, head)),
  } as unknown as NonNullable<AppWindow['reader']>
  return { window, gone, stop: searchText(window, text, { ...noQuery, words }) }
}

it('goes to the last place when all are known, and what is pressed meanwhile waits', async () => {
  const { window, gone } = searching('bridge')
  const order: string[] = []
  const isGoingOn = window.get(currentSearch) !== null
  const going = goToHit(window, -1)
  window.inputs.add(() => order.push(`then, at ${gone.join()}`))
  expect([isGoingOn, gone]).toEqual([true, []])
  await going
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(order).toEqual(['then, at bridge'])
  expect(window.get(textHits)).toMatchObject({ kind: 'found', at: 89_999 })
})

it('goes at once where the next place is known, though others are not', () => {
  const { window, gone, stop } = searching('bridge')
  expect(window.get(currentSearch) === null).toBe(false)
  goToHit(window, 1)
  expect(gone).toEqual(['bridge'])
  stop()
  expect(window.get(currentSearch)).toBe(null)
})
