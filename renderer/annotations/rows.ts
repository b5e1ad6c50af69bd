import { type Annotation, compareAnnotations, quotation } from '../../src/annotation/annotation'
import type { Marks } from '../../src/annotation/marks'
import { openEndsIn } from '../../src/annotation/open-ends'
import { type Code, type Codebook, labelOf } from '../../src/codebook/codebook'
import { differences, RecordTable } from '../../src/collection/record-table'
import { firstIndex } from '../../src/collection/search'
import { SortedList } from '../../src/collection/sorted-list'
import type { AnnotationId, ProfileId } from '../../src/ids'
import { type Finder, finderOf } from '../../src/search/finder'
import { foldText } from '../../src/search/fold'
import type { Profile } from '../../src/source/profile'
import type { Filter } from '../search/filter'

/** One line of the list: a heading of a group, or an annotation with its place among all that are listed. */
export type Row =
  | { readonly kind: 'heading'; readonly id: string; readonly label: string; readonly count: number }
  | {
      readonly kind: 'annotation'
      readonly annotation: Annotation
      readonly isOpenEnd: boolean
      readonly position: number
    }

/** What the list is made of. */
export interface Listed {
  readonly marks: Marks
  readonly codebook: Codebook
  readonly profiles: ReadonlyMap<ProfileId, Profile>
  readonly filter: Filter
}

/** The rows of the list, never changed. `updated` costs what an edit touched, and all only when the filter changes. */
export interface Listing {
  /** How many rows there are, headings included. */
  readonly length: number
  /** How many annotations are listed. */
  readonly total: number
  readonly rows: (from: number, to: number) => readonly Row[]
  /** The row of an annotation; -1 when it is not listed. */
  readonly rowOf: (id: AnnotationId) => number
  readonly has: (id: AnnotationId) => boolean
  /** The annotations in the rows from one to another, which is excluded. */
  readonly between: (from: number, to: number) => readonly AnnotationId[]
  readonly updated: (listed: Listed) => Listing
}

/** An annotation that is listed, with what decides where. */
interface Entry {
  readonly annotation: Annotation
  readonly isOpenEnd: boolean
  /** What its group is sorted by; '' when there are no groups. */
  readonly group: string
  readonly label: string
}

interface Group {
  readonly id: string
  readonly label: string
  readonly count: number
  /** Row of its heading, and how many annotations come before it. */
  readonly row: number
  readonly before: number
}

/** The annotations that pass the filter, in its order. */
export function listing(listed: Listed): Listing {
  const rule = ruleOf(listed)
  const entries = [...listed.marks.annotations.values()].flatMap((each) => rule.entryOf(each) ?? [])
  return makeListing(
    listed,
    SortedList.of(entries, rule.compare),
    RecordTable.from(entries.map((each) => [each.annotation.id, each])),
  )
}

function makeListing(listed: Listed, entries: SortedList<Entry>, byId: RecordTable<AnnotationId, Entry>): Listing {
  const groups = listed.filter.order === 'code' || listed.filter.order === 'profile' ? groupsOf(entries) : []

  /** How many headings stand before the annotation at a place among those listed, its own included. */
  function headingsBefore(place: number): number {
    return firstIndex(groups, ({ before }) => before > place)
  }

  /** The first place of an annotation in that row or after it. */
  function placeFrom(row: number): number {
    const at = groups.findLastIndex((group) => group.row < row)
    return Math.max(0, row - at - 1)
  }

  function rows(from: number, to: number): readonly Row[] {
    const headings = groups.filter((group) => group.row >= from && group.row < to)
    const place = placeFrom(from)
    const found: Row[] = entries.slice(place, place + to - from - headings.length).map((entry, index) => ({
      kind: 'annotation',
      annotation: entry.annotation,
      isOpenEnd: entry.isOpenEnd,
      position: place + index + 1,
    }))
    for (const { id, label, count, row } of headings) found.splice(row - from, 0, { kind: 'heading', id, label, count })
    return found
  }

  function rowOf(id: AnnotationId): number {
    const entry = byId.get(id)
    if (entry === undefined) return -1
    const place = entries.indexOf(entry)
    return place + headingsBefore(place)
  }

  function updated(next: Listed): Listing {
    const { marks, codebook, filter } = listed
    if (next.codebook !== codebook || next.filter !== filter || (looksAtNames(filter) && someRenamed(listed, next)))
      return listing(next)
    const rule = ruleOf(next)
    const touched = new Set<AnnotationId>()
    for (const [id] of differences(marks.annotations, next.marks.annotations)) touched.add(id)
    const [ends, nextEnds] = [openEndsIn(marks, codebook), openEndsIn(next.marks, codebook)]
    for (const [id] of differences(ends.byId, nextEnds.byId)) touched.add(id)
    let table = byId
    const gone: Entry[] = []
    const come: Entry[] = []
    for (const id of touched) {
      const was = byId.get(id)
      const annotation = next.marks.annotations.get(id)
      const is = annotation && rule.entryOf(annotation)
      if (was !== undefined) gone.push(was)
      if (is !== undefined) come.push(is)
      table = is === undefined ? table.without(id) : table.with(id, is)
    }
    return makeListing(next, entries.edited(gone, come), table)
  }

  return {
    length: entries.length + groups.length,
    total: entries.length,
    rows,
    rowOf,
    has: (id) => byId.has(id),
    between: (from, to) => rows(from, to).flatMap((row) => (row.kind === 'annotation' ? [row.annotation.id] : [])),
    updated,
  }
}

