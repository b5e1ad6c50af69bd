// Functions that are handed to a page to run there: each must be whole in itself.
import type { Page } from '@playwright/test'

/**
 * Milliseconds from an input of the person, by the event's own time stamp, until what it caused was painted: a task
 * that is asked for within the frame that follows.
 */
export async function inputToPaint(page: Page, type: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((name) => {
    const painted = new Promise<number>((resolve) => {
      const heard = (event: Event) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - event.timeStamp)
          port2.postMessage(null)
        })
      window.addEventListener(name, heard, { capture: true, once: true })
    })
    Object.assign(window, { painted })
  }, type)
  await act()
  return page.evaluate(() => (window as unknown as { readonly painted: Promise<number> }).painted)
}

/** Lengths in milliseconds of the frames in which the text is scrolled by so many CSS pixels each. */
export function scrollText(page: Page, pixels: number, count: number): Promise<readonly number[]> {
  return page.evaluate(
    async ([step, frames]) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())))
      const reader = document.querySelector('.reader')
      if (reader === null) throw new Error('An article must be open.')
      const times: number[] = []
      let last = await frame()
      for (let at = 0; at < frames; at++) {
        reader.scrollTop += step
        const now = await frame()
        times.push(now - last)
        last = now
      }
      return times
    },
    [pixels, count] as const,
  )
}
