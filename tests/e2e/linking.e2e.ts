import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { members } from '../../src/annotation/attribution'
import { type App, expect, test } from './app'
import { recordsOf } from './records'

const text = `Ferry fares

The harbour office raised the fares. It will close the old pier.

A spring timetable follows in March. The crews were not asked.

Repairs take a year.
`

/** The words of each attribution that has more than one member. */
async function linked(app: App): Promise<readonly string[]> {
  const { marks } = await recordsOf(app.page)
  const words = new Map(marks.annotations.map((each) => [each.id, each.selectors[0]?.exact]))
  return marks.attributions
    .filter((each) => members(each).length > 1)
    .map((each) =>
      members(each)
        .map((id) => words.get(id))
        .join(' + '),
    )
}

test('links a mark in two keys, wherever the other one is', async ({ app }) => {
  const file = path.join(app.files, 'ferry.txt')
  await writeFile(file, text)
  await app.launch(file)
  const { keyboard } = app.page
  const row = app.page.getByRole('region', { name: 'Link' })
  const tag = async (words: string, key: string) => {
    await app.select(words)
    await keyboard.press(key)
    await expect(app.annotations.getByRole('option', { name: words })).toBeVisible()
  }
  await tag('The harbour office', 'S')
  await tag('The crews', 'S')

  // In the same paragraph.
  await tag('It will close the old pier', 'C')
  await keyboard.press('L')
  await expect(row.getByRole('button')).toHaveText([/1.*The harbour office/, /2.*The crews/])
  await expect(row.getByRole('button').first()).toHaveAttribute('title', 'same paragraph')
  expect(await app.axe()).toEqual([])
  await keyboard.press('1')
  await expect.poll(() => linked(app)).toEqual(['The harbour office + It will close the old pier'])
  await keyboard.press('Escape')
  await expect(row).toBeHidden()

  // In another one: the mark that was used last comes first, and it takes no more keys.
  await tag('Repairs take a year', 'C')
  await keyboard.press('L')
  await expect(row.getByRole('button')).toHaveText([/1.*The harbour office/, /2.*The crews/, /3.*It will close/])
  await expect(row.getByRole('button').first()).toHaveAttribute('title', 'used last')
  await keyboard.press('1')
  await expect
    .poll(() => linked(app))
    .toEqual(['The harbour office + It will close the old pier + Repairs take a year'])
  await app.page.keyboard.press('Control+Z')
  await expect.poll(() => linked(app)).toEqual(['The harbour office + It will close the old pier'])
  await app.page.keyboard.press('Control+Shift+Z')

  // With words selected a digit tags, and the tag joins; without a candidate it does nothing.
  await app.choose('Claim: Repairs take a year')
  await keyboard.press('L')
  await app.select('raised')
  await keyboard.press('1')
  await expect.poll(async () => (await linked(app))[0]).toContain('raised')
  await keyboard.press('9')
  await keyboard.press('Escape')
  await expect(row).toBeHidden()

  // All of them, by name.
  await app.choose('Claim: Repairs take a year')
  await keyboard.press('L')
  await keyboard.press('L')
  const dialog = app.page.getByRole('dialog', { name: 'Link to' })
  await expect(dialog.getByRole('combobox', { name: 'Find a mark' })).toBeFocused()
  await keyboard.type('crew')
  await expect(dialog.getByRole('option')).toHaveCount(1)
  await keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await linked(app)).some((each) => each.includes('The crews'))).toBe(true)
})

test('offers first what is in the sentence, then in the paragraph, then what was used last, then the article’s', async ({
  app,
}) => {
  await app.launch()
  const { keyboard } = app.page
  for (const words of ['The closure has split', 'the bridge every day']) {
    await app.select(words)
    await keyboard.press('C')
    await expect(app.annotations.getByRole('option', { name: `Claim: ${words}`, exact: true })).toBeVisible()
    await keyboard.press('Escape')
  }
  await keyboard.press('L')
  const offered = app.page.getByRole('region', { name: 'Link' }).getByRole('button')
  await expect(offered).toHaveCount(9)
  const shown = await offered.evaluateAll((all) =>
    all.map((each) => `${each.getAttribute('title')}: ${each.textContent?.replace(/^\dAa/, '')}`),
  )
  expect(shown.map((each) => each.replace(/^(in the article): .*/, '$1'))).toEqual([
    'same sentence: found',
    'same sentence: A survey by the association',
    'same sentence: 340 pupils cross the bridge…',
    'same paragraph: Odile Brandtner',
    'same paragraph: "They knew about the damage…',
    'used last: The closure has split',
    ...['in the article', 'in the article', 'in the article'],
  ])
  await keyboard.press('7')
  const far = shown[6]?.replace(/^in the article: |…$/g, '') ?? ''
  await expect
    .poll(async () => (await linked(app)).some((each) => each.includes(far) && each.includes('the bridge every day')))
    .toBe(true)
})
