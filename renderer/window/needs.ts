import { roleOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import type { Command } from './command'
import type { AppWindow } from './window'

/** What must be there for a command to have something to do. */
type Need = 'article' | 'selection' | 'mark' | 'words' | 'hits' | 'role' | 'session' | 'undo' | 'redo'

// By the beginning of a command's id; the first that fits counts, and a command without one can always be done.
const needs: readonly (readonly [beginning: string, need: Need | null])[] = [
  ['article.provenance', 'article'],
  ['tag.', 'selection'],
  ['keep.', 'article'],
  ['select.', 'article'],
  ['mark.add-part', 'selection'],
  ['mark.overlap', 'article'],
  ['mark.occurrences', 'words'],
  ['mark.', 'mark'],
  ['attribution.end', null],
  ['attribution.edit', 'mark'],
  ['attribution.', 'role'],
  ['go.next', 'article'],
  ['go.previous', 'article'],
  ['go.open-end', 'article'],
  ['go.filter', 'article'],
  ['go.hit', 'hits'],
  ['file.pack.session', 'session'],
  ['edit.undo', 'undo'],
  ['edit.redo', 'redo'],
]

const words: Readonly<Record<Need, string>> = {
  article: 'Open an article first',
  selection: 'Select words in the text first',
  mark: 'Select a mark first',
  words: 'Select words or a mark first',
  hits: 'Search for something first',
  role: 'Select a claim, source or cue first',
  session: 'Choose a session first',
  undo: 'Nothing to undo',
  redo: 'Nothing to redo',
}

/** Why a command has nothing to do now, in words for people; null when it can be done. */
export function lacking(window: AppWindow, { id, where }: Command): string | null {
  if (where === 'text' && window.view().preview !== null) return 'Close the report first'
  const need = needs.find(([beginning]) => id.startsWith(beginning))?.[1] ?? null
  return need === null || isMet(window, need) ? null : words[need]
}

function isMet(window: AppWindow, need: Need): boolean {
  const { open, selected, session, can, state } = window.view()
  switch (need) {
    case 'article':
      return open !== null
    case 'selection':
      return window.reader?.pending(true) != null
    case 'mark':
      return selected !== null
    case 'words':
      return selected !== null || window.reader?.pending(true) != null
    case 'hits':
      return window.view().hits.ranges.length > 0
    case 'role': {
      const record = selected && window.marks().annotations.get(selected)
      return record ? roleOf(wholeCodebook(state.library), record.code) !== 'none' : false
    }
    case 'session':
      return session !== null
    case 'undo':
      return can.canUndo
    case 'redo':
      return can.canRedo
  }
}
