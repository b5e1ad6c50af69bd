import type { Annotation } from '../../../src/annotation/annotation'
import { type Code, type Codebook, type CodeField, plainField, undescribed } from '../../../src/codebook/codebook'
import type { AnnotationId, ArticleId } from '../../../src/ids'

/** A code of a test, under its name in lower case. */
export function code(name: string, fields: readonly CodeField[] = [], more: Partial<Code> = {}): Code {
  return { id: name.toLowerCase(), name, role: 'none', hue: 85, line: 'tint', key: '', ...undescribed, fields, ...more }
}

export function codebook(...codes: readonly Code[]): Codebook {
  return { id: 'book', name: 'Book', codes }
}

/** A field of choices, each "value" or "value=Label". */
export function choice(label: string, choices: string, kind: 'choice' | 'choices' = 'choice'): CodeField {
  const pairs = choices.split(' ').map((each) => {
    const [value = '', name = value] = each.split('=')
    return { value, label: name }
  })
  return { kind, key: label.toLowerCase(), label, choices: pairs, ...plainField }
}

export function field(kind: 'text' | 'lines' | 'number' | 'date' | 'yes-no' | 'reference', label: string): CodeField {
  return { kind, key: label.toLowerCase(), label, ...plainField }
}

export function scale(label: string, from: number, to: number): CodeField {
  return { kind: 'scale', key: label.toLowerCase(), label, from, to, fromLabel: '', toLabel: '', ...plainField }
}

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** The n-th mark, in one of three articles. */
export function mark(n: number, under: string, fields: Readonly<Record<string, string>> = {}, note = ''): Annotation {
  return {
    id: uuid(n) as AnnotationId,
    article: uuid(900 + (n % 3)) as ArticleId,
    code: under,
    selectors: [{ start: n * 10, end: n * 10 + 5, exact: 'words', prefix: '', suffix: '' }],
    fields,
    note,
    orphan: null,
    profile: null,
    statement: null,
    author: 'analyst',
    madeAt: '2026-04-21T10:00:00.000Z',
  }
}
