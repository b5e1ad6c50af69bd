import { flushSync } from 'react-dom'
import { emptyWorkspace, type Workspace } from '../../src/ipc/workspace'
import type { Field } from '../window/field'
import type { AppWindow } from '../window/window'
import { currentReport } from './place'
import { selectedMark } from './selection'

/** The parts of the window through which F6 goes, in the order of the screen. */
const panes = ['library', 'toolbar', 'preview', 'text', 'list', 'inspector'] as const
type Pane = (typeof panes)[number]

/** Which of the panels beside the text are shown. */
export const shownPanels: Field<Workspace['panels']> = { name: 'panels', init: emptyWorkspace.panels }

function paneElement(pane: Pane): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)
}

function focusIn(window: AppWindow, pane: Pane): boolean {
  // Subtle: the browser would scroll the text to where it believes the caret to be.
  if (pane === 'text' && window.reader !== null) {
    // The preview lies over it.
    if (currentReport(window) !== null) return false
    window.reader.focus()
    return true
  }
  const element = paneElement(pane)
  const target = element?.matches('[tabindex="0"]')
    ? element
    : (element?.querySelector<HTMLElement>('[contenteditable=true], [tabindex="0"]') ??
      element?.querySelector<HTMLElement>('button:not([disabled]), select, input, textarea'))
  target?.focus()
  return target !== undefined && target !== null
}

/** Moves the focus to the next or previous part of the window that is there. */
export function cyclePanes(window: AppWindow, direction: 1 | -1): void {
  window.drafts.keep()
  flushSync(() => window.listeners.settle())
  const at = panes.findIndex((pane) => paneElement(pane)?.contains(document.activeElement))
  for (let step = 1; step <= panes.length; step++) {
    const pane = panes[(at + direction * step + panes.length * 2) % panes.length]
    if (pane !== undefined && focusIn(window, pane)) return
  }
}

/** Puts the caret into the note of the selected mark. */
export function focusNote(window: AppWindow): void {
  focusInspector(window, 'note')
}

export function focusFilter(window: AppWindow): void {
  withAnnotations(window, () => {
    const field = document.querySelector<HTMLInputElement>('[data-part="filter"]')
    field?.focus()
    field?.select()
  })
}

/** Puts the focus into the field that searches the library. */
export function focusLibrarySearch(window: AppWindow): void {
  const panels = window.get(shownPanels)
  if (!panels.library) flushSync(() => window.set(shownPanels, { ...panels, library: true }))
  document.querySelector<HTMLInputElement>('[data-part="library-search"]')?.focus()
}

/** Puts the focus into a part of the inspector, where the selected mark has that part. */
export function focusInspector(window: AppWindow, part: 'note' | 'fields' | 'same' | 'verdict' | 'attribution'): void {
  if (window.get(selectedMark) === null) return window.announce('Select a mark first')
  withAnnotations(window, () => {
    const element = paneElement('inspector')?.querySelector<HTMLElement>(`[data-part~="${part}"]`)
    if (!element) return window.announce('This mark has no such part')
    element.focus()
    element.scrollIntoView({ block: 'nearest' })
  })
}

// Subtle: drawn at once, also where the panel was hidden, or keys that are typed fast would be commands on the mark.
function withAnnotations(window: AppWindow, focus: () => void): void {
  const panels = window.get(shownPanels)
  flushSync(() => {
    if (!panels.annotations) window.set(shownPanels, { ...panels, annotations: true })
    window.listeners.settle()
  })
  focus()
}
