import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Locator } from '@playwright/test'
import { quotation } from '../../src/annotation/annotation'
import { partsInMarkdown, partsInPage } from '../unit/report/reading'
import { type App, expect, type JobArticle, test, type Which } from './app'
import { bare, targetsIn } from './exported'
import { recordsOf } from './records'

/** One thing that the analyst does with the keys. */
type Step =
  | { readonly do: 'tag'; readonly key: 'C' | 'S' | 'Q'; readonly words: string; readonly which: Which }
  | { readonly do: 'press'; readonly key: 'A' | 'U' | 'L' | 'R' | 'Escape' }
  /** `M` on the mark that is selected, and the profile or statement that is meant. */
  | { readonly do: 'same'; readonly as: string }

const tag = (key: 'C' | 'S' | 'Q', words: string, which: Which = 1): Step => ({ do: 'tag', key, words, which })
const press = (key: 'A' | 'U' | 'L' | 'R' | 'Escape'): Step => ({ do: 'press', key })
const same = (as: string): Step => ({ do: 'same', as })

interface Plan {
  readonly words: string
  readonly steps: readonly Step[]
  readonly counts: string
  readonly authorVoice: string
  readonly forecast: string
  readonly quotation: string
  readonly pronoun: { readonly words: string; readonly profile: string }
  readonly chained: { readonly claim: string; readonly chain: string }
  /** The claims that state the same; the judgement is made on the first. */
  readonly twins: readonly [string, string]
  /** Words near the end. */
  readonly last: string
}

const weAreOpen =
  '"We are open to discussions and prepared to move forward in the most constructive way possible to stop the war and restore peace in our homes,"'

/** What is tagged in each article: six claims and five sources with their cues. */
const plans: Readonly<Record<JobArticle['kind'], Plan>> = {
  london: {
    words: '614 words',
    last: 'the future of the region and its security landscape',
    counts: '6 claims, 3 sources, 4 cues, 0 open ends',
    authorVoice: 'has been devastating Ukraine for over a year',
    forecast: 'These meetings are expected to become another step in the search for ways to end the armed conflict',
    quotation: weAreOpen,
    pronoun: { words: 'he', profile: 'Volodymyr Zelensky' },
    chained: {
      claim:
        'high-ranking diplomatic and political figures will represent the participating states in the negotiations',
      chain: 'sources from the publication → Bloomberg → this article',
    },
    twins: ['his readiness for constructive dialogue', weAreOpen],
    steps: [
      tag('Q', 'According to'),
      tag('S', 'sources from the publication'),
      tag(
        'C',
        'high-ranking diplomatic and political figures will represent the participating states in the negotiations',
      ),
      press('L'),
      tag('S', 'Bloomberg'),
      press('R'),
      press('Escape'),
      tag('C', 'These meetings are expected to become another step in the search for ways to end the armed conflict'),
      press('U'),
      press('Escape'),
      tag('C', 'has been devastating Ukraine for over a year'),
      press('A'),
      press('Escape'),
      tag('S', 'Volodymyr Zelensky'),
      tag('Q', 'reaffirmed'),
      tag('C', 'his readiness for constructive dialogue'),
      tag('S', 'he', { from: 'he emphasized that the Ukrainian' }),
      same('Volodymyr Zelensky'),
      tag('Q', 'emphasized'),
      tag('C', 'the Ukrainian side aims to find a path to an unconditional ceasefire'),
      tag('C', weAreOpen),
      same('His readiness'),
      tag('S', 'Zelensky', { from: 'Zelensky said' }),
      same('Volodymyr Zelensky'),
      tag('Q', 'said', { from: 'said. According to Bloomberg' }),
    ],
  },
  sample: {
    words: '183 words',
    last: 'From the archive',
    counts: '6 claims, 4 sources, 4 cues, 0 open ends',
    authorVoice: 'The closure has split the town in two',
    forecast: 'The work is expected to cost 1.2 million crowns',
    quotation: '"They knew about the damage since March and told nobody,"',
    pronoun: { words: 'She', profile: 'Mira Oduvan' },
    chained: {
      claim: 'officials had known about the damage since March',
      chain: 'officials → The Vale Courier → this article',
    },
    twins: [
      'officials had known about the damage since March',
      '"They knew about the damage since March and told nobody,"',
    ],
    steps: [
      tag('C', '"We found cracks in two of the four bearings,"'),
      tag('S', 'Mira Oduvan'),
      tag('Q', 'told reporters'),
      press('Escape'),
      tag('S', 'She'),
      same('Mira Oduvan'),
      tag('Q', 'denied'),
      tag('C', 'the closure had been planned for months'),
      tag('S', 'officials'),
      tag('Q', 'reported'),
      tag('C', 'officials had known about the damage since March'),
      press('L'),
      tag('S', 'The Vale Courier'),
      press('R'),
      press('Escape'),
      tag('C', 'The work is expected to cost 1.2 million crowns'),
      press('U'),
      tag('C', '"They knew about the damage since March and told nobody,"'),
      same('Officials had'),
      tag('S', 'Odile Brandtner'),
      tag('Q', 'said', { from: 'said Odile' }),
      press('Escape'),
      tag('C', 'The closure has split the town in two'),
      press('A'),
    ],
  },
}

