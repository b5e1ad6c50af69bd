import { members } from '../../src/annotation/attribution'
import { type App, expect, test } from './app'
import { recordsOf } from './records'

const chosen = (app: App) => app.annotations.getByRole('option', { selected: true })

async function focusList(app: App): Promise<void> {
  await app.focusText()
  await app.page.keyboard.press('F6')
  await expect(app.annotations).toBeFocused()
  await app.page.keyboard.press('Home')
}

test('Several annotations are chosen by keyboard, get a code, a link and an end, each in one step', async ({ app }) => {
  await app.launch()
  await expect(app.text).toBeVisible()
  const { keyboard } = app.page
  const before = await recordsOf(app.page)
  const all = before.marks.annotations.length
  await expect(app.annotations).toHaveAttribute('aria-multiselectable', 'true')
  await focusList(app)
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Shift+ArrowDown')
  await expect(chosen(app)).toHaveCount(3)
  await keyboard.press('Shift+ArrowUp')
  await expect(chosen(app)).toHaveCount(2)
  await expect(app.inspector.getByRole('heading', { level: 2 })).toHaveText('2 marks')
  await expect(app.inspector).toContainText('1 × Claim, 1 × Source')
  expect(await app.axe()).toEqual([])

  await app.inspector.getByLabel('Code', { exact: true }).selectOption({ label: 'Cue' })
  await expect(app.inspector).toContainText('2 × Cue')
  await app.inspector.getByLabel('Meaning').selectOption({ index: 1 })
  const codes = async () => (await recordsOf(app.page)).marks.annotations.filter(({ code }) => code === 'cue').length
  const cues = before.marks.annotations.filter(({ code }) => code === 'cue').length
  await expect.poll(codes).toBe(cues + 2)
  const saying = (records: typeof before) =>
    records.marks.annotations.filter(({ fields }) => fields.meaning === 'says').length
  await expect.poll(async () => saying(await recordsOf(app.page))).toBe(saying(before) + 2)
  await app.focusText()
  await keyboard.press('Control+Z')
  await keyboard.press('Control+Z')
  await expect.poll(() => recordsOf(app.page)).toEqual(before)

  await focusList(app)
  await keyboard.press('Control+A')
  await expect(app.inspector.getByRole('heading', { level: 2 })).toHaveText(`${all} marks`)
  await keyboard.press('L')
  const most = async () =>
    Math.max(...(await recordsOf(app.page)).marks.attributions.map((each) => members(each).length))
  await expect.poll(most).toBe(all)
  await keyboard.press('Control+Z')
  await expect.poll(() => recordsOf(app.page)).toEqual(before)

  await focusList(app)
  await keyboard.press('Control+A')
  await keyboard.press('Delete')
  await expect(app.status('Counts')).toHaveText('0 claims, 0 sources, 0 cues, 0 open ends')
  await keyboard.press('Control+Z')
  await expect.poll(() => recordsOf(app.page)).toEqual(before)
})

test('Several annotations are chosen with the mouse; a click alone chooses one again', async ({ app }) => {
  await app.launch()
  const options = app.annotations.getByRole('option')
  await options.nth(0).click()
  await options.nth(2).click({ modifiers: ['Shift'] })
  await expect(chosen(app)).toHaveCount(3)
  await options.nth(1).click({ modifiers: ['Control'] })
  await expect(chosen(app)).toHaveCount(2)
  await expect(app.inspector.getByRole('heading', { level: 2 })).toHaveText('2 marks')
  await app.inspector.getByRole('button', { name: 'Delete all' }).click()
  await expect(app.inspector.getByRole('heading', { level: 2 })).toHaveCount(0)
  await app.page.getByRole('button', { name: 'Undo' }).click()
  await options.nth(0).click()
  await options.nth(5).click({ modifiers: ['Control'] })
  const before = await recordsOf(app.page)
  await app.inspector.getByRole('button', { name: 'Link together' }).click()
  await expect.poll(async () => (await recordsOf(app.page)).marks.attributions).not.toEqual(before.marks.attributions)
  await app.page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => recordsOf(app.page)).toEqual(before)
  await options.nth(0).click()
  await options.nth(1).click({ modifiers: ['Shift'] })
  await options.nth(1).click()
  await expect(chosen(app)).toHaveCount(1)
  await app.annotations.press('Control+a')
  await app.annotations.press('Escape')
  await expect(chosen(app)).toHaveCount(1)
})
