import type { Message } from './message'

/** So many messages are shown at once. */
export const MOST_SHOWN = 3

/**
 * The messages with one more. One that says the same takes the place of the older; above {@link MOST_SHOWN} the oldest
 * that tells of no trouble goes. Trouble is never dropped: it waits behind the newest and comes when one is put away.
 */
export function withMessage(messages: readonly Message[], added: Message): readonly Message[] {
  const others = messages.filter((each) => each.text !== added.text)
  const spare = others.length >= MOST_SHOWN ? others.findIndex((each) => each.tone !== 'error') : -1
  return [...others.filter((_, at) => at !== spare), added]
}

/** Milliseconds after which a message leaves by itself: time to read it, and to do what it offers. Trouble stays. */
export function timeToStay({ tone, text, canUndo, place }: Message): number | null {
  if (tone === 'error') return null
  return Math.max(canUndo || place !== null ? 20_000 : 8000, 4000 + 60 * text.length)
}
