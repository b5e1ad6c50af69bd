import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type App, expect, test } from './app'

const sessions = (app: App) => app.page.getByRole('grid', { name: 'Sessions' })
const press = (app: App, name: string) => sessions(app).getByRole('button', { name, exact: true }).click()

async function begin(app: App, title: string, question: string): Promise<void> {
  await app.page.getByRole('button', { name: 'New session' }).click()
  const dialog = app.page.getByRole('dialog', { name: 'New session' })
  await dialog.getByLabel('Title').fill(title)
  await dialog.getByLabel('Question').fill(question)
  await dialog.getByRole('button', { name: 'Start session' }).click()
  await expect(dialog).toBeHidden()
}

async function openFile(app: App, name: string, text: string): Promise<void> {
  const file = path.join(app.files, name)
  await writeFile(file, text)
  await app.openDialog(file)
  await app.menu('file.open')
  await expect(app.text).toContainText(text.split('\n')[0] ?? '')
}

/** The rows of the session's log, the newest first: who and what. */
async function readLog(app: App): Promise<readonly string[]> {
  await press(app, 'Log')
  const dialog = app.page.getByRole('dialog', { name: /^Log of/ })
  await expect(dialog.getByRole('row')).not.toHaveCount(1)
  const rows = await dialog.getByRole('row').evaluateAll((elements) =>
    elements.slice(1).map((row) =>
      [...row.querySelectorAll('td')]
        .slice(1)
        .map((cell) => cell.textContent?.trim())
        .join(': '),
    ),
  )
  await dialog.getByRole('button', { name: 'Close' }).click()
  return rows
}

test('keeps a session with its question, its articles and its log', async ({ app }) => {
  await app.launch()
  await app.page.keyboard.press('Control+,')
  await app.page.getByLabel('Your name').fill('Ada Quill')
  await app.page.keyboard.press('Escape')

  await openFile(app, 'ferry.txt', 'A ferry is late\n\n"It is the fog," the captain said.\n')
  await begin(app, 'Late ferries', 'Who knew of the fog?')
  await expect(sessions(app)).toContainText('active')
  await expect(sessions(app)).toContainText('1 article')
  await app.select('the captain')
  await app.tag('S')
  await openFile(app, 'harbour.txt', 'A harbour is shut\n\nThe harbour will open soon, the mayor said.\n')
  await expect(sessions(app)).toContainText('2 articles')
  await app.select('the mayor')
  await app.tag('S')

  await press(app, 'Pause')
  await expect(sessions(app)).toContainText('paused')
  await app.select('soon')
  await app.tag('Q')
  await press(app, 'Continue')
  await expect(sessions(app)).toContainText('active')
  await app.select('The harbour will open soon')
  await app.tag('C')
  await app.saved()

  await sessions(app).getByRole('button', { name: 'Details' }).click()
  const details = app.page.getByRole('dialog', { name: 'Session' })
  await details.getByLabel('Session notes').fill('Call the harbour office.')
  await details.getByRole('button', { name: 'Close' }).click()
  await press(app, 'End')
  await expect(sessions(app)).toContainText('ended')
  await app.saved()

  const log = await readLog(app)
  for (const row of log) expect(row).toMatch(/^Ada Quill: /)
  const gestures = log.join('\n')
  for (const wanted of [
    /start session.*Late ferries/,
    /pause session.*Late ferries/,
    /continue session.*Late ferries/,
    /end session.*Late ferries/,
    /import.*harbour/i,
    /tag.*the captain/,
    /tag.*the mayor/,
    /tag.*The harbour will open soon/,
  ])
    expect(gestures).toMatch(wanted)
  // It was tagged while the session paused.
  expect(gestures).not.toMatch(/Cue: soon|“soon”/)
  expect(log[0]).toMatch(/end session/)
})

test('is where it was at the next start', async ({ app }) => {
  await app.launch()
  await openFile(app, 'ferry.txt', 'A ferry is late\n\n"It is the fog," the captain said.\n')
  await begin(app, 'Late ferries', 'Who knew of the fog?')
  await app.select('the captain')
  await app.tag('S')
  await app.select('It is the fog')
  await app.restart()

  const session = sessions(app).getByRole('button', { pressed: true })
  await expect(session).toContainText('Late ferries')
  await expect(session).toContainText('active')
  await expect(app.text).toContainText('It is the fog')
  await expect(app.annotations.getByRole('option', { selected: true })).toHaveAccessibleName('Source: the captain')
  await app.focusText()
  expect(await app.page.evaluate(() => String(window.getSelection()))).toBe('It is the fog')

  await press(app, 'End')
  await app.restart()
  await expect(sessions(app)).toContainText('ended')
})

test('reports on a session with its articles', async ({ app }) => {
  await app.launch()
  await openFile(app, 'ferry.txt', 'A ferry is late\n\n"It is the fog," the captain said.\n')
  await begin(app, 'Late ferries', 'Who knew of the fog?')
  await app.select('"It is the fog,"')
  await app.tag('C')
  await openFile(app, 'harbour.txt', 'A harbour is shut\n\nThe harbour will open soon, the mayor said.\n')
  await app.select('The harbour will open soon')
  await app.tag('C')

  await press(app, 'Details')
  await app.page
    .getByRole('dialog', { name: 'Session' })
    .getByRole('button', { name: 'Report on this session' })
    .click()
  const preview = app.page.getByRole('region', { name: 'Report preview' })
  const report = preview.frameLocator('iframe')
  await expect(report.getByRole('heading', { level: 1 })).toContainText('Late ferries')
  await expect(report.locator('body')).toContainText('Who knew of the fog?')
  await expect(report.locator('[data-annotation]')).toHaveText(['"It is the fog,"', 'The harbour will open soon'])

  const markdown = await readFile(await app.export('markdown', 'session.md'), 'utf8')
  for (const words of ['Late ferries', 'Who knew of the fog?', 'A ferry is late', 'A harbour is shut'])
    expect(markdown).toContain(words)
})
