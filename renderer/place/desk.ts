import type { Marks } from '../../src/annotation/marks'
import type { Desk, Done } from '../../src/gesture/desk'
import { noMarks } from '../../src/record/state'
import type { ViewState } from '../window/view-state'
import type { AppWindow } from '../window/window'
import { type OpenText, openText } from './place'

/** What is marked in the article on screen. */
export function marksIn(view: ViewState): Marks {
  const open = openText(view)
  return (open && view.state.marks.get(open.article)) ?? noMarks
}

export const openMarks = (window: AppWindow): Marks => marksIn(window.view())

/** The article under work for a gesture, or null when none is open. */
export function deskOf(window: AppWindow): Desk | null {
  const { library } = window.view().state
  const open = openText(window)
  // While another revision is being read, nothing can be said of the text on screen.
  if (open === null || library.articles.get(open.article)?.revision !== open.revision) return null
  return deskFor(window, open, openMarks(window))
}

/** Any article of the library for a gesture, with what is marked in it. */
export function deskFor(
  window: AppWindow,
  { article, text, blocks }: Pick<OpenText, 'article' | 'text' | 'blocks'>,
  marks: Marks,
): Desk {
  return {
    article,
    text,
    blocks,
    library: window.view().state.library,
    marks,
    author: window.author(),
    now: new Date().toISOString(),
    newId: () => crypto.randomUUID(),
  }
}

/** Performs a gesture on the article under work. Answers whether there was anything to do. */
export function change(window: AppWindow, gesture: (desk: Desk) => Done): boolean {
  // A field may have the focus still: what was typed there was done before.
  window.drafts.keep()
  const desk = deskOf(window)
  return desk !== null && window.perform(gesture(desk))
}
