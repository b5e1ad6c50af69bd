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

/**
 * As {@link inputToPaint}, and until an element that comes after it has other words and was painted with them. Null where
 * that takes longer than ten seconds.
 */
export async function inputToEnd(
  page: Page,
  type: string,
  element: string,
  act: () => Promise<unknown>,
): Promise<{ readonly painted: number; readonly ended: number | null }> {
  await page.evaluate(
    ([name, selector]) => {
      const paint = () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now())
            port2.postMessage(null)
          }),
        )
      const words = () => document.querySelector(selector)?.textContent ?? ''
      const before = words()
      const changed = new Promise<boolean>((resolve) => {
        const observer = new MutationObserver(() => {
          if (words() === before) return
          observer.disconnect()
          resolve(true)
        })
        observer.observe(document.body, { childList: true, characterData: true, subtree: true })
        setTimeout(resolve, 10_000, false)
      })
      const painted = new Promise<{ painted: number; ended: number | null }>((resolve) => {
        const heard = async (event: Event) => {
          const first = paint()
          const isDone = await changed
          resolve({
            painted: (await first) - event.timeStamp,
            ended: isDone ? (await paint()) - event.timeStamp : null,
          })
        }
        window.addEventListener(name, (event) => void heard(event), { capture: true, once: true })
      })
      Object.assign(window, { painted })
    },
    [type, element] as const,
  )
  await act()
  type Times = { readonly painted: number; readonly ended: number | null }
  return page.evaluate(() => (window as unknown as { readonly painted: Promise<Times> }).painted)
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
