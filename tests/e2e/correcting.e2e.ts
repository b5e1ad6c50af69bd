import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type App, expect, test } from './app'
import { correction, retype, review } from './correction'
import { picture } from './picture'
import { recordsOf } from './records'

const text = [
  'A bridge closes',
  'The councl of Harrow Vale said on Thursday that the brigde was safe. A person familiar with the matter denied it.',
  'Mira Oduvan, who runs the ferry, was told nothing. She will not wait.',
].join('\n\n')

async function open(app: App): Promise<void> {
  const file = path.join(app.files, 'bridge.txt')
  await writeFile(file, text)
  await app.launch(file)
  await expect(app.text).toContainText('Mira Oduvan')
}

async function mark(app: App, words: string, key: string): Promise<void> {
  await app.select(words)
  await app.tag(key)
}

async function quotes(app: App): Promise<readonly string[]> {
  const { marks } = await recordsOf(app.page)
  return marks.annotations
    .map(
      ({ code, selectors, orphan }) =>
        `${code}: ${selectors.map(({ exact }) => exact).join(' … ')}${orphan ? ' !' : ''}`,
    )
    .sort()
}

async function textOf(app: App): Promise<string> {
  return app.page.evaluate(async () => {
    const { sourcemark } = window as unknown as { sourcemark: import('../../src/ipc/contract').Bridge }
    const { library } = await sourcemark.request('library.open')
    const [last] = [...library.articles].sort((a, b) => b.importedAt.localeCompare(a.importedAt))
    if (last === undefined) return ''
    const opened = await sourcemark.request('articles.open', last.id)
    return opened.ok ? (JSON.parse(opened.value) as { readonly text: string }).text : ''
  })
}

const corrected = text
  .replace('councl', 'council')
  .replace('brigde', 'bridge')
  .replace('She will not wait.', 'She waits.')

test('A typo is corrected inside and outside marks, and everything comes along', async ({ app }) => {
  await open(app)
  await mark(app, 'The councl of Harrow Vale', 's')
  await mark(app, 'said', 'q')
  await mark(app, 'the brigde was safe', 'c')
  await app.page.keyboard.press('Escape')
  await mark(app, 'She will not wait.', 'c')
  await app.saved()
  const before = await quotes(app)
  const paper = () => app.page.locator('.reader').evaluate((element) => getComputedStyle(element).backgroundColor)
  const white = await paper()
  await app.page.keyboard.press('Control+e')
  await expect(correction(app)).toBeFocused()
  // Nobody takes it for the text that is tagged: paper, heading and panels differ.
  await expect(app.page.getByRole('region', { name: 'Correcting the text' })).toContainText('Mend what was misspelt')
  expect(await paper()).not.toBe(white)
  await expect(app.annotations).toBeHidden()
  await expect(app.text).toBeHidden()
  expect(await app.axe()).toEqual([])
  await picture(app, 'correcting.png')

  await retype(app, 'councl', 'council')
  await retype(app, 'brigde', 'bridge')
  await retype(app, 'will not wait', 'wiats')
  await app.page.keyboard.press('Control+z')
  await expect(correction(app)).toContainText('She will not wait.')
  await retype(app, 'will not wait', 'waits')
  await app.page.keyboard.press('Control+Enter')

  await expect(review(app)).toBeVisible()
  await expect(review(app)).toContainText('1 mark keeps exactly the same words; 1 of them moved with the text.')
  await expect(review(app)).toContainText('3 marks change their quotation.')
  await expect(review(app)).toContainText('0 marks lose all words')
  const changes = review(app).getByRole('region', { name: 'Changed quotations' })
  await expect(changes.getByRole('listitem')).toHaveCount(3)
  await expect(changes.locator('del')).toContainText(['The councl of Harrow Vale', 'the brigde was safe', 'She will'])
  await expect(changes.locator('ins')).toContainText([
    'The council of Harrow Vale',
    'the bridge was safe',
    'She waits.',
  ])
  expect(await app.axe()).toEqual([])
  await picture(app, 'correcting-review.png')

  // Back to the text, and on.
  await app.page.keyboard.press('Escape')
  await expect(correction(app)).toBeFocused()
  await app.page.keyboard.press('Control+Enter')
  await review(app).getByRole('button', { name: 'Accept and finish' }).click()
  await expect(app.text).toContainText('The council of Harrow Vale said')
  await app.saved()
  expect(await textOf(app)).toBe(corrected)
  const after = [
    'cue: said',
    'source: The council of Harrow Vale',
    'claim: She waits.',
    'claim: the bridge was safe',
  ].sort()
  await expect.poll(() => quotes(app)).toEqual(after)
  await expect(app.annotations.getByRole('option', { name: 'Claim: the bridge was safe' })).toBeVisible()

  await app.restart()
  await expect(app.text).toContainText('The council of Harrow Vale said')
  await expect.poll(() => quotes(app)).toEqual(after)

  await app.focusText()
  await app.page.keyboard.press('Control+z')
  await expect(app.text).toContainText('The councl of Harrow Vale said')
  await expect(app.annotations.getByRole('option', { name: 'Claim: the brigde was safe' })).toBeVisible()
  expect(await textOf(app)).toBe(text)
  await expect.poll(() => quotes(app)).toEqual(before)
  await app.page.keyboard.press('Control+Shift+z')
  await expect(app.text).toContainText('The council of Harrow Vale said')
  await expect.poll(() => quotes(app)).toEqual(after)

  // The two revisions beside each other.
  await app.page.getByRole('button', { name: 'Revision 2' }).click()
  const compare = app.page.getByRole('dialog', { name: 'Compare revisions' })
  await expect(compare.getByRole('status')).toHaveText('Change 1 of 3')
  await expect(compare.getByRole('columnheader')).toHaveText(['Before', 'After'])
  await expect(compare.locator('td:nth-child(1) del.current')).toHaveText('councl')
  await expect(compare.locator('td:nth-child(2) ins.current')).toHaveText('council')
  await app.page.keyboard.press('n')
  await expect(compare.locator('ins.current')).toHaveText('bridge')
  await app.page.keyboard.press('p')
  await expect(compare.locator('ins.current')).toHaveText('council')
  expect(await app.axe()).toEqual([])
  await picture(app, 'compare-revisions.png')
  await app.page.keyboard.press('Escape')
  await expect(compare).toBeHidden()
})

