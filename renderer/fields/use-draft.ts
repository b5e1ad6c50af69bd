import { useEffect, useRef, useState } from 'react'
import { useWindow } from '../window/use-window'

interface Draft<V> {
  /** What the field holds that is not kept yet; null when there is nothing. */
  readonly draft: V | null
  /** Whether the draft was typed before the window was stopped, and nobody has touched it since. */
  readonly isRecovered: boolean
  /** What was typed before the window was stopped over another text than is stored; null when it was decided on. */
  readonly aside: string | null
  /** Takes what was set aside in place of what the field holds, which is kept first; or throws it away. */
  readonly decide: (isTaken: boolean) => void
  readonly set: (value: V) => void
  /** Keeps the draft, if there is one and it differs from what is stored. */
  readonly keep: () => void
}

/**
 * What a field holds until it is left, or until anything must see it: then it is kept, as one edit. With a `place`, its
 * name among all fields, what is typed survives a crash.
 */
export function useDraft<V extends string>(
  place: string | null,
  stored: V,
  isGood: (value: V) => boolean,
  onKeep: (value: V) => void,
): Draft<V> {
  const window = useWindow()
  const [recovered, setRecovered] = useState(() => place && (window.drafts.textAt(place, stored) as V | null))
  const [draft, setDraft] = useState<V | null>(recovered || null)
  const [aside, setAside] = useState(() => place && (window.drafts.asideAt(place, stored) as V | null))
  const latest = useRef<V | null>(recovered || null)
  const set = (value: V) => {
    latest.current = value
    setDraft(value)
    setRecovered(null)
    if (place !== null) window.drafts.note(place, value, stored)
  }
  const keep = () => {
    const value = latest.current
    latest.current = null
    setDraft(null)
    setRecovered(null)
    if (value !== null && value !== stored && isGood(value)) onKeep(value)
    if (value !== null && place !== null) window.drafts.end(place)
  }
  const decide = (isTaken: boolean) => {
    if (!aside || place === null) return
    keep()
    if (isTaken) set(aside)
    window.drafts.endAside(place)
    setAside(null)
  }
  // Subtle: after each render, so that what is kept goes to the record that is shown now.
  useEffect(() => window.drafts.addField(keep))
  return { draft, isRecovered: draft !== null && draft === recovered, aside: aside || null, decide, set, keep }
}