const looksAtNames = ({ query, order }: Filter) => query.words !== '' || order === 'profile'

function someRenamed(before: Listed, after: Listed): boolean {
  return differences(before.profiles, after.profiles).some(
    ([, from, to]) => from !== undefined && to !== undefined && from.name !== to.name,
  )
}

/** Which annotations pass, and in which order. */
function ruleOf({ marks, codebook, profiles, filter }: Listed) {
  const found = finderOf(filter.query)
  // Of a pattern that can't be read it is said so; meanwhile it holds nothing back.
  const finder = found.ok ? found.value : null
  const hidden = new Set(filter.hidden)
  const ends = openEndsIn(marks, codebook).byId
  const codes = new Map(codebook.codes.map((code, at) => [code.id, { code, at }]))
  const named = new Map<ProfileId, boolean>()

  function hasName(id: ProfileId | null, wanted: Finder): boolean {
    const profile = id === null ? undefined : profiles.get(id)
    if (profile === undefined) return false
    const known = named.get(profile.id) ?? wanted.isIn(profile.name)
    named.set(profile.id, known)
    return known
  }

  function passes(annotation: Annotation): boolean {
    if (hidden.has(annotation.code)) return false
    if (filter.openEndsOnly && !ends.has(annotation.id)) return false
    if (filter.orphansOnly && annotation.orphan === null) return false
    if (filter.field !== null && !hasValue(annotation, filter.field)) return false
    if (finder === null) return true
    return (
      finder.isIn(searchedText(annotation, codes.get(annotation.code)?.code)) || hasName(annotation.profile, finder)
    )
  }

  function groupOf(annotation: Annotation): Pick<Entry, 'group' | 'label'> {
    if (filter.order === 'code') {
      const known = codes.get(annotation.code)
      return {
        group: String(known?.at ?? codes.size).padStart(4, '0') + annotation.code,
        label: known?.code.name ?? annotation.code,
      }
    }
    if (filter.order !== 'profile') return { group: '', label: '' }
    const profile = annotation.profile === null ? undefined : profiles.get(annotation.profile)
    // What no name begins with comes last.
    if (profile === undefined) return { group: '\uffff', label: 'No source' }
    return { group: `${foldText(profile.name).folded}\n${profile.id}`, label: profile.name }
  }

  function entryOf(annotation: Annotation): Entry | undefined {
    return passes(annotation) ? { annotation, isOpenEnd: ends.has(annotation.id), ...groupOf(annotation) } : undefined
  }

  return { entryOf, compare: filter.order === 'newest' ? compareAges : compareGroups }
}

function compareGroups(a: Entry, b: Entry): number {
  if (a.group !== b.group) return a.group < b.group ? -1 : 1
  return compareAnnotations(a.annotation, b.annotation)
}

function compareAges(a: Entry, b: Entry): number {
  if (a.annotation.madeAt !== b.annotation.madeAt) return a.annotation.madeAt > b.annotation.madeAt ? -1 : 1
  return compareAnnotations(a.annotation, b.annotation)
}

function hasValue({ code, fields }: Annotation, wanted: NonNullable<Filter['field']>): boolean {
  if (code !== wanted.code) return false
  const value = fields[wanted.key] ?? ''
  if (wanted.value === 'any') return value !== ''
  if (wanted.value === 'none') return value === ''
  // Several choices of one field are joined by line ends.
  return value.split('\n').includes(wanted.value.is)
}

const searched = new WeakMap<Annotation, { readonly code: Code | undefined; readonly text: string }>()

/** The words of a mark, its note and its fields as they are shown, with blank lines between them. */
function searchedText(annotation: Annotation, code: Code | undefined): string {
  const known = searched.get(annotation)
  if (known !== undefined && known.code === code) return known.text
  const fields = code?.fields.map((field) => labelOf(field, annotation.fields[field.key] ?? '')) ?? []
  const text = [quotation(annotation), annotation.note, ...fields].filter(Boolean).join('\n\n')
  searched.set(annotation, { code, text })
  return text
}

// Entries of one group stand together: from each the next one is found by halving.
function groupsOf(entries: SortedList<Entry>): readonly Group[] {
  const groups: Group[] = []
  for (let before = 0; before < entries.length; ) {
    const entry = entries.at(before)
    if (entry === undefined) break
    const { group } = entry
    const end = entries.firstIndex((each) => each.group > group)
    groups.push({ id: group, label: entry.label, count: end - before, row: before + groups.length, before })
    before = end
  }
  return groups
}
