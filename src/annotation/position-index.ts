import { compareRanges, type Range } from '../article/range'
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
 * Answers which annotations stand where. It is a value: `updated` gives the index of another state and
 * leaves this one as it is. A question costs O(log n) and what it finds.
 */
export interface PositionIndex {
  /** The annotations in the order of the text. */
  readonly annotations: readonly Annotation[]
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
  /** The index of other annotations: what did not change is not sorted again. */
  readonly updated: (annotations: Annotations) => PositionIndex
}

/** The index of the annotations of one article. */
export function positionIndex(annotations: Annotations): PositionIndex {
  const all = [...annotations.values()]
  return makeIndex(annotations, all.toSorted(compareAnnotations), all.flatMap(partsOf).toSorted(compareParts))
}

function makeIndex(
  source: Annotations,
  annotations: readonly Annotation[],
  parts: readonly AnnotatedPart[],
): PositionIndex {
  const ends = greatestEnds(parts)

  function partsIn(range: Range): readonly AnnotatedPart[] {
    const found: AnnotatedPart[] = []
    if (range.start < range.end) collect(1, 0, ends.length / 2)
    return found

    // Leaves out each half of the tree in which everything begins too late or ends too early.
    function collect(node: number, from: number, to: number): void {
      const first = parts[from]
      if (first === undefined || first.start >= range.end || (ends[node] ?? 0) <= range.start) return
      if (to - from > 1) {
        const middle = (from + to) >>> 1
        collect(node * 2, from, middle)
        collect(node * 2 + 1, middle, to)
      } else if (first.start < first.end) found.push(first)
    }
  }

  function overlapping(range: Range): readonly Annotation[] {
    return [...new Set(partsIn(range).map((part) => part.annotation))].toSorted(compareAnnotations)
  }

  function at(offset: number): readonly Annotation[] {
    const held = partsIn({ start: offset, end: offset + 1 })
    return [...new Set(held.toSorted((a, b) => a.end - a.start - (b.end - b.start)).map((part) => part.annotation))]
  }

  function next(from: number | Annotation): Annotation | undefined {
    return annotations[
      firstIndex(annotations, (each) =>
        typeof from === 'number' ? startOf(each) > from : compareAnnotations(each, from) > 0 && each.id !== from.id,
      )
    ]
  }

  function previous(from: number | Annotation): Annotation | undefined {
    const after = firstIndex(annotations, (each) =>
      typeof from === 'number' ? startOf(each) >= from : each.id === from.id || compareAnnotations(each, from) > 0,
    )
    return annotations[after - 1]
  }

  function updated(target: Annotations): PositionIndex {
    if (target === source) return index
    const added = [...target.values()].filter((each) => source.get(each.id) !== each).toSorted(compareAnnotations)
    const replaced = added.reduce((count, each) => (source.has(each.id) ? count + 1 : count), 0)
    const nothingGone = replaced === 0 && target.size - added.length === source.size
    const gone = new Set(nothingGone ? [] : annotations.filter((each) => target.get(each.id) !== each))
    return makeIndex(
      target,
      merge(without(annotations, gone, identity), added, compareAnnotations),
      merge(without(parts, gone, annotationOf), added.flatMap(partsOf).toSorted(compareParts), compareParts),
    )
  }

  const index: PositionIndex = { annotations, overlapping, partsIn, at, next, previous, updated }
  return index
}

function partsOf(annotation: Annotation): readonly AnnotatedPart[] {
  return annotation.selectors.map(({ start, end }, part) => ({ start, end, annotation, part }))
}

function compareParts(a: AnnotatedPart, b: AnnotatedPart): number {
  return compareRanges(a, b) || compareAnnotations(a.annotation, b.annotation)
}

/**
 * A binary tree in an array, root at 1, children of n at 2n and 2n + 1, as many leaves as the next power of two:
 * each node holds the greatest end below it.
 */
function greatestEnds(parts: readonly Range[]): Float64Array {
  let leaves = 1
  while (leaves < parts.length) leaves *= 2
  const ends = new Float64Array(leaves * 2)
  parts.forEach((part, i) => {
    ends[leaves + i] = part.end
  })
  for (let node = leaves - 1; node >= 1; node--) ends[node] = Math.max(ends[node * 2] ?? 0, ends[node * 2 + 1] ?? 0)
  return ends
}

function identity(annotation: Annotation): Annotation {
  return annotation
}

function annotationOf(part: AnnotatedPart): Annotation {
  return part.annotation
}

function without<T>(values: readonly T[], gone: ReadonlySet<Annotation>, of: (value: T) => Annotation): readonly T[] {
  return gone.size === 0 ? values : values.filter((value) => !gone.has(of(value)))
}

// In slices, because a few are added to many.
function merge<T>(kept: readonly T[], added: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  const slices: (readonly T[])[] = []
  let from = 0
  for (const each of added) {
    const to = firstIndex(kept, (one) => compare(one, each) > 0)
    slices.push(kept.slice(from, to), [each])
    from = to
  }
  return slices.flat().concat(kept.slice(from))
}

/** Index of the first value for which the condition holds; it must hold for all after it, too. */
function firstIndex<T>(values: readonly T[], holds: (value: T) => boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = values[middle]
    if (value !== undefined && !holds(value)) low = middle + 1
    else high = middle
  }
  return low
}