test('A mark that loses its words is an orphan until it is set onto others', async ({ app }) => {
  await open(app)
  await mark(app, 'on Thursday', 'c')
  await mark(app, 'denied', 'q')
  await mark(app, 'Mira Oduvan', 's')
  await app.saved()
  await app.page.keyboard.press('Control+e')
  await retype(app, ' on Thursday', '')
  await retype(app, ' denied it', '')
  await app.page.keyboard.press('Control+Enter')
  await expect(review(app)).toContainText('2 marks lose all words and stay in the list as orphans')
  const orphans = review(app).getByRole('region', { name: 'Orphans' })
  await orphans.getByRole('button', { name: 'Re-anchor “denied”' }).click()
  const passage = review(app).getByRole('textbox', { name: 'The corrected text around the mark' })
  await expect(passage).toBeFocused()
  await passage.evaluate((field: HTMLTextAreaElement) => {
    const at = field.value.indexOf('said')
    field.setSelectionRange(at, at + 3)
  })
  await app.page.keyboard.press('Enter')
  await expect(orphans.locator('ins')).toHaveText('said')
  await review(app).getByRole('button', { name: 'Accept and finish' }).click()
  await expect(app.text).toContainText('Harrow Vale said that the brigde')
  await app.saved()
  await expect.poll(() => quotes(app)).toEqual(['claim: on Thursday !', 'cue: said', 'source: Mira Oduvan'])

  const option = app.annotations.getByRole('option', { name: 'Claim: on Thursday' })
  await expect(option).toHaveAccessibleDescription(/orphan of revision 1/)
  await app.page.getByRole('button', { name: /^Orphans/ }).click()
  await expect(app.annotations.getByRole('option')).toHaveCount(1)
  await expect(option).toBeVisible()
  await app.page.getByRole('button', { name: 'Orphans 1' }).click()
  await expect(app.annotations.getByRole('option')).toHaveCount(3)
  await option.click()
  await expect(app.inspector).toContainText('An orphan: these words stood in revision 1')
  await picture(app, 'orphan.png')
  await app.select('the brigde was safe')
  await app.page.keyboard.press('h')
  await app.saved()
  await expect.poll(() => quotes(app)).toEqual(['claim: the brigde was safe', 'cue: said', 'source: Mira Oduvan'])
  await expect(app.inspector).not.toContainText('An orphan')
  await app.page.keyboard.press('Control+z')
  await expect.poll(() => quotes(app)).toEqual(['claim: on Thursday !', 'cue: said', 'source: Mira Oduvan'])
})

