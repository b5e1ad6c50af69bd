import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type App, expect, test } from './app'

const field = (app: App) => app.page.getByRole('searchbox', { name: 'Search the text' })
const found = (app: App) => app.status('Found in this text')
const listed = (app: App) => app.status('Listed annotations')
/** The words that are painted as found in the text that is in view. */
const painted = (app: App) =>
  app.page.evaluate(() =>
    [...(CSS.highlights.get('reader-hit') ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange()
      range.setStart(startContainer, startOffset)
      range.setEnd(endContainer, endOffset)
      return range.toString()
    }),
  )
const selection = (app: App) => app.page.evaluate(() => String(window.getSelection()))

test('The text is searched by keyboard, from hit to hit, with words, whole words, case and patterns', async ({
  app,
}) => {
  await app.launch()
  await app.focusText()
  const { keyboard } = app.page
  await keyboard.press('/')
  await expect(field(app)).toBeFocused()
  await keyboard.type('council')
  await expect(found(app)).toHaveText(/^\d+ places in the text$/)
  const count = Number.parseInt(await found(app).innerText(), 10)
  expect(count).toBe(4)
  await expect.poll(() => painted(app)).toEqual(Array.from({ length: count }, () => 'council'))
  await keyboard.press('Enter')
  await expect(app.text).toBeFocused()
  await expect(found(app)).toHaveText(`1 of ${count} places in the text`)
  expect(await selection(app)).toMatch(/^council$/i)
  await keyboard.press('F3')
  await expect(found(app)).toHaveText(`2 of ${count} places in the text`)
  await keyboard.press('Shift+F3')
  await keyboard.press('Shift+F3')
  await expect(found(app)).toHaveText(`${count} of ${count} places in the text`)

  await app.page.getByRole('button', { name: 'Next place' }).click()
  await expect(found(app)).toHaveText(`1 of ${count} places in the text`)
  await app.page.getByRole('button', { name: 'Previous place' }).click()
  await expect(found(app)).toHaveText(`${count} of ${count} places in the text`)

  await field(app).fill('SHE')
  await expect(found(app)).toHaveText('1 place in the text')
  await app.page.getByRole('button', { name: 'Match case' }).click()
  await expect(found(app)).toHaveText('Nowhere in the text')
  await app.page.getByRole('button', { name: 'Match case' }).click()
  await field(app).fill('bridge')
  await expect(found(app)).toHaveText('4 places in the text')
  await app.page.getByRole('button', { name: 'Whole words' }).click()
  await expect(found(app)).toHaveText('2 places in the text')
  await app.page.getByRole('button', { name: 'Whole words' }).click()

  await app.focusText()
  await keyboard.press('/')
  await keyboard.type('officials? (had|from)')
  await expect(found(app)).toHaveText('Nowhere in the text')
  await app.page.getByRole('button', { name: 'Regular expression' }).click()
  await expect(found(app)).toHaveText(/^1 place in the text$/)
  await field(app).fill('officials? (had')
  await expect(found(app)).toHaveText('This expression can’t be read: missing closing ): `officials? (had`.')
  expect(await app.axe()).toEqual([])
  await expect(app.annotations.getByRole('option').first()).toBeVisible()
  await field(app).fill('(a+)+$')
  await expect(found(app)).toHaveText(/in the text$/)
  await field(app).fill('')
  await expect(found(app)).toHaveCount(0)
  await expect.poll(() => painted(app)).toEqual([])
})

