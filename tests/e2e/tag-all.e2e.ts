import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type App, expect, test } from './app'
import { recordsOf } from './records'

const text = `Ada Quill answers

Ada Quill said the bridge is safe. Quill denied it. Aquillina laughed.

“I am here,” QUILL said. Later Ada Quill left.
`

const dialog = (app: App) => app.page.getByRole('dialog', { name: 'Tag all occurrences' })
const places = (app: App) => dialog(app).getByRole('listbox', { name: 'Occurrences in the text' }).getByRole('option')
const figure = (app: App) => dialog(app).getByRole('status', { name: 'Occurrences' })

async function launch(app: App): Promise<void> {
  const file = path.join(app.files, 'quill.txt')
  await writeFile(file, text)
  await app.launch(file)
  await expect(app.text).toContainText('Later Ada Quill left.')
}

async function sources(app: App): Promise<readonly string[]> {
  const { marks } = await recordsOf(app.page)
  return marks.annotations
    .filter(({ code }) => code === 'source')
    .map(({ selectors }) => `${selectors[0]?.start} ${selectors[0]?.exact}`)
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
}

test('All occurrences of a mark are tagged by keyboard, in one step, but those that are tagged or not ticked', async ({
  app,
}) => {
  await launch(app)
  const { keyboard } = app.page
  await app.select('Quill', 3)
  await app.tag('S')
  await keyboard.press('D')
  await expect(dialog(app)).toBeVisible()
  await expect(places(app)).toHaveText([
    /☑Ada Quill answers/,
    /☑Ada Quill said/,
    /☐.*the bridge is safe\. Quill denied it\..*already tagged/,
    /☑“I am here,” QUILL said/,
    /☑.*Later Ada Quill left/,
  ])
  await expect(figure(app)).toHaveText('4 of 5 ticked, 1 already tagged')
  expect(await app.axe()).toEqual([])

  await keyboard.press('ArrowDown')
  await keyboard.press('Space')
  await expect(figure(app)).toHaveText('3 of 5 ticked, 1 already tagged')
  await keyboard.press('Enter')
  await expect(dialog(app)).toBeHidden()
  await expect(app.text).toBeFocused()
  expect(await sources(app)).toEqual(['4 Quill', '54 Quill', '104 QUILL', '126 Quill'])
  const { library, marks } = await recordsOf(app.page)
  expect(new Set(marks.annotations.map(({ profile }) => profile)).size).toBe(1)
  expect(library.profiles.filter(({ name }) => name === 'Quill')).toHaveLength(1)

  await keyboard.press('Control+Z')
  await expect.poll(() => sources(app)).toEqual(['54 Quill'])
  await keyboard.press('Control+Shift+Z')
  await expect.poll(async () => (await sources(app)).length).toBe(4)
})

test('The match can be chosen with the mouse: parts of words, case, and the other names of the same source', async ({
  app,
}) => {
  await launch(app)
  await app.select('Ada Quill', 2)
  await app.tag('S')
  const names = app.inspector.getByLabel('Other names')
  await names.fill('Quill')
  await app.focusText()
  await app.choose('Source: Ada Quill')
  await app.page.keyboard.press('D')
  await expect(figure(app)).toHaveText('2 of 3 ticked, 1 already tagged')
  await dialog(app).getByLabel('Other names of Ada Quill (1)').click()
  await expect(figure(app)).toHaveText('4 of 5 ticked, 1 already tagged')
  await dialog(app).getByLabel('Whole words').click()
  await expect(figure(app)).toHaveText('5 of 6 ticked, 1 already tagged')
  await dialog(app).getByLabel('Match case').click()
  await expect(figure(app)).toHaveText('3 of 4 ticked, 1 already tagged')
  await places(app).filter({ hasText: 'Later' }).click()
  await expect(figure(app)).toHaveText('2 of 4 ticked, 1 already tagged')
  await dialog(app)
    .getByRole('button', { name: 'Tick none' })
    .or(dialog(app).getByRole('button', { name: 'Tick all' }))
    .click()
  await expect(figure(app)).toHaveText('3 of 4 ticked, 1 already tagged')
  await dialog(app).getByLabel('Tag as').selectOption({ label: 'Claim' })
  await expect(figure(app)).toHaveText('4 of 4 ticked')
  await dialog(app).getByLabel('Tag as').selectOption({ label: 'Source' })
  await dialog(app).getByRole('button', { name: 'Tag 3 occurrences' }).click()
  await expect(dialog(app)).toBeHidden()
  expect(await sources(app)).toEqual(['0 Ada Quill', '19 Ada Quill', '54 Quill', '122 Ada Quill'])
  await expect(app.status('Counts')).toHaveText('0 claims, 1 source, 0 cues, 4 open ends')
})

test('Words that are only selected are found, and a code is chosen for them', async ({ app }) => {
  await launch(app)
  await app.select('said')
  await app.page.keyboard.press('D')
  await expect(figure(app)).toHaveText('2 of 2 ticked')
  await dialog(app).getByLabel('Tag as').selectOption({ label: 'Cue' })
  await dialog(app).getByRole('button', { name: 'Tag 2 occurrences' }).click()
  await expect(app.status('Counts')).toHaveText('0 claims, 0 sources, 2 cues, 2 open ends')
})