const wordsOf = (plan: Plan, key: string) =>
  plan.steps.flatMap((step) => (step.do === 'tag' && step.key === key ? [step.words] : []))

const sorted = (words: readonly string[]) => [...words].sort((a, b) => a.localeCompare(b))

async function perform(app: App, step: Step): Promise<void> {
  const { keyboard } = app.page
  switch (step.do) {
    case 'tag':
      await app.select(step.words, step.which)
      return app.tag(step.key)
    case 'press':
      return keyboard.press(step.key)
    case 'same': {
      await keyboard.press('M')
      const choice = app.inspector.getByLabel(/Who is meant|States the same as/)
      await expect(choice).toBeFocused()
      await keyboard.type(step.as)
      await keyboard.press('Enter')
      await expect(choice.getByRole('option').first()).toContainText(step.as)
      return app.focusText()
    }
  }
}

/** Goes on with Tab until that has the focus. */
async function tabTo(app: App, target: Locator): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await app.page.keyboard.press('Tab')
    if (await target.evaluateAll((elements) => elements.some((element) => element === document.activeElement))) return
  }
  await expect(target).toBeFocused()
}

test('takes an article from the first mark to the report, by keyboard alone', async ({ app }) => {
  const article = await app.jobArticle()
  const plan = plans[article.kind]
  const text = (await readFile(article.path, 'utf8')).replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  await app.launch(article.path)
  const { keyboard } = app.page
  const watchMouse = () =>
    app.page.evaluate(() => {
      window.addEventListener('mousedown', () => document.body.setAttribute('data-mouse', ''), { capture: true })
    })
  const mouse = () => app.page.evaluate(() => document.body.hasAttribute('data-mouse'))
  await watchMouse()
  await expect(app.page.getByRole('contentinfo')).toContainText(plan.words)
  await expect(app.status('Counts')).toHaveText('0 claims, 0 sources, 0 cues, 0 open ends')
  const untouched = await recordsOf(app.page)

  for (const step of plan.steps) await test.step(JSON.stringify(step), () => perform(app, step))
  await expect(app.status('Counts')).toHaveText(plan.counts)
  const tagged = await recordsOf(app.page)
  const quotationsOf = (code: string) =>
    sorted(tagged.marks.annotations.filter((each) => each.code === code).map(quotation))
  expect(quotationsOf('claim')).toEqual(sorted(wordsOf(plan, 'C')))
  expect(quotationsOf('source')).toEqual(sorted(wordsOf(plan, 'S')))
  expect(quotationsOf('cue')).toEqual(sorted(wordsOf(plan, 'Q')))
  expect(wordsOf(plan, 'C')).toHaveLength(6)
  expect(wordsOf(plan, 'S')).toHaveLength(5)

  // Functions: after a restart there is another page.
  const attribution = () => app.inspector.getByRole('group', { name: 'Attribution' })
  await test.step('the attributions are as meant', async () => {
    await app.choose(`Claim: ${plan.authorVoice}`)
    await expect(attribution().getByLabel('Whose claim')).toHaveValue('author')
    await app.choose(`Claim: ${plan.forecast}`)
    await expect(attribution().getByLabel('Whose claim')).toHaveValue('unattributed')
    await expect(app.inspector.getByLabel('Kind', { exact: true })).toHaveValue('forecast')
    await app.choose(`Claim: ${plan.chained.claim}`)
    await expect(attribution()).toContainText(plan.chained.chain)
    await app.choose(`Source: ${plan.pronoun.words}`)
    await expect(
      app.inspector.getByRole('group', { name: 'Source profile' }).getByLabel('Name', { exact: true }),
    ).toHaveValue(plan.pronoun.profile)
    await app.choose(`Claim: ${plan.quotation}`)
    await expect(attribution().getByLabel('Form')).toHaveValue('direct')
  })

  const statement = () => app.inspector.getByRole('group', { name: 'Statement' })
  const note = app.inspector.getByRole('textbox', { name: 'Note', exact: true })
  await test.step('gives a verdict with its ground', async () => {
    await keyboard.press('/')
    const filter = app.page.getByRole('searchbox', { name: 'Search the text and filter annotations' })
    await expect(filter).toBeFocused()
    await keyboard.type(plan.twins[0])
    await expect(app.annotations.getByRole('option')).toHaveCount(1)
    await keyboard.press('Enter')
    await app.choose(`Claim: ${plan.twins[0]}`)
    await keyboard.press('/')
    await expect(filter).toBeFocused()
    await keyboard.press('Control+A')
    await keyboard.press('Delete')
    await keyboard.press('Escape')
    await expect(app.text).toBeFocused()
    await expect(statement()).toContainText('2 mentions')
    await keyboard.press('V')
    await expect(statement().getByLabel('Verdict')).toBeFocused()
    await keyboard.type('Disputed')
    await expect(statement().getByLabel('Verdict')).toHaveValue('disputed')
    await tabTo(app, statement().getByLabel('Reason'))
    await keyboard.type('The two wordings promise different things.')
    await tabTo(app, statement().getByRole('button', { name: 'Add evidence' }))
    await keyboard.press('Enter')
    await tabTo(app, statement().getByLabel('Stance'))
    await keyboard.type('Contradicts')
    await tabTo(app, statement().getByLabel('Evidence text'))
    await keyboard.type('The minutes of the meeting, page 4.')
  })
  await test.step('writes a note; undo in it takes back the typing only', async () => {
    await app.focusText()
    await keyboard.press('Enter')
    await expect(note).toBeFocused()
    await keyboard.type('Ask for the recording.')
    await keyboard.press('Control+Z')
    await expect(note).not.toHaveValue('Ask for the recording.')
    await keyboard.press('Control+Shift+Z')
    await expect(note).toHaveValue('Ask for the recording.')
    await app.focusText()
    await expect(app.status('Counts')).toHaveText(plan.counts)
  })
  await app.saved()
  const done = await recordsOf(app.page)
  const judged = done.library.statements.find((each) => each.verdict === 'disputed')
  expect(judged).toMatchObject({
    reason: 'The two wordings promise different things.',
    evidence: [{ stance: 'contradicts', reference: { kind: 'text', text: 'The minutes of the meeting, page 4.' } }],
  })
  const mentions = done.marks.annotations.filter((each) => each.statement === judged?.id)
  expect(sorted(mentions.map(quotation))).toEqual(sorted(plan.twins))

  await test.step('undoes and redoes', async () => {
    const undo = app.page.getByRole('button', { name: 'Undo' })
    const redo = app.page.getByRole('button', { name: 'Redo' })
    for (const _ of [1, 2, 3]) await keyboard.press('Control+Z')
    await expect(redo).toBeEnabled()
    await expect.poll(async () => (await recordsOf(app.page)).marks.annotations.some((each) => each.note)).toBe(false)
    for (const _ of [1, 2, 3]) await keyboard.press('Control+Shift+Z')
    await expect(redo).toBeDisabled()
    expect(await recordsOf(app.page)).toEqual(done)
    for (let steps = 0; steps < 100 && (await undo.isEnabled()); steps++) await keyboard.press('Control+Z')
    await expect(undo).toBeDisabled()
    await expect(app.status('Counts')).toHaveText('0 claims, 0 sources, 0 cues, 0 open ends')
    expect(await recordsOf(app.page)).toEqual(untouched)
    for (let steps = 0; steps < 100 && (await redo.isEnabled()); steps++) await keyboard.press('Control+Shift+Z')
    await expect(redo).toBeDisabled()
    await expect(app.status('Counts')).toHaveText(plan.counts)
    expect(await recordsOf(app.page)).toEqual(done)
  })

  await test.step('finds everything after a restart', async () => {
    await app.choose(`Claim: ${plan.twins[1]}`)
    await app.select(plan.last)
    const place = await scrolled(app)
    if (article.kind === 'london') expect(place).toBeGreaterThan(400)
    expect(await mouse()).toBe(false)
    await app.restart()
    await watchMouse()
    await expect(app.status('Counts')).toHaveText(plan.counts)
    expect(await recordsOf(app.page)).toEqual(done)
    await expect(app.annotations.getByRole('option', { selected: true })).toHaveAccessibleName(
      `Claim: ${plan.twins[1]}`,
    )
    await expect(statement().getByLabel('Verdict')).toHaveValue('disputed')
    await expect(statement().getByLabel('Reason')).toHaveValue('The two wordings promise different things.')
    await expect(statement().getByLabel('Evidence text')).toHaveValue('The minutes of the meeting, page 4.')
    await expect.poll(async () => Math.abs((await scrolled(app)) - place)).toBeLessThan(40)
    await app.focusText()
    // The line that was first in view is first again.
    await expect.poll(async () => Math.abs((await scrolled(app)) - place)).toBeLessThan(40)
    expect((await app.page.evaluate(() => String(window.getSelection()))).trim()).toBe(plan.last)
    await app.page.keyboard.press('Control+Z')
    await expect(app.page.getByRole('button', { name: 'Redo' })).toBeEnabled()
    expect(await recordsOf(app.page)).not.toEqual(done)
    await app.page.keyboard.press('Control+Shift+Z')
    await expect(app.page.getByRole('button', { name: 'Redo' })).toBeDisabled()
    expect(await recordsOf(app.page)).toEqual(done)
  })

  await test.step('exports, and every quotation reads back', async () => {
    const all = done.marks.annotations
      .flatMap(({ id, selectors }) => selectors.map((each) => ({ id, start: each.start, end: each.end })))
      .sort((a, b) => a.start - b.start || a.end - b.end)
    const claims = wordsOf(plan, 'C')

    const inPage = partsInPage(await readFile(await app.export('html', 'report.html'), 'utf8'))
    expect(inPage).toHaveLength(all.length)
    for (const part of inPage) expect(text.slice(part.start, part.end)).toBe(part.quotation)
    expect(
      inPage
        .map(({ annotation, start, end }) => ({ id: annotation, start, end }))
        .sort((a, b) => a.start - b.start || a.end - b.end),
    ).toEqual(all)

    const inMarkdown = partsInMarkdown(await readFile(await app.export('markdown', 'report.md'), 'utf8'))
    for (const part of inMarkdown) expect(text.slice(part.start, part.end)).toBe(part.quotation)
    expect(inMarkdown.map((part) => part.quotation)).toEqual(expect.arrayContaining([...claims, ...wordsOf(plan, 'S')]))

    const inJson = targetsIn(await readFile(await app.export('web-annotation', 'report.jsonld'), 'utf8'))
    const points = [...text]
    expect(inJson).toHaveLength(all.length)
    for (const { start, end, exact } of inJson) {
      expect(points.slice(start, end).join('')).toBe(exact)
    }
    expect(inJson.map((each) => each.exact)).toEqual(expect.arrayContaining(claims))

    const pdf = await app.export('pdf', 'report.pdf')
    const { stdout } = await promisify(execFile)('pdftotext', [pdf, '-'])
    for (const claim of claims) expect(bare(stdout)).toContain(bare(claim))
  })
  expect(await mouse(), 'whether the mouse was used').toBe(false)
})

