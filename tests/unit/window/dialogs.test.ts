import { expect, it } from 'vitest'
import { features } from '../../../renderer/features'
import type { Dialog } from '../../../renderer/window/dialog'
import { drawnDialogs } from '../../../renderer/window/dialogs'
import { answersTo } from '../../../renderer/window/facet'

const rooms = import.meta.glob<Record<string, Dialog>>('../../../renderer/*/dialogs.ts', { eager: true })
const kinds = Object.values(rooms).flatMap((room) => Object.values(room).map(({ name }) => name))

it('are drawn, each kind by a component of its own', () => {
  expect(kinds.length).toBeGreaterThan(10)
  expect(new Set(kinds).size).toBe(kinds.length)
  const drawn = answersTo(
    drawnDialogs,
    features.flatMap(({ answers }) => answers ?? []),
  )
  expect(drawn.map(({ name }) => name).sort()).toEqual([...kinds].sort())
})
