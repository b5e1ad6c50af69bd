import type { Locator } from '@playwright/test'
import { type Annotation, quotation, startOf } from '../../src/annotation/annotation'
import type { ArticleId } from '../../src/ids'
import type { Bridge, OpenedArticle } from '../../src/ipc/contract'
import { type App, expect, test } from './app'
import { harbourText } from './harbour-text'
import { RawInput } from './raw-input'
import { recordsOf } from './records'

/** Another article than the harbour's. Its places and offices are made up. */
const ferryText = `Ferry fares go up

The ferry office said that the fares will rise in May. The crews denied that they were asked.

Passengers complained that the boats are full. The ferry office announced that two boats will be added.
`

test.describe.configure({ timeout: 600_000 })

/** Both articles in the library, the harbour's on screen with the focus in its text. */
async function launch(app: App): Promise<RawInput> {
  await app.launchWith(['ferry.txt', ferryText], ['harbour.txt', harbourText])
  await app.focusText()
  return RawInput.of(app.page)
}

type Marks = Pick<OpenedArticle, 'annotations' | 'attributions'>

/** What is stored of both articles, with names in place of ids, and without times. */
async function stored(app: App): Promise<unknown> {
  // What was pressed ahead is still being done.
  await expect(app.status('Save state')).toHaveText('Saved', { timeout: 120_000 })
  const all = await app.page.evaluate(async () => {
    const { sourcemark } = window as unknown as { readonly sourcemark: Bridge }
    const { library } = await sourcemark.request('library.open')
    const marks: Record<string, Marks> = {}
    for (const { id, title } of library.articles) {
      const opened = await sourcemark.request('articles.open', id as ArticleId)
      if (!opened.ok) continue
      const { annotations, attributions } = JSON.parse(opened.value) as Marks
      marks[title] = { annotations, attributions }
    }
    return { marks, profiles: library.profiles, statements: library.statements }
  })
  const names = new Map<string, string>()
  const nameOf = (each: Annotation) =>
    `${each.code} ${each.selectors.map(({ start, end, exact }) => `${start}-${end} ${exact}`).join(' + ')}`
  for (const { annotations } of Object.values(all.marks))
    for (const each of annotations) names.set(each.id, nameOf(each))
  for (const each of all.profiles) names.set(each.id, `profile ${each.name}`)
  for (const each of all.statements) names.set(each.id, `statement ${each.text}`)
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).filter(([key]) => !['madeAt', 'id', 'article', 'articles'].includes(key))
    return Object.fromEntries(entries.map(([key, each]) => [key, plain(each)]))
  }
  const inOrder = (records: readonly unknown[]) => records.map((each) => JSON.stringify(plain(each))).sort()
  return {
    articles: Object.fromEntries(
      Object.entries(all.marks).map(([title, { annotations, attributions }]) => [
        title,
        { annotations: inOrder(annotations), attributions: inOrder(attributions) },
      ]),
    ),
    profiles: inOrder(all.profiles),
    statements: inOrder(all.statements),
  }
}

const said = 'W S W Q W C'
const chain = 'W S R . . ArrowRight . S . Q X C'

interface Point {
  readonly x: number
  readonly y: number
}

/** Where the mouse goes, as things stand before anything was done. */
interface Places {
  readonly gates: { readonly from: Point; readonly to: Point }
  readonly officials: { readonly from: Point; readonly to: Point }
  /** The button of the code in the toolbar. */
  readonly claim: Point
  /** The other article in the library. */
  readonly ferry: Point
}

/** A morning's work: a whole article with undo, search, notes, dialogs, the mouse, a correction, and another article. */
function job(input: RawInput, { gates, officials, claim, ferry }: Places): readonly (() => void)[] {
  return [
    // By mouse: words are dragged over, tagged, taken back, and tagged otherwise.
    () => input.drag(officials.from, officials.to),
    () => input.keys('S'),
    () => input.keys('Control+Z'),
    () => input.drag(gates.from, gates.to),
    () => input.click(claim),
    () => input.keys('[ ] ]'),
    () => input.click(gates.from, 2),
    () => input.keys('Q Control+Z Control+Z'),
    () => input.keys('Control+Home'),
    // Words by words, and each undo before the first edit is saved.
    () => input.keys(`${said} ${said}`),
    () => input.keys('Control+Z Delete Control+Z Control+Shift+Z Control+Z'),
    () => input.keys('W Q W C'),
    () => input.keys(`${said} ${said}`),
    () => input.keys(`${chain} ${said} ${said} ${chain} ${said} ${chain} ${said}`),
    () => input.keys('X C U'),
    () => input.keys(said),
    () => input.keys('Shift+ArrowRight Shift+ArrowRight C Control+Z'),
    () => input.keys('Control+Shift+ArrowRight S'),
    () => input.keys('Delete Control+Z Control+Z'),
    // A note, and back to the text.
    () => input.keys('P Enter'),
    () => input.type('Who counted the months?'),
    () => input.keys('Shift+F6 Shift+F6'),
    // The search, with the panel hidden, and what is found is tagged.
    () => input.keys('Control+Shift+A /'),
    () => input.type('closure'),
    () => input.keys('Enter C'),
    () => input.keys('/'),
    () => input.type('Neither side'),
    () => input.keys('Enter S N P'),
    // Dialogs: all occurrences, a link, and the list of keys.
    () => input.keys('/'),
    () => input.type('The union'),
    () => input.keys('Enter S D Space Escape'),
    () => input.keys('/'),
    () => input.type('the city'),
    () => input.keys('Enter S D'),
    () => input.keys('Enter Shift+/ Escape L L'),
    () => input.type('clerks'),
    () => input.keys('Enter Escape Escape'),
    // The other article, and what is pressed at once is for its text.
    () => input.keys('Control+K'),
    () => input.type('ferry fares'),
    () => input.keys('ArrowDown ArrowUp Enter'),
    () => input.keys(`${said} ${said} Shift+ArrowRight Control+Z`),
    () => input.keys(said),
    // Back, by undo: across the articles, and forth again.
    () => input.keys('Control+K'),
    () => input.type('harbour gates'),
    () => input.keys('Enter Control+Home'),
    () => input.keys('Control+Z Control+Z Control+Z Control+Shift+Z'),
    () => input.keys('W'),
    // By mouse to the other article and by keyboard back into its text.
    () => input.keys('Control+K'),
    () => input.type('harbour gates'),
    () => input.keys('Enter P'),
    () => input.click(ferry),
    () => input.keys('F6 F6 Control+End Control+Shift+ArrowLeft Control+Shift+ArrowLeft C'),
    // A correction, and on in the corrected text.
    () => input.keys('Control+E Control+Home'),
    () => input.type('Sea and '),
    () => input.keys('Shift+ArrowRight Delete'),
    () => input.type('f'),
    () => input.keys('Control+Enter Control+Enter'),
    () => input.keys('Control+Home . . S'),
    () => input.keys('N N U'),
    // The report, and back.
    () => input.keys('Control+P Escape N Y'),
  ]
}

