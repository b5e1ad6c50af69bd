/** Resolves when the next frame has been painted: by a task that is asked for within that frame. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(null)
    }),
  )
}

/** Milliseconds from the call until what it does has been painted. */
export async function untilPainted(act: () => void | Promise<void>): Promise<number> {
  const since = performance.now()
  await act()
  await nextPaint()
  return performance.now() - since
}

export function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Lengths in milliseconds of the frames in which an element is scrolled by so many CSS pixels each. */
export async function scrollFrames(element: Element, pixels: number, count: number): Promise<readonly number[]> {
  const times: number[] = []
  let last = await frame()
  for (let at = 0; at < count; at++) {
    element.scrollTop += pixels
    const now = await frame()
    times.push(now - last)
    last = now
  }
  return times
}

function frame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))
}
