import { rm } from 'node:fs/promises'
import path from 'node:path'
import { quotation, startOf } from '../../src/annotation/annotation'
import type { Channel } from '../../src/ipc/contract'
import { type App, expect, test } from './app'
import { RawInput } from './raw-input'
import { recordsOf } from './records'

const ferryText = `Ferry fares go up

The ferry office said that the fares will rise in May. The crews denied that they were asked.
`

const pierText = `The old pier closes

The harbour office confirmed that the pier is not safe.
`

test.describe.configure({ timeout: 300_000 })

/** Two articles in the library; the pier's is on screen, the ferry's was imported last. */
async function launch(app: App): Promise<RawInput> {
  await app.launchWith(['pier.txt', pierText], ['ferry.txt', ferryText])
  await openPier(app)
  await expect(app.text).toContainText('The old pier closes')
  await expect(app.text).toBeFocused()
  return RawInput.of(app.page)
}

async function openPier(app: App): Promise<void> {
  await app.page.keyboard.press('Control+K')
  await app.page.keyboard.type('old pier')
  await app.page.keyboard.press('Enter')
}

/** Has the main process answer so much later, as on a slow disk. */
async function slow(app: App, channel: Channel, milliseconds: number): Promise<void> {
  await app.electron.evaluate(
    ({ ipcMain }, { name, delay }) => {
      type Handler = (...args: readonly unknown[]) => unknown
      const { _invokeHandlers: handlers } = ipcMain as unknown as { readonly _invokeHandlers: Map<string, Handler> }
      const answer = handlers.get(name)
      handlers.set(name, async (...args) => {
        await new Promise((resolve) => setTimeout(resolve, delay))
        return answer?.(...args)
      })
    },
    { name: channel, delay: milliseconds },
  )
}

/** The marks of the ferry's article as they are stored, in the order of the text. */
async function inFerry(app: App): Promise<readonly string[]> {
  await expect(app.status('Save state')).toHaveText('Saved', { timeout: 60_000 })
  const { marks } = await recordsOf(app.page)
  const inOrder = marks.annotations.toSorted((a, b) => startOf(a) - startOf(b))
  return inOrder.map((each) => `${each.code} ${quotation(each)}${each.note === '' ? '' : ` (${each.note})`}`)
}

function openFerry(input: RawInput): void {
  input.keys('Control+K')
  input.type('ferry fares')
  input.keys('Enter')
}

test('what is pressed while an article opens waits for it, and is done in its text', async ({ app }) => {
  const input = await launch(app)
  await slow(app, 'articles.open', 1500)
  openFerry(input)
  // Commands, the caret, a note that is mistyped and mended, the search, and undo.
  input.keys('W S W Q W C')
  input.keys('Control+Home Shift+ArrowRight Shift+ArrowRight Shift+ArrowRight Shift+ArrowRight Shift+ArrowRight S')
  input.keys('Enter')
  input.type('Which onee')
  input.keys('Backspace Home')
  input.type('Ask: ')
  input.keys('Shift+F6 Shift+F6 /')
  input.type('crews')
  input.keys('Enter C Control+Z . Q')
  await input.sent()
  await expect(app.status('Waiting')).toHaveText('Opening “Ferry fares go up”… What you press waits for it.')
  await expect(app.text).toContainText('The ferry office', { timeout: 60_000 })
  await expect(app.status('Waiting')).toHaveText('')
  await expect
    .poll(() => inFerry(app), { timeout: 60_000 })
    .toEqual([
      'source Ferry (Ask: Which one)',
      'source The ferry office',
      'cue said',
      'claim the fares will rise in May',
      'cue denied',
    ])
  await openPier(app)
  await expect(app.status('Counts')).toHaveText('0 claims, 0 sources, 0 cues, 0 open ends')
})

test('a click waits, too, and one on a text that is not there any more is left out and told', async ({ app }) => {
  const input = await launch(app)
  const { from, to } = await app.ends('The harbour office')
  const claim = await app.page
    .getByRole('toolbar', { name: 'Codes' })
    .getByRole('button', { name: 'Claim', exact: true })
    .boundingBox()
  await slow(app, 'articles.open', 1000)
  openFerry(input)
  input.keys('. .')
  input.click({ x: (claim?.x ?? 0) + 10, y: (claim?.y ?? 0) + 10 })
  input.drag(from, to)
  await input.sent()
  await expect(app.page.getByText('Left out, because what was clicked is not there any more: a click.')).toBeVisible()
  expect(await inFerry(app)).toEqual(['claim Ferry fares'])
})

test('words are dragged over and clicked as they would have been, when the text is still the same', async ({ app }) => {
  const input = await launch(app)
  const { from, to } = await app.ends('The harbour office')
  const word = await app.ends('confirmed')
  await slow(app, 'reports.preview', 1000)
  input.keys('Control+P Escape')
  input.drag(from, to)
  input.keys('S')
  input.click({ x: word.from.x + 4, y: word.from.y }, 2)
  input.keys('Q')
  await input.sent()
  const marked = (name: string) => app.annotations.getByRole('option', { name, exact: true })
  await expect(marked('Source: The harbour office')).toBeVisible()
  await expect(marked('Cue: confirmed')).toBeVisible()
  await expect(app.annotations.getByRole('option')).toHaveCount(2)
})

test('what is pressed towards an article that can’t be opened is left out, and told', async ({ app }) => {
  const input = await launch(app)
  await app.page.keyboard.press('.')
  for (const folder of ['texts', 'originals']) await rm(path.join(app.home, folder), { recursive: true })
  openFerry(input)
  input.keys('C N')
  await input.sent()
  await expect(app.page.getByText("“Ferry fares go up” can't be opened")).toBeVisible()
  await expect(app.page.getByText('Left out, because it was meant for what could not be opened: C, N.')).toBeVisible()
  await expect(app.status('Counts')).toHaveText('0 claims, 0 sources, 0 cues, 0 open ends')
  // From here on keys are heard again.
  input.keys('S')
  await expect(app.status('Counts')).toHaveText('0 claims, 1 source, 0 cues, 1 open end')
})

test('goes back over a restart and into an article that is not open, and what is pressed next is for that', async ({
  app,
}) => {
  const input = await launch(app)
  for (let count = 0; count < 3; count++) input.keys('. C ArrowRight')
  openFerry(input)
  for (let count = 0; count < 30; count++) input.keys('. C Control+Z')
  input.keys('Control+Home')
  for (let count = 0; count < 25; count++) input.keys('Control+Home . S')
  await input.sent()
  await expect.poll(() => inFerry(app), { timeout: 60_000 }).toHaveLength(25)
  await app.restart()
  await app.focusText()
  await slow(app, 'edits.history', 500)
  const again = await RawInput.of(app.page)
  // More than are at hand: the text of the pier is reached by undo, and the next key is for what stands there.
  for (let count = 0; count < 26; count++) again.keys('Control+Z')
  again.keys('Control+Home . Q')
  await again.sent()
  await expect(app.text).toContainText('The old pier closes', { timeout: 60_000 })
  await expect(app.status('Counts')).toHaveText('2 claims, 0 sources, 1 cue, 3 open ends')
  expect(await inFerry(app)).toEqual([])
})
