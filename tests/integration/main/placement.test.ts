import { expect, it } from 'vitest'
import { fitPlacement } from '../../../main/window/placement'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const beside = { x: 1440, y: 0, width: 2560, height: 1440 }
const at = (x: number, y: number, width = 800, height = 600) => ({ x, y, width, height, maximized: false })

it('puts a first window in the middle of the first display, no larger than that', () => {
  expect(fitPlacement(null, [beside])).toEqual({ x: 2040, y: 280, width: 1360, height: 880 })
  expect(fitPlacement(null, [laptop])).toEqual({ x: 40, y: 25, width: 1360, height: 875 })
})

it('puts a window where it was', () => {
  expect(fitPlacement(at(1500, 40), [laptop, beside])).toEqual({ x: 1500, y: 40, width: 800, height: 600 })
})

it('pulls in a window that sticks out', () => {
  expect(fitPlacement(at(1000, 500), [laptop])).toEqual({ x: 640, y: 300, width: 800, height: 600 })
  expect(fitPlacement(at(-50, -50, 5000, 5000), [laptop])).toEqual(laptop)
})

it('brings back a window whose display is gone', () => {
  expect(fitPlacement(at(2000, 40), [laptop])).toEqual({ x: 320, y: 163, width: 800, height: 600 })
})

it('keeps a window large enough to work in', () => {
  expect(fitPlacement(at(10, 30, 20, 20), [laptop])).toEqual({ x: 10, y: 30, width: 720, height: 480 })
})
