/** After this many milliseconds in which nothing was done, time at work stops counting. */
export const IDLE_AFTER_MS = 5 * 60_000

/** Time at work that is not in the session's record yet. Times are milliseconds of one steady clock. */
export interface Activity {
  readonly lastAt: number | null
  readonly uncountedMs: number
}

export const noActivity: Activity = { lastAt: null, uncountedMs: 0 }

/** Something was done: the stretch since the last time counts, unless it was longer than the idle limit. */
export function act(activity: Activity, at: number): Activity {
  const { lastAt, uncountedMs } = activity
  const stretch = lastAt === null ? 0 : at - lastAt
  return { lastAt: at, uncountedMs: uncountedMs + (stretch > 0 && stretch <= IDLE_AFTER_MS ? stretch : 0) }
}

/** The activity after its time has gone into the session's record. */
export function counted(activity: Activity): Activity {
  return { ...activity, uncountedMs: 0 }
}
