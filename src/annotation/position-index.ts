import { compareRanges, type Range } from '../article/range'
import { following } from '../collection/following'
import { differences } from '../collection/record-table'
import { SortedList } from '../collection/sorted-list'
import type { AnnotationId } from '../ids'
import { type Annotation, compareAnnotations, startOf } from './annotation'

/** One range of an annotation: UTF-16 offsets into the canonical text. */
export interface AnnotatedPart extends Range {
  readonly annotation: Annotation
  /** Place of the range among those of its annotation. */
  readonly part: number
}

type Annotations = ReadonlyMap<AnnotationId, Annotation>

/**
 * Answers which annotations stand where. It is a value: `updated` gives the index of another state and leaves this one
 * as it is. A question, and an update by one annotation, look at a hundred or so of them and at a hundredth of the rest.
 */
export interface PositionIndex {
  /** The annotations in the order of the text. */
  readonly annotations: SortedList<Annotation>
  /** The annotations with a part that shares a code unit with the range, in the order of the text. */
  readonly overlapping: (range: Range) => readonly Annotation[]
  /** The parts that share a code unit with the range, by start, of two that start together the longer first. */
  readonly partsIn: (range: Range) => readonly AnnotatedPart[]
  /** The annotations with a part that holds the offset, its end excluded, the shortest part first. */
  readonly at: (offset: number) => readonly Annotation[]
  /** The next in the order of the text: after an annotation of the index, or the first that begins after an offset. */
  readonly next: (from: number | Annotation) => Annotation | undefined
  /** The one before in the order of the text: before an annotation, or the last that begins before an offset. */
  readonly previous: (from: number | Annotation) => Annotation | undefined
  /** The index of other annotations: what did not change is not looked at. */
  readonly updated: (annotations: Annotations) => PositionIndex
}

/** The index of the annotations of one article. */
export function positionIndex(annotations: Annotations): PositionIndex {
  return makeIndex(
    annotations,
    SortedList.of(annotations.values(), compareAnnotations),
    SortedList.of([...annotations.values()].flatMap(partsOf), compareParts),
  )
}

/** The analyst's own marks that the window shows: made once for each state of them, each from the one before. */
export const positionsOf: (annotations: Annotations) => PositionIndex = following(positionIndex, updatedPositions)

/** The index of other annotations, made from that of those before. */
export function updatedPositions(_before: Annotations, index: PositionIndex, annotations: Annotations): PositionIndex {
  return index.updated(annotations)
}

function makeIndex(
  source: Annotations,
  annotations: SortedList<Annotation>,
  parts: SortedList<AnnotatedPart>,
): PositionIndex {
  function partsIn(range: Range): readonly AnnotatedPart[] {
    const found: AnnotatedPart[] = []
    if (range.start >= range.end) return found
    for (const chunk of parts.chunks) {
      if ((chunk[0]?.start ?? 0) >= range.end) break
      if (greatestEnd(chunk) <= range.start) continue
      for (const part of chunk) {
        if (part.start >= range.end) break
        if (part.end > range.start && part.start < part.end) found.push(part)
      }
    }
    return found
  }

  function overlapping(range: Range): readonly Annotation[] {
    return [...new Set(partsIn(range).map((part) => part.annotation))].toSorted(compareAnnotations)
  }

  function at(offset: number): readonly Annotation[] {
    const held = partsIn({ start: offset, end: offset + 1 })
    return [...new Set(held.toSorted((a, b) => a.end - a.start - (b.end - b.start)).map((part) => part.annotation))]
  }

  function next(from: number | Annotation): Annotation | undefined {
    return annotations.at(
      annotations.firstIndex((each) =>
        typeof from === 'number' ? startOf(each) > from : compareAnnotations(each, from) > 0,
      ),
    )
  }

  function previous(from: number | Annotation): Annotation | undefined {
    const after = annotations.firstIndex((each) =>
      typeof from === 'number' ? startOf(each) >= from : compareAnnotations(each, from) >= 0,
    )
    return annotations.at(after - 1)
  }

  function updated(target: Annotations): PositionIndex {
    if (target === source) return index
    const changes = differences(source, target)
    const gone = changes.flatMap(([, before]) => before ?? [])
    const come = changes.flatMap(([, , after]) => after ?? [])
    return makeIndex(target, annotations.edited(gone, come), parts.edited(gone.flatMap(partsOf), come.flatMap(partsOf)))
  }

  const index: PositionIndex = { annotations, overlapping, partsIn, at, next, previous, updated }
  return index
}

/** The ranges of an annotation, in the order of the text. An orphan stands nowhere in it. */
export function partsOf(annotation: Annotation): readonly AnnotatedPart[] {
  if (annotation.orphan !== null) return []
  return annotation.selectors.map(({ start, end }, part) => ({ start, end, annotation, part }))
}

/** Order of the text: by start, of two that start together the longer first. */
export function compareParts(a: AnnotatedPart, b: AnnotatedPart): number {
  return compareRanges(a, b) || compareAnnotations(a.annotation, b.annotation) || a.part - b.part
}

// Chunks are never changed, so that what is known of one stays true.
const greatestEnds = new WeakMap<readonly AnnotatedPart[], number>()

function greatestEnd(chunk: readonly AnnotatedPart[]): number {
  const known = greatestEnds.get(chunk)
  if (known !== undefined) return known
  const end = chunk.reduce((most, part) => Math.max(most, part.end), 0)
  greatestEnds.set(chunk, end)
  return end
}
