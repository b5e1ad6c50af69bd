// Milliseconds after which no frame is waited for.
const NO_FRAME = 300

/** Something that is wanted often and done once. */
export interface Deferred {
  readonly ask: () => void
  readonly cancel: () => void
}

/** Does it before the next frame, however often it is asked for. */
export function onceAFrame(work: () => void): Deferred {
  let frame = 0
  return {
    ask: () => {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        work()
      })
    },
    cancel: () => {
      cancelAnimationFrame(frame)
      frame = 0
    },
  }
}

/** Does it when the next frame is done and the window has nothing else to do, a tenth of a second later at the latest. */
export function whenIdle(work: () => void): Deferred {
  let frame = 0
  let idle = 0
  const begin = () => {
    frame = 0
    idle = requestIdleCallback(
      () => {
        idle = 0
        work()
      },
      { timeout: 100 },
    )
  }
  return {
    ask: () => {
      if (frame === 0 && idle === 0) frame = requestAnimationFrame(begin)
    },
    cancel: () => {
      cancelAnimationFrame(frame)
      cancelIdleCallback(idle)
      frame = idle = 0
    },
  }
}

/** Does it when it has not been asked for during so many milliseconds. */
export function afterQuiet(milliseconds: number, work: () => void): Deferred {
  let timer: number | undefined
  return {
    ask: () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(work, milliseconds)
    },
    cancel: () => window.clearTimeout(timer),
  }
}

/** Does it in a task after the next frame was painted; where none is, as in a hidden window, a moment later. */
export function afterPaint(work: () => void): void {
  const late = window.setTimeout(begin, NO_FRAME)
  const frame = requestAnimationFrame(() => nextTask(begin))

  function begin(): void {
    if (isDone) return
    isDone = true
    window.clearTimeout(late)
    cancelAnimationFrame(frame)
    work()
  }
  let isDone = false
}

/** Does it in a task of its own, after those that wait already. */
export function nextTask(work: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    work()
  }
  port2.postMessage(null)
}
