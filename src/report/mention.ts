import { isInsidePair } from '../article/code-points'
import { compareRanges, type Range } from '../article/range'
import { sentenceAt } from '../article/sentences'
import { type Code, codeOf, labelOf } from '../codebook/codebook'
import { wholeCodebook } from '../codebook/codebooks'
import type { AnnotationId, ArticleId } from '../ids'
import { readableDate } from '../wording/dates'
import { hiddenControls } from './bidi'
import { type Numbered, type Page, type Ref, titleOf } from './numbering'
import type { Survey } from './survey'

/** A field that is filled in, in words for people. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/** One range of an annotation. */
export interface Part extends Range {
  /** The words, exactly as they stand in the canonical text from `start` to `end` (UTF-16). */
  readonly quotation: string
  /** The same position in Unicode code points, `to` exclusive; null when the words don't stand there. */
  readonly position: { readonly from: number; readonly to: number } | null
}

/** A stretch of an excerpt: the words of a part, or what stands around it. */
interface Run {
  readonly text: string
  readonly part: Part | null
}

/** The sentences around a mention's parts. */
export interface Excerpt {
  readonly runs: readonly Run[]
  /** The first or last sentence is so long that it is cut here. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** One annotation as the report tells it. */
export interface Mention extends Ref {
  readonly id: AnnotationId
  readonly article: ArticleId
  /** The article's title where the report is on several; empty where it goes without saying. */
  readonly articleTitle: string
  /** BCP 47; empty when not known. */
  readonly language: string
  /** The code's place in the codebook, counted from 1; 0 when the codebook has lost it. */
  readonly codeNumber: number
  readonly parts: readonly Part[]
  readonly excerpts: readonly Excerpt[]
  /** Its words, parts joined by " … ". */
  readonly quotation: string
  /** "characters 120–165 and 190–201", in code points. */
  readonly position: string
  /** Characters of direction within the quotation, which nobody sees. */
  readonly hidden: readonly string[]
  /** The fields of its code that are filled in. */
  readonly facts: readonly Fact[]
  /** The name of its code. */
  readonly code: string
  /** Whether the code says more than the kind of entry does: it takes no part, or another takes the same part. */
  readonly isCodeTelling: boolean
  readonly note: string
  readonly author: string
  /** An instant. */
  readonly madeAt: string
}

/** At most so many UTF-16 code units are shown on either side of a part. */
const REACH = 400

export function mentionOf(numbered: Numbered, { library, pages }: Survey): Mention {
  const codebook = wholeCodebook(library)
  const { annotation, page, label, anchor } = numbered
  const code = codeOf(codebook, annotation.code)
  const parts = annotation.selectors.map((selector) => partOf(page, selector, annotation.orphan !== null))
  const quotation = parts.map((part) => part.quotation).join(' … ')
  return {
    label,
    anchor,
    id: annotation.id,
    article: page.article.id,
    articleTitle: pages.length > 1 ? titleOf(page.article) : '',
    language: page.article.language,
    codeNumber: codebook.codes.findIndex(({ id }) => id === annotation.code) + 1,
    parts,
    excerpts: excerptsOf(page, parts),
    quotation,
    position: positionOf(parts, annotation.orphan),
    hidden: hiddenControls(quotation),
    facts: factsOf(annotation.fields, code),
    code: code?.name ?? annotation.code,
    isCodeTelling: numbered.role === 'none' || codebook.codes.filter(({ role }) => role === numbered.role).length > 1,
    note: annotation.note,
    author: annotation.author,
    madeAt: annotation.madeAt,
  }
}

function partOf(page: Page, { start, end, exact }: Range & { readonly exact: string }, isOrphan: boolean): Part {
  const { text, codePoints } = page
  const isWhole = !isInsidePair(text, start) && !isInsidePair(text, end)
  const isThere = !isOrphan && isWhole && text.slice(start, end) === exact
  const position = isThere ? { from: codePoints.toCodePoint(start), to: codePoints.toCodePoint(end) } : null
  return { start, end, quotation: exact, position }
}

function positionOf(parts: readonly Part[], orphan: number | null): string {
  if (orphan !== null) return `an orphan: quoted from revision ${orphan}; these words are gone from the text`
  const ranges = parts.map(({ position }) => (position === null ? null : `${position.from}–${position.to}`))
  if (ranges.includes(null)) return 'not found where it was marked'
  return `characters ${ranges.join(' and ')}`
}

function excerptsOf(page: Page, parts: readonly Part[]): readonly Excerpt[] {
  const merged: { start: number; end: number; readonly parts: Part[] }[] = []
  const lost: Excerpt[] = []
  for (const part of [...parts].sort(compareRanges)) {
    if (part.position === null) {
      lost.push({ runs: [{ text: part.quotation, part }], cutBefore: false, cutAfter: false })
      continue
    }
    const { start, end } = surroundings(page, part)
    const last = merged.at(-1)
    if (last !== undefined && start <= last.end + 1) {
      last.end = Math.max(last.end, end)
      last.parts.push(part)
    } else {
      merged.push({ start, end, parts: [part] })
    }
  }
  return [...merged.map((each) => excerptOf(page, each, each.parts)), ...lost]
}

/** The sentences in which a part begins and ends, cut where they reach too far. */
function surroundings({ text, blocks }: Page, part: Part): Range {
  const first = sentenceAt(text, blocks, part.start)
  const last = sentenceAt(text, blocks, part.end - 1)
  const start = Math.max(Math.min(first.start, part.start), part.start - REACH)
  const end = Math.min(Math.max(last.end, part.end), part.end + REACH)
  return { start: isInsidePair(text, start) ? start + 1 : start, end: isInsidePair(text, end) ? end - 1 : end }
}

function excerptOf({ text, blocks }: Page, { start, end }: Range, parts: readonly Part[]): Excerpt {
  const runs: Run[] = []
  let at = start
  for (const part of parts) {
    if (at < part.start) runs.push({ text: text.slice(at, part.start), part: null })
    runs.push({ text: part.quotation, part })
    at = Math.max(at, part.end)
  }
  if (at < end) runs.push({ text: text.slice(at, end), part: null })
  const cut = (offset: number) => {
    const sentence = sentenceAt(text, blocks, offset)
    return sentence.start < offset && offset < sentence.end
  }
  return { runs, cutBefore: cut(start), cutAfter: cut(end) }
}

/** The filled-in fields in the codebook's order; one that the codebook has lost goes by its key. */
function factsOf(fields: Readonly<Record<string, string>>, code: Code | undefined): readonly Fact[] {
  const known = code?.fields ?? []
  const facts = known.map((field) => {
    const value = labelOf(field, fields[field.key] ?? '')
    return { label: field.label, value: field.kind === 'date' ? readableDate(value) : value }
  })
  const others = Object.entries(fields).filter(([key]) => !known.some((field) => field.key === key))
  return [...facts, ...others.map(([label, value]) => ({ label, value }))].filter(({ value }) => value !== '')
}