async function placesOf(app: App): Promise<Places> {
  const middle = async (locator: Locator): Promise<Point> => {
    const box = await locator.boundingBox()
    if (box === null) throw new Error('What is clicked must be on the screen.')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const codes = app.page.getByRole('toolbar', { name: 'Codes' })
  return {
    gates: await app.ends('The sea gates'),
    officials: await app.ends('Officials'),
    claim: await middle(codes.getByRole('button', { name: 'Claim', exact: true })),
    ferry: await middle(app.page.getByRole('button', { name: /^Ferry fares go up/ })),
  }
}

let slowly: unknown = null

/** The same job with a rest after each part of it, and none of them before the last is on the disk. */
async function doneSlowly(app: App): Promise<unknown> {
  if (slowly !== null) return slowly
  const input = await launch(app)
  for (const part of job(input, await placesOf(app))) {
    part()
    await input.sent()
    await app.page.waitForTimeout(300)
    await app.saved()
  }
  slowly = await stored(app)
  await app.close()
  return slowly
}

for (const rate of [1, 4, 8, 20])
  test(`does what was pressed ahead in the order of pressing, on a processor ${rate} times slower`, async ({
    app,
    other,
  }) => {
    const expected = await doneSlowly(other)
    const input = await launch(app)
    const places = await placesOf(app)
    await input.throttle(rate)
    for (const part of job(input, places)) part()
    await input.sent()
    await input.throttle(1)
    await expect.poll(() => stored(app), { timeout: 120_000 }).toEqual(expected)
  })

/** The marks of the article on screen, by their words in the order of the text. */
async function marked(app: App): Promise<readonly string[]> {
  await expect(app.status('Save state')).toHaveText('Saved', { timeout: 60_000 })
  const { marks } = await recordsOf(app.page)
  return marks.annotations.toSorted((a, b) => startOf(a) - startOf(b)).map((each) => `${each.code} ${quotation(each)}`)
}

test('marks what was selected when the key was pressed, though the browser has not told of it yet', async ({ app }) => {
  const input = await launch(app)
  await app.page.keyboard.press('Control+Home')
  await input.throttle(8)
  const words = harbourText.split('\n')[0]?.split(' ') ?? []
  for (const _ of words) input.keys('Control+Shift+ArrowRight C ArrowRight')
  await input.sent()
  await input.throttle(1)
  await expect.poll(() => marked(app), { timeout: 60_000 }).toEqual(words.map((word) => `claim ${word}`))
})

test('marks what was selected by the mouse when the key was pressed', async ({ app }) => {
  const input = await launch(app)
  const { gates, officials } = await placesOf(app)
  await input.throttle(8)
  for (const { from, to } of [gates, officials]) {
    input.drag(from, to)
    input.keys('S Shift+ArrowRight Shift+ArrowRight Shift+ArrowRight Q')
  }
  await input.sent()
  await input.throttle(1)
  await expect
    .poll(() => marked(app), { timeout: 60_000 })
    .toEqual(['source The sea gates', 'cue of', 'source Officials', 'cue said'])
})

test('takes back at once, and the next key finds what was before', async ({ app }) => {
  const input = await launch(app)
  for (let turn = 0; turn < 8; turn++) {
    input.keys('Control+Home . C Control+Z Control+Shift+Z ] Control+Z Delete Control+Z')
    input.keys('. . Q Control+Z Delete ] S')
  }
  await input.sent()
  await expect.poll(() => marked(app), { timeout: 60_000 }).toEqual(Array.from({ length: 8 }, () => 'claim Harbour'))
  await expect(app.page.getByRole('alert')).toHaveCount(0)
})

test('takes what is typed behind / into the search, though its panel was hidden', async ({ app }) => {
  const input = await launch(app)
  await app.page.keyboard.press('Control+Shift+A')
  await expect(app.annotations).toBeHidden()
  input.keys('/')
  input.type('sqca')
  await input.sent()
  await expect(app.page.getByRole('searchbox', { name: /^Search the text/ })).toHaveValue('sqca')
  expect(await marked(app)).toEqual([])
  await app.page.keyboard.press('Control+Shift+L')
  await expect(app.page.getByRole('navigation', { name: 'Library' })).toBeHidden()
  input.keys('Control+Shift+F')
  input.type('sqca')
  await input.sent()
  await expect(app.page.getByRole('searchbox', { name: 'Search titles and texts' })).toHaveValue('sqca')
})
