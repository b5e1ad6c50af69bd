import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { quotation } from '../../src/annotation/annotation'
import { type App, expect, type JobArticle, test, type Which } from './app'
import { expectReadBack } from './exported'
import { recordsOf } from './records'

/** One thing that the analyst does with the mouse. */
interface Step {
  readonly title: string
  readonly act: (app: App) => Promise<void>
}

type Code = 'Claim' | 'Source' | 'Cue'
type Toolbar = 'Tag selection' | 'Codes'

const tag = (toolbar: Toolbar, code: Code, words: string, which: Which = 1): Step => ({
  title: `tags “${words}” as ${code} by the toolbar “${toolbar}”`,
  act: async (app) => {
    await app.dragOver(words, which)
    const palette = app.page.getByRole('toolbar', { name: 'Tag selection' })
    await expect(palette).toBeVisible()
    await app.page.getByRole('toolbar', { name: toolbar }).getByRole('button', { name: code }).click()
    await expect(palette).toBeHidden()
    await expect(app.annotations.getByRole('option', { selected: true })).toHaveAccessibleName(`${code}: ${words}`)
  },
})

/** A button of the chip that shows the current attribution. */
const answer = (button: 'Author' | 'Unattributed' | 'Keep open' | 'End'): Step => ({
  title: `answers “${button}”`,
  act: (app) =>
    app.page
      .getByRole('region', { name: 'Current attribution' })
      .getByRole('button', { name: new RegExp(`^${button}`) })
      .click(),
})

const relay: Step = {
  title: 'makes the selected source a relay',
  act: (app) =>
    app.inspector
      .getByRole('group', { name: 'Attribution' })
      .getByRole('button', { name: /^Make this source a relay/ })
      .click(),
}

const same = (field: 'Who is meant' | 'States the same as', as: RegExp): Step => ({
  title: `says “${field}”: ${as.source}`,
  act: async (app) => {
    const choice = app.inspector.getByLabel(field)
    // Those of the whole library are made for who is in the field.
    await choice.focus()
    const options = await choice.getByRole('option').allInnerTexts()
    const label = options.find((option) => as.test(option))
    if (label === undefined) throw new Error(`“${field}” must offer ${as.source}.`)
    await choice.selectOption({ label })
    await expect(choice.locator('option:checked')).toHaveText(as)
  },
})

/** Drags with Ctrl held: what is selected joins the selected mark. */
const addPart = (words: string): Step => ({
  title: `adds “${words}”`,
  act: async (app) => {
    await app.page.keyboard.down('Control')
    await app.dragOver(words)
    await app.page.keyboard.up('Control')
    await expect(app.annotations.getByRole('option', { selected: true })).toHaveAccessibleName(
      new RegExp(`… ${escaped(words)}$`),
    )
  },
})

/** Drags the handle at one end of the selected mark to a place in the text. */
async function dragHandle(app: App, end: 'start' | 'end', to: { readonly x: number; readonly y: number }) {
  const knob = app.page.locator(`[data-handle="0 ${end}"]`)
  const grip = await knob.boundingBox()
  const bar = await knob.locator('..').boundingBox()
  if (grip === null || bar === null) throw new Error('The selected mark must have a handle at that end.')
  const from = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 }
  // The knob hangs beside the end that it moves.
  const aim = { x: to.x + from.x - bar.x, y: to.y + from.y - (bar.y + bar.height / 2) }
  const { mouse } = app.page
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move((from.x + aim.x) / 2, (from.y + aim.y) / 2, { steps: 4 })
  await mouse.move(aim.x, aim.y, { steps: 4 })
  await mouse.up()
}

/** Drags the end of the selected mark to the end of these words. */
const dragEnd = (words: string): Step => ({
  title: `drags the end of the mark to the end of “${words}”`,
  act: async (app) => {
    await dragHandle(app, 'end', (await app.ends(words)).to)
    await expect(app.annotations.getByRole('option', { selected: true })).toHaveAccessibleName(
      new RegExp(`${escaped(words)}$`),
    )
  },
})

