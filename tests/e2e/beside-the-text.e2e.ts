import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type App, expect, test } from './app'

const paragraph = (n: number) => `Paragraph ${n} says ${'that the bridge is safe and '.repeat(12)}nothing else.`

/** An article of sixty paragraphs, of which some are tagged. */
async function open(app: App): Promise<void> {
  const file = path.join(app.files, 'long.txt')
  await writeFile(file, Array.from({ length: 60 }, (_, n) => paragraph(n + 1)).join('\n\n'))
  await app.launch(file)
  await app.focusText()
  for (const [words, key] of [
    ['Paragraph 1 says', 'C'],
    ['Paragraph', 'S'],
    ['Paragraph 2', 'S'],
    ['Paragraph 60 says', 'C'],
  ] as const) {
    if (words.includes('60')) await app.page.keyboard.press('Control+End')
    await app.select(words)
    await app.tag(key)
    for (const _ of ['attribution', 'mark']) await app.page.keyboard.press('Escape')
  }
  await app.page.keyboard.press('Control+Home')
}

const selected = (app: App) => app.annotations.getByRole('option', { selected: true })
const strip = (app: App) => app.page.locator('.overview')
const signs = (app: App) => app.page.locator('.margin .sign')

/** Heights of the strip, from 0 to 1, at which something is drawn between two columns of pixels. */
function drawn(app: App, left: number, right: number): Promise<readonly number[]> {
  return strip(app)
    .locator('canvas')
    .evaluate(
      (canvas, [from, to]) => {
        if (!(canvas instanceof HTMLCanvasElement)) throw new Error('The overview must be a canvas.')
        const scale = window.devicePixelRatio
        const { data } = canvas.getContext('2d')?.getImageData(from * scale, 0, (to - from) * scale, canvas.height) ?? {
          data: new Uint8ClampedArray(),
        }
        const width = (to - from) * scale
        const rows = Array.from({ length: canvas.height }, (_, row) => row)
        return rows
          .filter((row) => Array.from({ length: width }, (_, x) => data[(row * width + x) * 4 + 3] ?? 0).some(Boolean))
          .map((row) => row / canvas.height)
      },
      [left, right] as const,
    )
}

test('signs at the side of the text where marks begin, each to be clicked', async ({ app }) => {
  await open(app)
  // The source is inside the claim: they begin on one line.
  await expect(signs(app)).toHaveText(['C', 'S', 'S'])
  const places = await signs(app).evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)))
  expect(places[0]).toBe(places[1])
  expect(places[2]).toBeGreaterThan(places[1] ?? 0)
  const { from } = await app.ends('Paragraph 1 says')
  const box = await signs(app).first().boundingBox()
  expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - from.y)).toBeLessThan(8)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(from.x)

  await expect(signs(app).nth(0)).toHaveAttribute('title', 'Claim: Paragraph 1 says')
  await signs(app).nth(2).click()
  await expect(selected(app)).toHaveAccessibleName('Source: Paragraph 2')
  await expect(signs(app).nth(2)).toHaveClass(/selected/)
  await expect(app.text).toBeFocused()
  await app.page.keyboard.press('Delete')
  await expect(signs(app)).toHaveText(['C', 'S'])
  await app.page.keyboard.press('Control+End')
  await expect(signs(app)).toHaveText(['C'])
})

test('shows the whole article in a strip, and goes where it is clicked', async ({ app }) => {
  await open(app)
  const claims = async () => (await drawn(app, 7, 9)).map((share) => Math.round(share * 100) / 100)
  const last = 59 / 60
  await expect.poll(async () => [...new Set(await claims())].some((share) => Math.abs(share - last) < 0.02)).toBe(true)
  expect((await claims()).filter((share) => share > 0.03 && Math.abs(share - last) > 0.02)).toEqual([])
  const others = await drawn(app, 10, 14)
  expect(others.length).toBeGreaterThan(0)
  expect(others.every((share) => share < 0.06)).toBe(true)
  // A thin line runs where nothing is tagged.
  expect((await drawn(app, 5, 6)).length).toBeGreaterThan(300)

  const box = await strip(app).boundingBox()
  if (box === null) throw new Error('The overview must be there.')
  const at = (share: number) => ({ x: 6, y: Math.round(box.height * share) })
  await strip(app).hover({ position: at(59 / 60 + 0.002) })
  await expect(strip(app)).toHaveAttribute('title', 'Claim: 1')
  await strip(app).click({ position: at(59 / 60 + 0.002) })
  await expect(selected(app)).toHaveAccessibleName('Claim: Paragraph 60 says')
  await expect(app.text.getByText('Paragraph 60 says')).toBeInViewport()

  await strip(app).hover({ position: at(0.9) })
  await expect(strip(app)).toHaveAttribute('title', 'Nothing is tagged here')
  await strip(app).click({ position: at(0.9) })
  await expect(app.text.getByText('Paragraph 55 says')).toBeInViewport()
  await expect
    .poll(async () => ((await app.page.locator('.overview .seen').boundingBox())?.y ?? 0) - box.y)
    .toBeGreaterThan(box.height * 0.8)

  // Where the search hits are, in a lane of their own.
  const lane = { from: 16, to: 20 }
  expect(await drawn(app, lane.from, lane.to)).toEqual([])
  await app.page.getByRole('searchbox', { name: 'Search the text' }).fill('Paragraph 30')
  const hit = 29 / 60
  await expect.poll(async () => (await drawn(app, lane.from, lane.to)).length).toBeGreaterThan(0)
  expect((await drawn(app, lane.from, lane.to)).every((share) => Math.abs(share - hit) < 0.02)).toBe(true)
  const onHit = { x: 17, y: at(hit).y + 1 }
  await strip(app).hover({ position: onHit })
  await expect(strip(app)).toHaveAttribute('title', 'Nothing is tagged here\nSearch hits: 1')
  await strip(app).click({ position: onHit })
  await expect(app.text.getByText('Paragraph 30 says')).toBeInViewport()
  // In that lane a click means the hit, also where a mark is near.
  await app.page.getByRole('searchbox', { name: 'Search the text' }).fill('Paragraph 1 says')
  await expect.poll(async () => (await drawn(app, lane.from, lane.to)).every((share) => share < 0.02)).toBe(true)
  await strip(app).click({ position: { x: 17, y: 1 } })
  await expect(app.text.getByText('Paragraph 1 says')).toBeInViewport()
  await app.page.getByRole('searchbox', { name: 'Search the text' }).fill('')
  await expect(selected(app)).toHaveAccessibleName('Claim: Paragraph 60 says')
})

test('goes to the next paragraph without a mark by B, and says which', async ({ app }) => {
  await open(app)
  const caretParagraph = () =>
    app.page.evaluate(() => getSelection()?.focusNode?.parentElement?.textContent?.slice(0, 12))
  await app.page.keyboard.press('B')
  await expect.poll(caretParagraph).toBe('Paragraph 3 ')
  await expect(app.page.getByText(/^Not tagged: Paragraph 3 says/)).toBeAttached()
  await app.page.keyboard.press('Shift+B')
  await expect.poll(caretParagraph).toBe('Paragraph 59')
  await expect(app.text.getByText('Paragraph 59 says')).toBeInViewport()
})
