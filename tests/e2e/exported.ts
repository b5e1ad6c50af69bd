import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Annotation } from '../../src/annotation/annotation'
import { partsInMarkdown, partsInPage } from '../unit/report/reading'
import { expect } from './app'

/** Paths of one report in every format. */
interface Exported {
  readonly html: string
  readonly markdown: string
  readonly jsonLd: string
  readonly pdf: string
}

/**
 * Reads a report back: every quotation equals the text at its offsets, no part of a mark is missing, and the claims
 * stand in all four.
 */
export async function expectReadBack(
  exported: Exported,
  text: string,
  marks: readonly Annotation[],
  claims: readonly string[],
): Promise<void> {
  const all = inOrder(marks.flatMap(({ id, selectors }) => selectors.map(({ start, end }) => ({ id, start, end }))))

  const inPage = partsInPage(await readFile(exported.html, 'utf8'))
  for (const { start, end, quotation } of inPage) expect(text.slice(start, end)).toBe(quotation)
  expect(inOrder(inPage.map(({ annotation, start, end }) => ({ id: annotation, start, end })))).toEqual(all)

  const inMarkdown = partsInMarkdown(await readFile(exported.markdown, 'utf8'))
  for (const { start, end, quotation } of inMarkdown) expect(text.slice(start, end)).toBe(quotation)
  expect(inMarkdown.map(({ quotation }) => quotation)).toEqual(expect.arrayContaining([...claims]))

  const inJson = targetsIn(await readFile(exported.jsonLd, 'utf8'))
  const points = [...text]
  for (const { start, end, exact } of inJson) expect(points.slice(start, end).join('')).toBe(exact)
  expect(inJson).toHaveLength(all.length)
  expect(inJson.map(({ exact }) => exact)).toEqual(expect.arrayContaining([...claims]))

  const { stdout } = await promisify(execFile)('pdftotext', [exported.pdf, '-'])
  for (const claim of claims) expect(bare(stdout)).toContain(bare(claim))
}

function inOrder<R extends { readonly id: string; readonly start: number }>(parts: readonly R[]): readonly R[] {
  return [...parts].sort((a, b) => a.start - b.start || a.id.localeCompare(b.id))
}

/** Without white space and hyphens, which a printed page sets as it needs. */
export function bare(text: string): string {
  return text.replace(/[\s\u00ad\u2010\u2011-]+/g, '')
}

interface Target {
  readonly selector: readonly [
    { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number },
    { readonly type: 'TextQuoteSelector'; readonly exact: string },
  ]
}

/** The targets of the annotations that tag words; offsets are of Unicode code points. */
export function targetsIn(json: string) {
  const { first } = JSON.parse(json) as {
    readonly first: { readonly items: readonly { readonly motivation: string; readonly target: readonly Target[] }[] }
  }
  return first.items
    .filter((item) => item.motivation === 'tagging')
    .flatMap((item) => item.target)
    .map(({ selector: [position, quote] }) => {
      expect([position.type, quote.type]).toEqual(['TextPositionSelector', 'TextQuoteSelector'])
      return { start: position.start, end: position.end, exact: quote.exact }
    })
}
