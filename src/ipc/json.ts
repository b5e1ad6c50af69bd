import { ok, type Result } from '../result'

declare const written: unique symbol

/**
 * A value as one string of JSON. A large one crosses the bridge in half the time: the bridge copies a string at once, and a
 * value field by field.
 */
export type Json<T> = string & { readonly [written]: T }

/** Only for values that JSON holds whole: no undefined, no dates, no maps. */
export function toJson<T>(value: T): Json<T> {
  return JSON.stringify(value) as Json<T>
}

export function fromJson<T>(json: Json<T>): T {
  return JSON.parse(json) as T
}

/** The result with its value written; an error stays as it is. */
export function resultToJson<T, E>(result: Result<T, E>): Result<Json<T>, E> {
  return result.ok ? ok(toJson(result.value)) : result
}
