import { useEffect, useRef, useState } from 'react'
import { useWorkbench } from '../workbench/use-view'

interface Draft<V> {
  /** What the field holds that is not kept yet; null when there is nothing. */
  readonly draft: V | null
  readonly set: (value: V) => void
  /** Keeps the draft, if there is one and it differs from what is stored. */
  readonly keep: () => void
}

/** What a field holds until it is left, or until anything must see it: then it is kept, as one edit. */
export function useDraft<V extends string>(
  stored: V,
  isGood: (value: V) => boolean,
  onKeep: (value: V) => void,
): Draft<V> {
  const bench = useWorkbench()
  const [draft, setDraft] = useState<V | null>(null)
  const latest = useRef<V | null>(null)
  const set = (value: V) => {
    latest.current = value
    setDraft(value)
  }
  const keep = () => {
    const value = latest.current
    latest.current = null
    setDraft(null)
    if (value !== null && value !== stored && isGood(value)) onKeep(value)
  }
  // Subtle: after each render, so that what is kept goes to the record that is shown now.
  useEffect(() => {
    bench.drafts.add(keep)
    return () => {
      bench.drafts.delete(keep)
    }
  })
  return { draft, set, keep }
}