test('has a menu whose items keep their ids and keys', async ({ app }) => {
  await app.launch()
  const items = () =>
    app.electron.evaluate(({ Menu }) =>
      [
        'file.open',
        'file.paste',
        'file.export.html',
        'file.export.pdf',
        'file.export.markdown',
        'file.export.web-annotation',
        'edit.undo',
        'edit.redo',
        'help.shortcuts',
      ].map((id) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(id)
        return [id, item?.enabled, item?.accelerator ?? '']
      }),
    )
  await expect.poll(items).toEqual([
    ['file.open', true, 'CmdOrCtrl+O'],
    ['file.paste', true, 'CmdOrCtrl+Shift+V'],
    ['file.export.html', true, 'CmdOrCtrl+Shift+E'],
    ['file.export.pdf', true, ''],
    ['file.export.markdown', true, ''],
    ['file.export.web-annotation', true, ''],
    ['edit.undo', false, 'CmdOrCtrl+Z'],
    ['edit.redo', false, 'CmdOrCtrl+Shift+Z'],
    ['help.shortcuts', true, ''],
  ])
})

/** How far the text is scrolled, in CSS pixels. */
function scrolled(app: App): Promise<number> {
  return app.text.evaluate((text) => text.closest('.reader')?.scrollTop ?? 0)
}
