import * as v from 'valibot'

export const themeSchema = v.picklist(['system', 'light', 'dark'])
type Theme = v.InferOutput<typeof themeSchema>

/** The keys of commands that the analyst gave other keys than their own, by the command's id. */
export const keysSchema = v.pipe(v.record(v.string(), v.pipe(v.array(v.string()), v.readonly())), v.readonly())
export type Keys = v.InferOutput<typeof keysSchema>

/** So many states of the keys can be gone back to. */
export const MOST_KEYS_BEFORE = 50

export const keysBeforeSchema = v.pipe(v.array(keysSchema), v.maxLength(MOST_KEYS_BEFORE), v.readonly())

/** What is chosen on this machine for this machine: no record of the library, and no edit. */
export interface Preferences {
  readonly theme: Theme
  readonly keys: Keys
  /** What the keys were before each of the last changes, the newest last. */
  readonly keysBefore: readonly Keys[]
}

export const usualPreferences: Preferences = { theme: 'system', keys: {}, keysBefore: [] }

/** What of them is chosen anew. */
export const chosenSchema = v.pipe(
  v.strictObject({
    theme: v.exactOptional(themeSchema),
    keys: v.exactOptional(keysSchema),
    keysBefore: v.exactOptional(keysBeforeSchema),
  }),
  v.readonly(),
)
export type Chosen = v.InferOutput<typeof chosenSchema>

type KeyHistory = Pick<Preferences, 'keys' | 'keysBefore'>

/** Other keys, with a way back to those that were. */
export function changeKeys({ keys, keysBefore }: KeyHistory, next: Keys): KeyHistory {
  return { keys: next, keysBefore: [...keysBefore, keys].slice(-MOST_KEYS_BEFORE) }
}

/** The keys before the last change; null when there is nothing to go back to. */
export function keysBack({ keysBefore }: KeyHistory): KeyHistory | null {
  const keys = keysBefore.at(-1)
  return keys === undefined ? null : { keys, keysBefore: keysBefore.slice(0, -1) }
}
