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

/** Does it when the frame is done and the window has nothing else to do, a tenth of a second later at the latest. */
export function whenIdle(work: () => void): Deferred {
  let idle = 0
  return {
    ask: () => {
      if (idle !== 0) return
      idle = requestIdleCallback(
        () => {
          idle = 0
          work()
        },
        { timeout: 100 },
      )
    },
    cancel: () => {
      cancelIdleCallback(idle)
      idle = 0
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
