import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { quotation } from '../../src/annotation/annotation'
import { type App, expect, test } from './app'
import { harbourText } from './harbour-text'
import { recordsOf } from './records'

/** `W` selects who speaks, the cue, what is said; S, Q and C tag it. */
const SAID = 'W S W Q W C'
/** The source is one word and begins at the caret: `.` selects a word, `X` the rest of the sentence. */
const SAID_BY_WORDS = '. S . Q X C'
/** The outer source relays: after it two words are passed, "reported that", and the inner sentence is tagged by words. */
const CHAIN = 'W S R . . ArrowRight . S . Q X C'
/** A sentence in which nobody is named. */
const UNATTRIBUTED = 'X C U'

const plan: readonly string[] = [
  SAID,
  SAID,
  SAID,
  SAID,
  CHAIN,
  SAID,
  SAID,
  CHAIN,
  SAID,
  CHAIN,
  SAID,
  UNATTRIBUTED,
  SAID,
]

const expected: readonly (readonly [source: string, cue: string, claim: string, through?: string])[] = [
  ['Officials', 'said', 'the gates were inspected in January'],
  ['The harbour office', 'confirmed', 'two of the five pumps have failed since the spring'],
  ['The regional ministry of transport', 'said', 'the repair would cost eleven million crowns'],
  ['The city council', 'insisted', 'the port must carry the whole cost of the work'],
  ['engineers', 'warned', 'a third pump may fail before the autumn', 'The Coast Observer'],
  ['The port authority', 'denied', 'the pumps were neglected'],
  ['The operator of the pump house', 'stated', 'every inspection since 2019 was passed without a complaint'],
  ['clerks', 'said', 'the inspection reports were written before the visits', 'The North Shore Broadcaster'],
  ["The fishermen's union", 'complained', 'its members lose a day of work each week'],
  ['insurers', 'claimed', 'the damage was known when the last policy was signed', 'The Harbour Gazette'],
  ['The chamber of commerce', 'estimated', 'the closure costs local firms two million crowns a month'],
  ["The mayor's office", 'announced', 'an independent audit will begin in March'],
]

async function launch(app: App) {
  const file = path.join(app.files, 'harbour.txt')
  await writeFile(file, harbourText)
  await app.launch(file)
  await expect(app.page.getByRole('contentinfo')).toContainText('600 words')
  await app.focusText()
  let presses = 0
  /** Presses the keys, which stand with a space between them; a chord is one. */
  const press = async (keys: string) => {
    for (const key of keys.split(' ')) {
      await app.page.keyboard.press(key)
      presses++
    }
  }
  return { press, presses: () => presses }
}

/** The attributions, as their words. */
async function said(app: App) {
  const { marks } = await recordsOf(app.page)
  const words = new Map(marks.annotations.map((each) => [each.id, quotation(each)]))
  const joined = (ids: readonly string[]) => ids.map((id) => words.get(id as never) ?? '').join(' + ')
  const order = new Map(marks.annotations.map((each) => [each.id, each.selectors[0]?.start ?? 0]))
  return marks.attributions
    .toSorted((a, b) => (order.get(a.contents[0] as never) ?? 0) - (order.get(b.contents[0] as never) ?? 0))
    .map(({ sources, cues, contents, relayedBy, voice }) => ({
      parts: [
        joined(sources),
        joined(cues),
        joined(contents),
        ...relayedBy.map((relay) => (relay.kind === 'source' ? (words.get(relay.annotation) ?? '') : relay.kind)),
      ],
      voice,
    }))
}

test('tags 600 words with 40 marks, 12 attributions and 3 chains by keyboard, and counts the presses', async ({
  app,
}) => {
  const { press, presses } = await launch(app)
  for (const keys of plan) await press(keys)
  await expect(app.status('Counts')).toHaveText('13 claims, 15 sources, 12 cues, 0 open ends')
  await app.saved()
  const found = await said(app)
  const unattributed = found.filter((each) => each.voice === 'unattributed')
  expect(unattributed.map((each) => each.parts)).toEqual([['', '', 'The work on the pumps takes a year']])
  expect(found.filter((each) => each.voice !== 'unattributed').map((each) => each.parts)).toEqual(expected)
  const { marks } = await recordsOf(app.page)
  expect(marks.annotations).toHaveLength(40)
  expect(marks.attributions.filter((each) => each.relayedBy.length > 0)).toHaveLength(3)

  for (const keys of [SAID, SAID_BY_WORDS]) expect(keys.split(' ')).toHaveLength(6)
  expect(presses()).toBe(9 * 6 + 3 * 12 + 3)
  expect(await readFile('docs/keyboard.md', 'utf8')).toContain(`in ${presses()} key presses`)
})

test('selects by words, one more and one less, and the rest of the sentence', async ({ app }) => {
  const { press } = await launch(app)
  const selection = () => app.page.evaluate(() => String(window.getSelection()))
  await press('. . .')
  expect(await selection()).toBe('Harbour gates stay')
  await press(',')
  expect(await selection()).toBe('Harbour gates')
  await press('X')
  expect(await selection()).toBe('Harbour gates stay shut as port and city dispute the cost of repairs')
  await press('ArrowRight X')
  expect(await selection()).toMatch(/^The sea gates .* pays for them$/)
  await press(`ArrowRight ${SAID_BY_WORDS}`)
  await app.saved()
  expect((await said(app)).map((each) => each.parts)).toEqual([expected[0]])
})

test('tags who says what in one press, as one step back, and each part can be moved', async ({ app }) => {
  const { press } = await launch(app)
  await press('F F')
  await expect(app.status('Counts')).toHaveText('2 claims, 2 sources, 2 cues, 0 open ends')
  await app.saved()
  expect((await said(app)).map((each) => each.parts)).toEqual(expected.slice(0, 2))
  await press('[')
  await app.saved()
  expect((await said(app))[1]?.parts[2]).toBe('two of the five pumps have failed since the')
  await press('Control+Z Control+Z')
  await expect(app.status('Counts')).toHaveText('1 claim, 1 source, 1 cue, 0 open ends')
})
