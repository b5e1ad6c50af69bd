import type { AnnotationId, ProfileId } from '../../src/ids'
import { openMarks } from '../place/desk'
import { openText } from '../place/place'
import { chosenMarks, goToMark, selectedMark, selectMark } from '../place/selection'
import type { Subject } from '../window/command-book'
import type { AppWindow } from '../window/window'

/**
 * What a context menu in the text is about: the words that are selected, else the mark under the pointer, which is
 * selected then, else the mark that is selected, else the article. Null where none is open.
 */
export function meantInText(window: AppWindow, target: EventTarget | null): Subject | null {
  if (window.reader?.pending(true)) return { kind: 'words' }
  const marked = target instanceof Element ? target.closest('[data-annotations]') : null
  const [under] = marked?.getAttribute('data-annotations')?.split(' ').filter(Boolean) ?? []
  if (under !== undefined) return markMeant(window, under)
  const [selected, open] = [window.get(selectedMark), openText(window)]
  if (selected !== null) return { kind: 'mark', annotation: selected }
  return open === null ? null : { kind: 'article', article: open.article }
}

/** Selects a mark, by its id as the page has it, for what is asked of it; one of several that are chosen stays so. */
export function markMeant(window: AppWindow, id: string): Subject {
  const annotation = id as AnnotationId
  if (!window.get(chosenMarks).has(annotation)) selectMark(window, annotation)
  return { kind: 'mark', annotation }
}

/** Goes to the next or previous mark of the same source: of the one that is meant, else of the one that is selected. */
export function travelSource(window: AppWindow, about: Subject | null, direction: 1 | -1): void {
  const { annotations } = openMarks(window)
  const selected = window.get(selectedMark)
  const profile = sourceMeant(window, about)
  const mentions = [...annotations.values()]
    .filter((each) => profile !== null && each.profile === profile)
    .sort((a, b) => (a.selectors[0]?.start ?? 0) - (b.selectors[0]?.start ?? 0))
  const at = mentions.findIndex(({ id }) => id === selected)
  const next = mentions.at(at < 0 ? 0 : (at + direction) % mentions.length)
  if (next !== undefined) goToMark(window, next.id)
}

/** The source that is meant: that of a context menu, else the one whom the selected mark mentions. */
export function sourceMeant(window: AppWindow, about: Subject | null): ProfileId | null {
  if (about?.kind === 'source') return about.profile
  const selected = window.get(selectedMark)
  return (selected && openMarks(window).annotations.get(selected)?.profile) || null
}
