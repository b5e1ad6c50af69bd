import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { quotation } from '../../src/annotation/annotation'
import { type App, expect, test } from './app'
import { recordsOf } from './records'

const claim = 'officials had known about the damage since March'

const selected = (app: App) => app.annotations.getByRole('option', { selected: true })
const note = (app: App) => app.inspector.getByRole('textbox', { name: 'Note', exact: true })

/** The words that are painted as the only mark of that id, whatever overlaps it. */
function painted(app: App, id: string | null): Promise<string> {
  return app.text.evaluate(
    (element, wanted) =>
      [...element.querySelectorAll('[data-annotations]')]
        .filter((each) =>
          each
            .getAttribute('data-annotations')
            ?.split(' ')
            .includes(wanted ?? ''),
        )
        .map((each) => each.textContent)
        .join(''),
    id,
  )
}

/** Presses the mouse on a handle of the selected mark; answers how to bring that end to a place on the screen. */
async function take(app: App, handle: string) {
  const knob = app.page.locator(`[data-handle="${handle}"]`)
  const grip = await knob.boundingBox()
  const bar = await knob.locator('..').boundingBox()
  if (grip === null || bar === null) throw new Error('The selected mark must have a handle at that end.')
  const from = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 }
  await app.page.mouse.move(from.x, from.y)
  await app.page.mouse.down()
  return (to: { readonly x: number; readonly y: number }) =>
    app.page.mouse.move(to.x + from.x - bar.x, to.y + from.y - (bar.y + bar.height / 2), { steps: 4 })
}

test('moves the ends by keys: a run is one undo step, and all else stays', async ({ app }) => {
  await app.launch()
  await app.choose(`Claim: ${claim}`)
  const words = await note(app).inputValue()
  expect(words).toMatch(/^A chain/)
  const before = await recordsOf(app.page)
  const idOf = (records: typeof before) => records.marks.annotations.find((each) => quotation(each) === claim)?.id

  for (const [key, name] of [
    ['[', 'officials had known about the damage since'],
    ['[', 'officials had known about the damage'],
    ['[', 'officials had known about the'],
    ['Alt+[', 'officials had known about th'],
    ['Alt+]', 'officials had known about the'],
    [']', 'officials had known about the damage'],
    ['[', 'officials had known about the'],
    ['}', 'had known about the'],
    ['Alt+}', 'ad known about the'],
    ['Alt+{', 'had known about the'],
    ['Alt+}', 'ad known about the'],
    ['{', 'had known about the'],
  ] as const) {
    await app.page.keyboard.press(key)
    await expect(selected(app)).toHaveAccessibleName(`Claim: ${name}`)
  }
  await expect(note(app)).toHaveValue(words)
  await app.saved()
  const after = await recordsOf(app.page)
  const others = ({ marks }: typeof before) => marks.annotations.filter((each) => each.id !== idOf(before))
  expect(others(after)).toEqual(others(before))
  expect(after.marks.attributions).toEqual(before.marks.attributions)
  const [moved, unmoved] = [after, before].map(({ marks }) =>
    marks.annotations.find((each) => each.id === idOf(before)),
  )
  expect({ ...moved, selectors: [] }).toEqual({ ...unmoved, selectors: [] })

  await app.page.keyboard.press('Control+Z')
  await expect(selected(app)).toHaveAccessibleName('Claim: officials had known about the')
  await app.page.keyboard.press('Control+Z')
  await expect(selected(app)).toHaveAccessibleName(`Claim: ${claim}`)
  await expect(note(app)).toHaveValue(words)
  expect(await recordsOf(app.page)).toEqual(before)
  await app.page.keyboard.press('Control+Shift+Z')
  await expect(selected(app)).toHaveAccessibleName('Claim: officials had known about the')
})

test('leaves nothing to undo where a run of keys came back to its beginning', async ({ app }) => {
  await app.launch()
  await app.choose(`Claim: ${claim}`)
  await app.saved()
  const before = await recordsOf(app.page)
  const undo = app.page.getByRole('button', { name: 'Undo' })
  const could = await undo.isEnabled()
  for (const key of ['[', ']']) await app.page.keyboard.press(key)
  await app.saved()
  expect(await undo.isEnabled()).toBe(could)
  expect(await recordsOf(app.page)).toEqual(before)
})

test('drags a handle by words, with Alt by characters, live, as one undo step; Escape gives it up', async ({ app }) => {
  await app.launch()
  await app.page.getByRole('option', { name: `Claim: ${claim}`, exact: true }).click()
  const id = await selected(app).getAttribute('data-id')
  const { to: known } = await app.ends('officials had know')
  const { to: damage } = await app.ends('officials had known about the damage')

  let bring = await take(app, '0 end')
  await bring(known)
  await expect.poll(() => painted(app, id)).toBe('officials had known')
  await app.page.keyboard.down('Alt')
  await expect.poll(() => painted(app, id)).toBe('officials had know')
  await app.page.keyboard.up('Alt')
  await expect.poll(() => painted(app, id)).toBe('officials had known')
  await app.page.keyboard.press('Escape')
  await expect.poll(() => painted(app, id)).toBe(claim)
  await app.page.mouse.up()
  await expect(selected(app)).toHaveAccessibleName(`Claim: ${claim}`)

  bring = await take(app, '0 end')
  await bring(known)
  await bring(damage)
  await app.page.mouse.up()
  await expect(selected(app)).toHaveAccessibleName('Claim: officials had known about the damage')
  await app.page.getByRole('button', { name: 'Undo' }).click()
  await expect(selected(app)).toHaveAccessibleName(`Claim: ${claim}`)
})

test('scrolls the text while a handle is held at its edge', async ({ app }) => {
  const file = path.join(app.files, 'long.txt')
  const paragraph = (n: number) => `Paragraph ${n} says ${'that the bridge is safe and '.repeat(12)}nothing else.`
  await writeFile(file, Array.from({ length: 60 }, (_, n) => paragraph(n + 1)).join('\n\n'))
  await app.launch(file)
  await app.select('Paragraph 1 says')
  await app.tag('C')
  await expect(selected(app)).toHaveAccessibleName('Claim: Paragraph 1 says')
  const reader = app.page.locator('.reader')
  const box = await reader.boundingBox()
  if (box === null) throw new Error('The reader must be there.')
  await take(app, '0 end')
  await app.page.mouse.move(box.x + box.width / 2, box.y + box.height - 6, { steps: 4 })
  await expect.poll(() => reader.evaluate((element) => element.scrollTop)).toBeGreaterThan(box.height)
  await app.page.mouse.up()
  await app.saved()
  const [mark] = (await recordsOf(app.page)).marks.annotations
  expect(mark?.selectors).toHaveLength(1)
  expect(quotation(mark as NonNullable<typeof mark>)).toMatch(/^Paragraph 1 says/)
  expect(mark?.selectors[0]?.end).toBeGreaterThan(paragraph(1).length * 4)
  await expect(selected(app)).toHaveAccessibleName(/^Claim: Paragraph 1 says[\s\S]*Paragraph 4 says/)
})
