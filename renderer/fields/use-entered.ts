import { useState } from 'react'

/** What a field is to have, so that it is known whether somebody is in it. */
interface Entering {
  readonly onFocus: () => void
  readonly onPointerDown: () => void
  readonly onBlur: () => void
}

/**
 * Whether somebody is in a field. Choices by the thousand are made only then: most marks are passed without a look at
 * whom else they might mention.
 */
export function useEntered(): { readonly isEntered: boolean; readonly entering: Entering } {
  const [isEntered, setEntered] = useState(false)
  const enter = () => setEntered(true)
  return { isEntered, entering: { onFocus: enter, onPointerDown: enter, onBlur: () => setEntered(false) } }
}