test('Notes and fields are searched, and filters combine', async ({ app }) => {
  await app.launch()
  const options = app.annotations.getByRole('option')
  await expect(options.first()).toBeVisible()
  await app.choose('Cue: denied')
  await app.inspector.getByRole('textbox', { name: 'Note', exact: true }).fill('Ask for the recording')
  await app.focusText()
  await field(app).fill('RECORDING')
  await expect(options).toHaveCount(1)
  await expect(options.first()).toHaveAccessibleName('Cue: denied')
  await expect(listed(app)).toHaveText(/^1 of \d+$/)
  await expect(found(app)).toHaveText('Nowhere in the text')
  // What a field holds, as people read it: the text does not have the word.
  await field(app).fill('forecast')
  await expect(options).toHaveCount(2)
  await expect(options.first()).toHaveAccessibleName(/^Claim: /)

  await field(app).fill('')
  const kinds = app.page.getByLabel('Field to filter by')
  await kinds.selectOption({ label: 'Claim: Kind' })
  const value = app.page.getByLabel('Value of Kind')
  await value.selectOption({ label: 'Forecast' })
  await expect(options).toHaveCount(2)
  await expect(options.first()).toHaveAccessibleName(/^Claim: /)
  await app.page.getByRole('button', { name: 'Show Claim' }).click()
  await expect(options).toHaveCount(0)
  await expect(app.page.getByText('No annotation passes the filter.')).toBeVisible()
  await app.page.getByRole('button', { name: 'Show Claim' }).click()
  await expect(options).toHaveCount(2)
  await kinds.selectOption({ label: 'Any field' })

  // All of them at once: open ends, a code that is hidden, a field, and words.
  for (const [words, key] of [
    ['until the autumn', 'S'],
    ['two of the four bearings', 'C'],
  ] as const) {
    await app.select(words)
    await app.tag(key)
    await expect(app.annotations.getByRole('option', { name: words, exact: false })).not.toHaveCount(0)
  }
  await app.page.getByRole('button', { name: /^Open ends/ }).click()
  await expect(options).toHaveText([/Claim: two of the four bearings/, /Source: until the autumn/])
  await app.page.getByRole('button', { name: 'Show Source' }).click()
  await expect(options).toHaveText([/Claim: two of the four bearings/])
  await app.page.getByRole('button', { name: 'Show Source' }).click()
  await kinds.selectOption({ label: 'Claim: Kind' })
  await value.selectOption({ label: 'Forecast' })
  await expect(options).toHaveCount(0)
  await value.selectOption({ label: 'Fact' })
  await expect(options).toHaveText([/Claim: two of the four bearings/])
  await field(app).fill('crowns')
  await expect(options).toHaveCount(0)
  await field(app).fill('bearings')
  await expect(options).toHaveCount(1)
  await app.page.getByRole('button', { name: /^Open ends/ }).click()
  await expect(options).toHaveText([/We found cracks/, /Claim: two of the four bearings/])
  await expect(listed(app)).toHaveText('2 of 31')
  await expect(app.status('Counts')).toHaveText('12 claims, 9 sources, 8 cues, 2 open ends')
  await expect(app.page.getByRole('button', { name: 'Show Claim' })).toHaveAccessibleName('Show Claim 12')
  await expect(app.page.getByRole('button', { name: 'Show Claim' })).toHaveText('Claim 12')
  await expect(app.page.getByRole('button', { name: /^Open ends/ })).toHaveText('Open ends 2')
  await field(app).fill('')
  await kinds.selectOption({ label: 'Any field' })

  await app.page.getByLabel('Order of annotations').selectOption({ label: 'By code' })
  await app.annotations.evaluate((list) => list.scrollTo(0, 0))
  await expect(app.annotations).toContainText('Claim · 12')
  await expect(options.first()).toHaveAccessibleName(/^Claim: /)
  await app.page.getByLabel('Order of annotations').selectOption({ label: 'By source' })
  // The selected mark was scrolled into view; the sources come before what has none.
  await app.annotations.evaluate((list) => list.scrollTo(0, 0))
  await expect(app.annotations).toContainText('Mira Oduvan · ')
  await app.page.getByLabel('Order of annotations').selectOption({ label: 'Newest first' })
  await app.select('The closure')
  await app.tag('C')
  await expect(options.first()).toHaveAccessibleName('Claim: The closure')
})

test('A pattern that takes for ever elsewhere does not keep the window waiting', async ({ app }) => {
  const file = path.join(app.files, 'long.txt')
  await writeFile(file, `A long day\n\n${'a'.repeat(40_000)}!\n\n${'The council said so. '.repeat(20_000)}\n`)
  await app.launch(file)
  await expect(app.text).toContainText('A long day')
  await app.page.getByRole('button', { name: 'Regular expression' }).click()
  await field(app).fill('(a+)+$|(x+x+)+y')
  await expect(found(app)).toHaveText('Nowhere in the text', { timeout: 60_000 })
  // Between its short stretches a search lets the window do other things.
  await field(app).fill('')
  await field(app).focus()
  const turns = await app.page.evaluate(async () => {
    document.execCommand('insertText', false, 'counc(il)+')
    const said = () => document.querySelector('[aria-label="Found in this text"]')?.textContent ?? ''
    let count = 0
    for (; !said().endsWith('places in the text'); count++) await new Promise((next) => setTimeout(next))
    return count
  })
  expect(turns).toBeGreaterThan(3)
  await expect(found(app)).toHaveText('20,000 places in the text')
})
