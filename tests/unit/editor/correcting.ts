import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { Annotation } from '../../../src/annotation/annotation'
import { type Carried, carryOver } from '../../../src/annotation/carry-over'
import { makeSelector } from '../../../src/annotation/selector'
import type { Article } from '../../../src/article/article'
import type { Range } from '../../../src/article/range'
import { type Correction, correctionOf } from '../../../src/editor/correction'
import { correctedText, correctionDocument } from '../../../src/editor/correction-document'
import type { AnnotationId, ArticleId } from '../../../src/ids'
import { readPlainText } from '../../../src/import/plain-text-1'

/** One step of a person who corrects. Offsets are found by words, in the text as it is then. */
export type Step = (transform: Transform) => void

/** The document position of the n-th place of the words. */
function find(doc: Node, words: string, nth = 0): number {
  const { text, toPosition } = correctedText(doc)
  let at = text.indexOf(words)
  for (let n = 0; n < nth; n++) at = text.indexOf(words, at + 1)
  if (at < 0) throw new Error(`The text must have “${words}”.`)
  return toPosition(at, 'start')
}

export function replace(words: string, by: string, nth = 0): Step {
  return (transform) => {
    const from = find(transform.doc, words, nth)
    const { schema } = transform.doc.type
    if (by === '') transform.delete(from, from + words.length)
    else transform.replaceWith(from, from + words.length, schema.text(by))
  }
}

/** As a person writes: what was there goes letter by letter, then what is new comes letter by letter. */
export function retype(words: string, by: string, nth = 0): Step {
  return (transform) => {
    const from = find(transform.doc, words, nth)
    for (let end = from + words.length; end > from; end--) transform.delete(end - 1, end)
    ;[...by].reduce((at, letter) => {
      transform.insert(at, transform.doc.type.schema.text(letter))
      return at + letter.length
    }, from)
  }
}

export function insertBefore(words: string, what: string): Step {
  return (transform) => {
    transform.insert(find(transform.doc, words), transform.doc.type.schema.text(what))
  }
}

export function insertAfter(words: string, what: string): Step {
  return (transform) => {
    transform.insert(find(transform.doc, words) + words.length, transform.doc.type.schema.text(what))
  }
}

/** Begins a new paragraph before the words. */
export function splitBefore(words: string): Step {
  return (transform) => {
    transform.split(find(transform.doc, words), 1, [
      { type: transform.doc.type.schema.nodes.paragraph as never, attrs: { gap: null } },
    ])
  }
}

/** Takes away the border of the paragraphs before the words, with a space in its place. */
export function joinBefore(words: string): Step {
  return (transform) => {
    const at = find(transform.doc, words)
    transform.join(transform.doc.resolve(at).before())
    transform.insert(at - 2, transform.doc.type.schema.text(' '))
  }
}

function correct(text: string, ...steps: readonly Step[]): Correction {
  const before = correctionDocument(readPlainText(text))
  const transform = new Transform(before)
  for (const step of steps) step(transform)
  transform.doc.check()
  return correctionOf(before, transform.doc, transform.mapping.maps)
}

export function annotationOf(text: string, ranges: readonly Range[], id = 'a'): Annotation {
  return {
    id: id as AnnotationId,
    article: 'article' as ArticleId,
    code: 'claim',
    selectors: ranges.map((range) => makeSelector(text, range)),
    fields: {},
    note: '',
    profile: null,
    statement: null,
    author: 'Ada',
    madeAt: '2026-04-21T10:00:00.000Z',
    orphan: null,
  }
}

/** A text in which "[…]" are the parts of one mark. */
function parse(marked: string): { readonly text: string; readonly ranges: readonly Range[] } {
  let text = ''
  const ranges: Range[] = []
  for (const character of marked) {
    if (character === '[') ranges.push({ start: text.length, end: text.length })
    else if (character === ']') ranges[ranges.length - 1] = { start: ranges.at(-1)?.start ?? 0, end: text.length }
    else text += character
  }
  return { text, ranges }
}

/** What becomes of the mark, and the new text with the mark in it as "[…]". */
export function carry(
  marked: string,
  ...steps: readonly Step[]
): { readonly kind: Carried['kind']; readonly text: string } {
  const { text, ranges } = parse(marked)
  const correction = correct(text, ...steps)
  const after = correction.text.text
  const { kind, after: record } = carryOver(annotationOf(text, ranges), {
    before: text,
    after,
    revision: 1,
    moved: correction.moved,
  })
  if (kind === 'orphan') return { kind, text: after }
  const shown = record.selectors.reduceRight(
    (whole, { start, end }) => `${whole.slice(0, start)}[${whole.slice(start, end)}]${whole.slice(end)}`,
    after,
  )
  return { kind, text: shown }
}

/** The record of an article's first revision. */
export function plainArticle(id: ArticleId): Article {
  return {
    id,
    title: 'Talks',
    publisher: '',
    author: '',
    publishedOn: '',
    retrievedOn: '',
    address: '',
    language: '',
    note: '',
    original: { name: 'talks.txt', byteLength: 1, sha256: '0'.repeat(64) },
    reader: { id: 'plain-text', version: 1 },
    losses: [],
    encoding: 'utf-8',
    revision: 1,
    textSha256: '0'.repeat(64),
    words: 1,
    importedAt: '2026-04-21T10:00:00.000Z',
  }
}