interface Plan {
  readonly steps: readonly Step[]
  readonly claims: readonly string[]
  readonly sources: readonly string[]
  readonly cues: readonly string[]
  readonly counts: string
  readonly authorVoice: string
  /** In the passive; its end was moved. */
  readonly forecast: string
  readonly quotation: string
  readonly pronoun: { readonly words: string; readonly profile: string }
  readonly unnamed: string
  readonly chained: { readonly claim: string; readonly chain: string }
  /** The first of the two claims that state the same. */
  readonly twin: string
}

const weAreOpen =
  '"We are open to discussions and prepared to move forward in the most constructive way possible to stop the war and restore peace in our homes,"'
const weFound = '"We found cracks in two of the four bearings,"'
const weDoNotGamble = '"and we do not gamble with people\'s lives."'
const theyKnew = '"They knew about the damage since March and told nobody,"'

const plans: Readonly<Record<JobArticle['kind'], Plan>> = {
  london: {
    steps: [
      tag('Tag selection', 'Source', 'Sources close to the situation'),
      tag('Codes', 'Cue', 'indicate'),
      tag('Tag selection', 'Claim', 'the US is willing to consider certain easing of sanctions against Moscow'),
      answer('Keep open'),
      tag('Codes', 'Source', 'Bloomberg', { from: 'Bloomberg, the planned' }),
      relay,
      answer('End'),
      tag('Codes', 'Claim', 'the negotiations will focus on future settlement issues'),
      answer('Author'),
      answer('End'),
      tag('Tag selection', 'Claim', 'These meetings are expected to become another step'),
      answer('Unattributed'),
      dragEnd('in the search for ways to end the armed conflict'),
      answer('End'),
      tag('Codes', 'Source', 'Volodymyr Zelensky'),
      tag('Tag selection', 'Cue', 'reaffirmed'),
      tag('Tag selection', 'Claim', 'his readiness for constructive dialogue'),
      tag('Tag selection', 'Source', 'he', { from: 'he emphasized that the Ukrainian' }),
      same('Who is meant', /^Volodymyr Zelensky/),
      tag('Tag selection', 'Cue', 'emphasized', { from: 'emphasized that the Ukrainian' }),
      tag('Codes', 'Claim', 'the Ukrainian side aims to find a path to an unconditional ceasefire'),
      addPart('the establishment of long-term peace through diplomacy'),
      tag('Tag selection', 'Claim', weAreOpen),
      same('States the same as', /^His readiness/i),
      tag('Codes', 'Source', 'Zelensky', { from: 'Zelensky said' }),
      same('Who is meant', /^Volodymyr Zelensky/),
      tag('Codes', 'Cue', 'said', { from: 'said. According to Bloomberg' }),
    ],
    claims: [
      'the US is willing to consider certain easing of sanctions against Moscow',
      'the negotiations will focus on future settlement issues',
      'These meetings are expected to become another step in the search for ways to end the armed conflict',
      'his readiness for constructive dialogue',
      'the Ukrainian side aims to find a path to an unconditional ceasefire … the establishment of long-term peace through diplomacy',
      weAreOpen,
    ],
    sources: ['Sources close to the situation', 'Bloomberg', 'Volodymyr Zelensky', 'he', 'Zelensky'],
    cues: ['indicate', 'reaffirmed', 'emphasized', 'said'],
    counts: '6 claims, 3 sources, 4 cues, 0 open ends',
    authorVoice: 'the negotiations will focus on future settlement issues',
    forecast: 'These meetings are expected to become another step in the search for ways to end the armed conflict',
    quotation: weAreOpen,
    pronoun: { words: 'he', profile: 'Volodymyr Zelensky' },
    unnamed: 'Sources close to the situation',
    chained: {
      claim: 'the US is willing to consider certain easing of sanctions against Moscow',
      chain: 'Sources close to the situation → Bloomberg → this article',
    },
    twin: 'his readiness for constructive dialogue',
  },
  sample: {
    steps: [
      tag('Tag selection', 'Claim', weFound),
      addPart(weDoNotGamble),
      tag('Codes', 'Source', 'Mira Oduvan'),
      tag('Tag selection', 'Cue', 'told reporters'),
      answer('End'),
      tag('Codes', 'Source', 'She'),
      same('Who is meant', /^Mira Oduvan/),
      tag('Codes', 'Cue', 'denied'),
      tag('Tag selection', 'Claim', 'the closure had been planned for months'),
      tag('Tag selection', 'Source', 'officials'),
      tag('Codes', 'Cue', 'reported'),
      tag('Codes', 'Claim', 'officials had known about the damage since March'),
      tag('Tag selection', 'Source', 'The Vale Courier'),
      relay,
      answer('End'),
      tag('Tag selection', 'Claim', 'The work is expected to cost'),
      answer('Unattributed'),
      dragEnd('1.2 million crowns'),
      answer('End'),
      tag('Codes', 'Claim', theyKnew),
      same('States the same as', /^Officials had known/i),
      tag('Tag selection', 'Source', 'Odile Brandtner'),
      tag('Codes', 'Cue', 'said', { from: 'said Odile' }),
      answer('End'),
      tag('Codes', 'Claim', 'The closure has split the town in two'),
      answer('Author'),
    ],
    claims: [
      `${weFound} … ${weDoNotGamble}`,
      'the closure had been planned for months',
      'officials had known about the damage since March',
      'The work is expected to cost 1.2 million crowns',
      theyKnew,
      'The closure has split the town in two',
    ],
    sources: ['Mira Oduvan', 'She', 'officials', 'The Vale Courier', 'Odile Brandtner'],
    cues: ['told reporters', 'denied', 'reported', 'said'],
    counts: '6 claims, 4 sources, 4 cues, 0 open ends',
    authorVoice: 'The closure has split the town in two',
    forecast: 'The work is expected to cost 1.2 million crowns',
    quotation: theyKnew,
    pronoun: { words: 'She', profile: 'Mira Oduvan' },
    unnamed: 'officials',
    chained: {
      claim: 'officials had known about the damage since March',
      chain: 'officials → The Vale Courier → this article',
    },
    twin: 'officials had known about the damage since March',
  },
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const sorted = (words: readonly string[]) => [...words].sort((a, b) => a.localeCompare(b))

/** Whether a row stands still in view, which takes a moment after the wheel was turned. */
function isInView(row: Locator): Promise<boolean> {
  return expect(row)
    .toBeInViewport({ ratio: 1, timeout: 200 })
    .then(
      () => true,
      () => false,
    )
}

/** Selects a mark by its row in the list, to which the wheel scrolls. */
async function choose(app: App, code: Code, words: string): Promise<void> {
  const option = app.annotations.getByRole('option', { name: `${code}: ${words}`, exact: true })
  await app.annotations.hover()
  await app.page.mouse.wheel(0, -10_000)
  await expect.poll(() => app.annotations.evaluate((list) => list.scrollTop)).toBe(0)
  for (let turn = 0; turn < 30 && !(await isInView(option)); turn++) await app.page.mouse.wheel(0, 120)
  await option.click()
  await expect(option).toHaveAttribute('aria-selected', 'true')
}

/** Counts the keys that are pressed in the page but for Ctrl, which goes with the mouse. */
async function watchKeys(app: App): Promise<() => Promise<number>> {
  await app.page.evaluate(() => {
    Reflect.set(window, 'keys', 0)
    window.addEventListener(
      'keydown',
      ({ key }) => key === 'Control' || Reflect.set(window, 'keys', Number(Reflect.get(window, 'keys')) + 1),
      { capture: true },
    )
  })
  return () => app.page.evaluate(() => Number(Reflect.get(window, 'keys')))
}

test('takes an article from the first mark to the report, by mouse alone', async ({ app }) => {
  const article = await app.jobArticle()
  const plan = plans[article.kind]
  const text = (await readFile(article.path, 'utf8')).replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  await app.launch()
  const keys = await watchKeys(app)
  await app.openDialog(article.path)
  await app.menu('file.open')
  await expect(app.status('Counts')).toHaveText('0 claims, 0 sources, 0 cues, 0 open ends')
  const untouched = await recordsOf(app.page)

  for (const { title, act } of plan.steps) await test.step(title, () => act(app))
  await expect(app.status('Counts')).toHaveText(plan.counts)
  await app.saved()
  const tagged = await recordsOf(app.page)
  const quotationsOf = (code: string) =>
    sorted(tagged.marks.annotations.filter((each) => each.code === code).map(quotation))
  expect([plan.claims.length, plan.sources.length]).toEqual([6, 5])
  expect(quotationsOf('claim')).toEqual(sorted(plan.claims))
  expect(quotationsOf('source')).toEqual(sorted(plan.sources))
  expect(quotationsOf('cue')).toEqual(sorted(plan.cues))

  const attribution = () => app.inspector.getByRole('group', { name: 'Attribution' })
  const profile = () => app.inspector.getByRole('group', { name: 'Source profile' })
  const statement = () => app.inspector.getByRole('group', { name: 'Statement' })
  const note = () => app.inspector.getByRole('textbox', { name: 'Note', exact: true })
  await test.step('finds the attributions as they were meant', async () => {
    await choose(app, 'Claim', plan.authorVoice)
    await expect(attribution().getByLabel('Whose claim')).toHaveValue('author')
    await choose(app, 'Claim', plan.forecast)
    await expect(attribution().getByLabel('Whose claim')).toHaveValue('unattributed')
    await expect(app.inspector.getByLabel('Kind', { exact: true })).toHaveValue('forecast')
    await choose(app, 'Claim', plan.quotation)
    await expect(attribution().getByLabel('Form')).toHaveValue('direct')
    await choose(app, 'Claim', plan.chained.claim)
    await expect(attribution()).toContainText(plan.chained.chain)
    await choose(app, 'Source', plan.unnamed)
    await expect(profile().getByLabel('Kind', { exact: true })).toHaveValue(/^unnamed-/)
    await choose(app, 'Source', plan.pronoun.words)
    await expect(profile().getByLabel('Name', { exact: true })).toHaveValue(plan.pronoun.profile)
    // The chain can be changed from the other side, too.
    await choose(app, 'Claim', plan.chained.claim)
    const relayName = plan.chained.chain.split(' → ')[1] ?? ''
    await attribution()
      .getByRole('button', { name: `Remove relay ${relayName}` })
      .click()
    await expect(attribution()).not.toContainText(plan.chained.chain)
    await attribution().getByLabel('Relayed by').focus()
    await attribution().getByLabel('Relayed by').selectOption({ label: relayName })
    await expect(attribution()).toContainText(plan.chained.chain)
  })

  await test.step('gives a verdict with its ground, and writes a note', async () => {
    await choose(app, 'Claim', plan.twin)
    await expect(statement()).toContainText('2 mentions')
    const type = async (label: string, words: string) => {
      await statement().getByLabel(label).click()
      await app.page.keyboard.insertText(words)
    }
    await statement().getByLabel('Verdict').selectOption({ label: 'Disputed' })
    await type('Reason', 'The two wordings promise different things.')
    await statement().getByRole('button', { name: 'Add evidence' }).click()
    await statement().getByLabel('Stance').selectOption({ label: 'Contradicts' })
    await type('Evidence text', 'The minutes of the meeting, page 4.')
    await note().click()
    await app.page.keyboard.insertText('Ask for the recording.')
  })

  await test.step('keeps fields and note when an end is dragged', async () => {
    const shorter = plan.twin.slice(plan.twin.indexOf(' ') + 1)
    await dragHandle(app, 'start', (await app.ends(shorter)).from)
    const selected = app.annotations.getByRole('option', { selected: true })
    await expect(selected).toHaveAccessibleName(`Claim: ${shorter}`)
    await expect(note()).toHaveValue('Ask for the recording.')
    await expect(statement().getByLabel('Verdict')).toHaveValue('disputed')
    await expect(statement()).toContainText('2 mentions')
    await app.page.getByRole('button', { name: 'Undo' }).click()
    await expect(selected).toHaveAccessibleName(`Claim: ${plan.twin}`)
  })
  await app.saved()
  const done = await recordsOf(app.page)
  expect(done.library.statements.find((each) => each.verdict === 'disputed')).toMatchObject({
    reason: 'The two wordings promise different things.',
    evidence: [{ stance: 'contradicts', reference: { kind: 'text', text: 'The minutes of the meeting, page 4.' } }],
  })

  await test.step('undoes everything and does it again', async () => {
    const undo = app.page.getByRole('button', { name: 'Undo' })
    const redo = app.page.getByRole('button', { name: 'Redo' })
    // Between the look and the press the last step may be undone.
    for (let turn = 0; turn < 100 && (await undo.isEnabled()); turn++)
      await undo.click({ timeout: 2000 }).catch(() => undefined)
    await expect(undo).toBeDisabled()
    await expect(app.status('Counts')).toHaveText('0 claims, 0 sources, 0 cues, 0 open ends')
    expect(await recordsOf(app.page)).toEqual(untouched)
    for (let turn = 0; turn < 100 && (await redo.isEnabled()); turn++) {
      await redo.click()
      if ((await app.counts()) === plan.counts && sameRecords(await recordsOf(app.page), done)) break
    }
    expect(await recordsOf(app.page)).toEqual(done)
  })

  await test.step('finds everything after a restart', async () => {
    await choose(app, 'Claim', plan.twin)
    expect(await keys(), 'keys that were pressed').toBe(0)
    await app.restart()
    await expect(app.status('Counts')).toHaveText(plan.counts)
    expect(await recordsOf(app.page)).toEqual(done)
    await expect(app.annotations.getByRole('option', { selected: true })).toHaveAccessibleName(`Claim: ${plan.twin}`)
    await expect(statement().getByLabel('Verdict')).toHaveValue('disputed')
    await expect(statement().getByLabel('Reason')).toHaveValue('The two wordings promise different things.')
    await expect(statement().getByLabel('Evidence text')).toHaveValue('The minutes of the meeting, page 4.')
    await expect(note()).toHaveValue('Ask for the recording.')
  })

  await test.step('exports from the preview, and every quotation reads back', async () => {
    await app.page.getByRole('button', { name: 'Report', exact: true }).click()
    const preview = app.page.getByRole('region', { name: 'Report preview' })
    await expect(preview.frameLocator('iframe').locator('body')).toContainText(plan.twin)
    const save = async (button: string, name: string) => {
      const file = path.join(app.files, name)
      await app.saveDialog(file)
      await preview.getByRole('button', { name: button, exact: true }).click()
      await expect(app.page.getByText(`Exported “${name}”.`)).toBeVisible({ timeout: 60_000 })
      return file
    }
    const exported = {
      html: await save('HTML', 'report.html'),
      markdown: await save('Markdown', 'report.md'),
      jsonLd: await save('Web Annotation', 'report.jsonld'),
      pdf: await save('PDF', 'report.pdf'),
    }
    await expectReadBack(
      exported,
      text,
      done.marks.annotations,
      plan.claims.flatMap((claim) => claim.split(' … ')),
    )
    await preview.getByRole('button', { name: /Back to the text$/ }).click()
    await expect(app.text).toBeVisible()
  })
})

function sameRecords(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
