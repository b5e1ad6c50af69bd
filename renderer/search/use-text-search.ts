import { useEffect, useState } from 'react'
import type { SearchResult } from '../../src/ipc/contract'
import { foldQuery } from '../../src/search/find'
import { useWindow } from '../window/use-window'
import type { AppWindow } from '../window/window'

/** Milliseconds without a key after which the texts are searched. */
const QUIET = 150

/** How a search of all texts stands. "none": there is nothing to search for yet. */
export type TextSearch =
  | { readonly kind: 'none' }
  | { readonly kind: 'searching' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'found'; readonly result: SearchResult }

const nothing: TextSearch = { kind: 'none' }

/** Searches the texts of the library while somebody types. What was found stays until the next is. */
export function useTextSearch(words: string): TextSearch {
  const window = useWindow()
  const [search, setSearch] = useState<TextSearch>(nothing)
  const isQuery = foldQuery(words) !== null
  useEffect(() => {
    if (!isQuery) return undefined
    let isOver = false
    const run = async () => {
      setSearch((before) => (before.kind === 'found' ? before : { kind: 'searching' }))
      const answer = await ask(window, words)
      if (!isOver && answer !== null) setSearch(answer)
    }
    const timer = setTimeout(() => void run(), QUIET)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [window, words, isQuery])
  return isQuery ? search : nothing
}

/** Null when a newer search took its place. */
async function ask(window: AppWindow, words: string): Promise<TextSearch | null> {
  try {
    const answer = await window.bridge.request('library.search', words)
    if (answer.ok) return { kind: 'found', result: answer.value }
    return answer.error.code === 'failed' ? { kind: 'failed', reason: answer.error.reason } : null
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}
