import { strToU8 } from 'fflate/browser'

/** Texts as UTF-8, a piece for each. */
export function* utf8(...texts: readonly string[]): Iterable<Uint8Array> {
  for (const text of texts) yield strToU8(text)
}
