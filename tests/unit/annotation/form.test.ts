import { expect, test } from 'vitest'
import { proposeForm } from '../../../src/annotation/form'
import type { AnnotationId, ArticleId } from '../../../src/ids'
import { annotation } from '../../integration/storage/sample'

const claimOn = (text: string, exact: string) => {
  const start = text.indexOf(exact)
  const selectors = [{ start, end: start + exact.length, exact, prefix: '', suffix: '' }]
  return { ...annotation('claim', '', 'article' as ArticleId), id: 'claim' as AnnotationId, selectors }
}

const cases: readonly (readonly [form: string, text: string, claim: string])[] = [
  ['direct', 'She said: “We are open.”', 'We are open.'],
  ['direct', 'She said: “We are open.”', '“We are open.”'],
  ['direct', 'Sie sagte: „Wir haben geöffnet.“', 'Wir haben geöffnet.'],
  ['direct', 'Elle a dit : « Nous sommes ouverts. »', '« Nous sommes ouverts. »'],
  ['direct', 'Sie sagte: ‹Wir haben geöffnet.›', 'Wir haben geöffnet.'],
  ['direct', 'She said: ‘We are open.’', 'We are open.'],
  ['mixed', 'She said that it was “wide open” again.', 'it was “wide open” again'],
  ['mixed', 'Elle a dit que c’était « ouvert » encore.', 'c’était « ouvert » encore'],
  ['mixed', 'Sie sagte, es sei ‹offen› gewesen.', 'es sei ‹offen› gewesen'],
  ['indirect', '»Wir kommen«, sagte sie, und es sei spät. »Gut.«', 'es sei spät'],
  ['indirect', 'She said that it was open.', 'it was open'],
  ['indirect', 'She said that the mayor’s office was open.', 'the mayor’s office was open'],
]

test.each(cases)('proposes the form %s in “%s”', (form, text, claim) => {
  expect(proposeForm(text, [claimOn(text, claim)])).toBe(form)
})

test('proposes nothing without contents', () => expect(proposeForm('She said nothing.', [])).toBe(''))
