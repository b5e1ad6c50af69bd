import type { Code, CodeField } from '../../codebook/codebook'

/** Begins what a REFI-QDA codebook has no place for, so that it is not taken for the code's own description. */
const HEADING = '— Also, in Sourcemark —\n'
const BREAK = `\n\n${HEADING}`

/**
 * The description of a code for other programs: its own words, then its examples, fields, key and line, for people to
 * read. {@link ownDescription} finds its own words again.
 */
export function describeCode(code: Code): string {
  const lines = [
    ...listed('Examples:', code.examples),
    ...listed('Not this:', code.counterExamples),
    ...listed('Fields:', code.fields.map(describeField)),
    `Key: ${code.key || 'none'}. Drawn as: ${code.line}.`,
  ]
  const { description } = code
  return description === '' ? HEADING + lines.join('\n') : description + BREAK + lines.join('\n')
}

/** What a description says before the part that {@link describeCode} adds. */
export function ownDescription(text: string): string {
  const end = text.lastIndexOf(BREAK)
  if (end >= 0) return text.slice(0, end)
  return text.startsWith(HEADING) ? '' : text
}

function listed(heading: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [heading, ...items.map((item) => `• ${oneLine(item)}`)]
}

function describeField(field: CodeField): string {
  const more = [
    kindOf(field),
    field.required ? 'required' : '',
    field.default === '' ? '' : `at first ${field.default.split('\n').join(', ')}`,
    field.retired ? 'no longer used' : '',
  ]
  return `${field.label} (${more.filter(Boolean).join('; ')})`
}

function kindOf(field: CodeField): string {
  switch (field.kind) {
    case 'choice':
      return `one of: ${field.choices.map(({ label }) => label).join(', ')}`
    case 'choices':
      return `any of: ${field.choices.map(({ label }) => label).join(', ')}`
    case 'scale':
      return `${end(field.from, field.fromLabel)} to ${end(field.to, field.toLabel)}`
    case 'yes-no':
      return 'yes or no'
    case 'lines':
      return 'text of several lines'
    case 'text':
    case 'number':
    case 'date':
    case 'reference':
      return field.kind
  }
}

const end = (value: number, label: string) => (label === '' ? `${value}` : `${value} = ${label}`)

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
