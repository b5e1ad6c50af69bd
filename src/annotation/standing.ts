import type { Annotation } from './annotation'

const known = new WeakMap<Annotation, { readonly text: string; readonly stands: boolean }>()

/** Whether every part of an annotation has its quotation where it says, in that canonical text. An orphan has not. */
export function standsIn(text: string, annotation: Annotation): boolean {
  const before = known.get(annotation)
  if (before?.text === text) return before.stands
  const stands =
    annotation.orphan === null && annotation.selectors.every(({ exact, start }) => text.startsWith(exact, start))
  known.set(annotation, { text, stands })
  return stands
}