test('A correction is cancelled only when that is meant, and paragraphs part and join', async ({ app }) => {
  await open(app)
  await mark(app, 'Mira Oduvan', 's')
  await app.saved()
  await app.page.keyboard.press('Control+e')
  await app.page.keyboard.press('Escape')
  await expect(app.text).toBeFocused()

  await app.page.keyboard.press('Control+e')
  await retype(app, ' A person', '')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.type('A person ')
  await app.page.keyboard.press('Control+End')
  await app.page.keyboard.press('Enter')
  await app.electron.evaluate(({ clipboard }) => {
    const forged = {
      text: 'Told by <b>her</b>.\r\n\r\nOn Friday.',
      html: '<img src=x onerror=alert(1)><h1>forged</h1>',
    }
    const write: (data: unknown) => unknown = Reflect.get(clipboard as object, 'write')
    write.call(clipboard, forged)
  })
  await app.page.keyboard.press('Control+v')
  await expect(correction(app)).toContainText('Told by <b>her</b>.')
  await app.page.keyboard.press('Escape')
  const discard = app.page.getByRole('dialog', { name: 'Throw the correction away?' })
  await discard.getByRole('button', { name: 'Go on correcting' }).click()
  await expect(correction(app)).toBeVisible()
  await app.page.getByRole('button', { name: /^Finish/ }).click()
  await review(app).getByRole('button', { name: 'Accept and finish' }).click()
  await expect(app.text).toContainText('On Friday.')
  expect(await textOf(app)).toBe(
    `${text.replace('safe. A person', 'safe.\n\nA person')}\n\nTold by <b>her</b>.\n\nOn Friday.`,
  )
  await expect.poll(() => quotes(app)).toEqual(['source: Mira Oduvan'])

  await app.page.keyboard.press('Control+e')
  await retype(app, 'On Friday.', 'x')
  await app.page.keyboard.press('Escape')
  await discard.getByRole('button', { name: 'Throw it away' }).click()
  await expect(app.text).toBeFocused()
  await expect(app.text).toContainText('On Friday.')
})

test('A correction that was being made when the app was stopped is there again', async ({ app }) => {
  await open(app)
  await mark(app, 'the brigde was safe', 'c')
  await app.saved()
  await app.page.keyboard.press('Control+e')
  await retype(app, 'councl', 'council')
  await retype(app, 'brigde', 'bridge')
  // What is typed is on the disk soon, though it is no edit yet.
  const kept = 'The council of Harrow Vale said on Thursday that the bridge was safe.'
  await expect.poll(() => readFile(path.join(app.home, 'drafts.json'), 'utf8').catch(() => '')).toContain(kept)
  await app.kill()
  await app.launch()
  await expect(correction(app)).toContainText(kept)
  await expect(app.page.getByText('The correction that was being made')).toBeVisible()
  await correction(app).click()
  await app.page.keyboard.press('Control+Enter')
  await expect(review(app)).toContainText('1 mark changes its quotation.')
  await review(app)
    .getByRole('button', { name: /^Accept and finish/ })
    .click()
  await expect(app.text).toContainText('The council')
  await app.saved()
  await expect.poll(() => quotes(app)).toEqual(['claim: the bridge was safe'])
  await app.restart()
  await expect(app.text).toContainText('The council')
  await expect(correction(app)).toBeHidden()
})

test('Marks near the view are underlined while correcting, however many there are', async ({ app }) => {
  const file = path.join(app.files, 'ferries.txt')
  const lines = Array.from(
    { length: 400 },
    (_, i) => `Line ${i}: ${'a ferry is late, and '.repeat(8)}nobody knows why.`,
  )
  await writeFile(file, lines.join('\n\n'))
  await app.launch(file)
  await app.select('ferry')
  await app.page.keyboard.press('d')
  const found = app.page.getByRole('dialog', { name: 'Tag all occurrences' })
  await expect(found).toContainText('3200 of 3200')
  await found.getByRole('button', { name: /^Tag / }).click()
  await expect(app.status('Counts')).toContainText(/3,?200 /, { timeout: 60_000 })
  await app.saved()
  await app.page.keyboard.press('Control+e')
  const underlined = () => correction(app).locator('.marked')
  const block = (line: number) => correction(app).locator('.block', { hasText: `Line ${line}: ` })
  await expect(block(1).locator('.marked')).toHaveText(Array.from({ length: 8 }, () => 'ferry'))
  expect(await underlined().count()).toBeLessThan(1600)
  await app.page.keyboard.press('Control+End')
  await expect(block(399).locator('.marked')).toHaveCount(8)
  await expect(block(1).locator('.marked')).toHaveCount(0)
  await app.page.keyboard.press('Control+Home')
  await app.page.keyboard.type('First of all, ')
  await app.page.keyboard.press('Control+End')
  await app.page.keyboard.press('Control+Home')
  await expect(block(0).locator('.marked')).toHaveText(Array.from({ length: 8 }, () => 'ferry'))
})
