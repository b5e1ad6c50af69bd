import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { quotation } from '../../src/annotation/annotation'
import { type App, expect, test } from './app'
import { recordsOf } from './records'

const dialog = (app: App): Locator => app.page.getByRole('dialog', { name: 'Codebook' })
const codes = (app: App): Locator => dialog(app).getByRole('navigation', { name: 'Codes of the codebook' })

async function openEditor(app: App): Promise<void> {
  await app.page.keyboard.press('Control+Shift+K')
  await expect(dialog(app)).toBeVisible()
  await expect(codes(app)).not.toContainText('counting')
}

/** Types a value into a field and leaves it. */
async function fill(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.blur()
}

test('makes a code with a key, a colour and fields, and tags under it', async ({ app }) => {
  await app.launch()
  await openEditor(app)
  await codes(app).getByRole('button', { name: 'Add code' }).click()
  const form = dialog(app).getByRole('region', { name: /^Code / })
  await fill(form.getByLabel('Name', { exact: true }), 'Rumour')
  await expect(codes(app)).toContainText('Rumour')

  const key = form.getByLabel('Key')
  await key.fill('a')
  await expect(form).toContainText("A is the key of “Author's voice”.")
  await key.fill('C')
  await expect(form).toContainText('C is the key of “Claim”.')
  await fill(key, 'j')
  await expect(key).toHaveValue('J')

  const colour = form.getByRole('group', { name: 'Colour' })
  await colour.getByLabel('Drawn as').selectOption('Tinted background')
  const check = colour.getByRole('status', { name: 'Check of the colour' })
  await fill(colour.getByLabel(/^Hue/), '150')
  await expect(check).toContainText(/^Readable: contrast \d+\.\d to 1 for text on it/)
  await expect(check).toContainText('To people who see no red (protanopia) it looks like “Claim”.')
  await fill(colour.getByLabel(/^Hue/), '90')
  await expect(check).toContainText('To everybody it looks like “Claim”.')
  await colour.getByRole('button', { name: /^Use a free hue/ }).click()
  await expect(check).toContainText('Everybody can tell it from the other codes')

  await fill(form.getByLabel('What it stands for'), 'Something that is said to be said.')
  await fill(form.getByLabel(/^Examples/), 'They say so.\nIt is told.')
  await fill(form.getByLabel(/^Counter-examples/), 'She said so.')
  await form.getByLabel('Stands under').selectOption('Claim')
  await expect(codes(app).getByRole('listitem')).toHaveText([/Claim/, /Rumour/, /Source/, /Cue/])
  await form.getByRole('button', { name: 'Add field' }).click()
  await fill(form.getByLabel('Label'), 'Heat')
  const field = form.getByRole('group', { name: 'Field Heat' })
  await field.getByLabel('Kind').selectOption('Scale')
  await fill(field.getByLabel('5 means'), 'boiling')
  await field.getByLabel(/^Required/).check()
  await form.getByRole('button', { name: 'Add field' }).click()
  await fill(form.getByRole('group', { name: 'Field New field' }).getByLabel('Label'), 'Where')
  const where = form.getByRole('group', { name: 'Field Where' })
  for (const kind of ['Date', 'Text, one line']) await where.getByLabel('Kind').selectOption({ label: kind })
  await expect(where.getByLabel('Kind')).toHaveValue('text')
  await fill(where.getByLabel('Default'), 'Harrow Vale')
  await addFields(form)
  expect(await app.axe()).toEqual([])
  await app.page.keyboard.press('Escape')

  await app.select('The closure')
  await app.tag('J')
  const inspector = app.inspector
  await expect(inspector.getByRole('heading', { name: 'Rumour' })).toBeVisible()
  await expect(inspector.getByLabel('Where')).toHaveValue('Harrow Vale')
  await expect(inspector).toContainText('required, still empty')
  await expect(app.status('Counts')).toContainText('1 open end')
  await inspector.getByLabel(/^Heat/).selectOption('5 · boiling')
  await expect(app.status('Counts')).toContainText('0 open ends')
  await inspector.getByText('When to use Rumour').click()
  for (const words of ['Something that is said to be said.', 'They say so.', 'It is told.', 'She said so.'])
    await expect(inspector.getByText(words, { exact: true })).toBeVisible()
  await fillFields(app)
})

/** Adds a field of each kind that has no other test, some with a default. */
async function addFields(form: Locator): Promise<void> {
  for (const [label, kind, byDefault] of [
    ['Tone', 'Choice', 'Calm'],
    ['Topics', 'Several choices', null],
    ['Sure', 'Yes or no', 'Yes'],
    ['Times', 'Number', '3'],
    ['Ground', 'Text, several lines', null],
    ['Day', 'Date', null],
    ['Link', 'Reference', null],
  ] as const) {
    await form.getByRole('button', { name: 'Add field' }).click()
    await fill(form.getByRole('group', { name: 'Field New field' }).getByLabel('Label'), label)
    const field = form.getByRole('group', { name: `Field ${label}` })
    await field.getByLabel('Kind').selectOption(kind)
    if (kind === 'Choice' || kind === 'Several choices') {
      for (const [at, name] of ['Calm', 'Loud'].entries()) {
        await field.getByRole('button', { name: 'Add choice' }).click()
        await fill(field.getByRole('textbox', { name: `Choice ${at + 1}`, exact: true }), name)
      }
    }
    if (kind === 'Number') await fill(field.getByLabel('Default'), byDefault ?? '')
    else if (byDefault !== null) await field.getByLabel('Default').selectOption(byDefault)
  }
}

/** Fills in the fields of {@link addFields} at the selected mark, as each kind wants it, and finds them stored. */
async function fillFields(app: App): Promise<void> {
  const { inspector } = app
  await expect(inspector.getByLabel('Tone').locator('option:checked')).toHaveText('Calm')
  await inspector.getByLabel('Tone').selectOption('Loud')
  for (const name of ['Calm', 'Loud'])
    await inspector.getByRole('group', { name: 'Topics' }).getByRole('checkbox', { name }).check()
  await expect(inspector.getByLabel('Sure').locator('option:checked')).toHaveText('Yes')
  await inspector.getByLabel('Sure').selectOption('No')
  await expect(inspector.getByLabel('Times')).toHaveValue('3')
  await inspector.getByLabel('Times').fill('often')
  await expect(inspector).toContainText('A number such as 12')
  await fill(inspector.getByLabel('Times'), '-0.5')
  await fill(inspector.getByLabel('Ground'), 'A rumour.\nAnother one.')
  await inspector.getByLabel('Day').fill('soon')
  await expect(inspector).toContainText('A date as YYYY')
  await fill(inspector.getByLabel('Day'), '2019-05')
  await expect(inspector.getByLabel('Link')).toHaveAttribute('placeholder', 'An address or a citation')
  await fill(inspector.getByLabel('Link'), 'Minutes, page 4')
  await app.saved()
  const { marks } = await recordsOf(app.page)
  const rumour = marks.annotations.find((each) => quotation(each) === 'The closure')
  expect(new Set(Object.values(rumour?.fields ?? {}))).toEqual(
    new Set([
      '5',
      'Harrow Vale',
      'choice-2',
      'choice-1\nchoice-2',
      'no',
      '-0.5',
      'A rumour.\nAnother one.',
      '2019-05',
      'Minutes, page 4',
    ]),
  )
}

/** Opens an article of its own, so that the marks of the sample lie in one that is not open. */
async function openAnother(app: App): Promise<void> {
  const file = path.join(app.files, 'ferry.txt')
  await writeFile(file, 'A ferry is late\n\n"It is the fog," the captain said.\n')
  await app.launch(file)
  await expect(app.text).toContainText('It is the fog')
}

test('splits a code, merges codes and fields, and takes all of it back, in articles that are not open', async ({
  app,
}) => {
  await openAnother(app)
  await openEditor(app)
  const claims = codes(app).getByRole('button', { name: /^Claim/ })
  await expect(claims).toContainText('11 marks')
  await claims.click()
  await dialog(app).getByRole('button', { name: 'Split in two…' }).click()
  const split = dialog(app).getByRole('region', { name: 'Split “Claim”' })
  await split.getByLabel('Name of the second code').fill('Forecast')
  await split.getByLabel('Choose its marks').selectOption('By “Kind”')
  const ticks = split.getByRole('group', { name: /^Goes to/ })
  await ticks.getByLabel(/^Forecast/).check()
  const effect = split.getByRole('status', { name: 'What this does' })
  await expect(effect).toContainText(/^\d+ marks in 1 article change\./)
  const count = Number.parseInt(await effect.innerText(), 10)

  expect(await app.axe()).toEqual([])
  await split.getByRole('button', { name: /^Split “Claim”: change/ }).click()
  const forecasts = codes(app).getByRole('button', { name: /^Forecast/ })
  await expect(forecasts).toContainText(`${count} marks`)
  await expect(claims).toContainText(`${11 - count} marks`)

  const form = dialog(app).getByRole('region', { name: 'Code Forecast' })
  const kind = form.getByRole('group', { name: 'Field Kind' })
  await kind.getByLabel('Kind', { exact: true }).selectOption('Number')
  const other = dialog(app).getByRole('region', { name: /^Make “Kind” a field of another kind/ })
  await expect(other).toContainText(`${count} values have no place any more`)
  await expect(other).toContainText(`Kind: Forecast (${count} times)`)

  await other.getByRole('button', { name: 'Cancel' }).click()
  await expect(kind.getByLabel('Kind', { exact: true })).toHaveValue('choice')
  await expect(forecasts).toBeFocused()

  await kind.getByRole('button', { name: 'Merge into another…' }).click()
  const fields = dialog(app).getByRole('region', { name: 'Merge “Kind”' })
  await fields.getByLabel('Into').selectOption('Time it speaks of')
  await fields.getByRole('button', { name: /^Merge “Kind”: change/ }).click()
  await expect(form.getByRole('group', { name: 'Field Kind' })).toBeHidden()

  await form.getByRole('button', { name: 'Merge into another…' }).last().click()
  const merge = dialog(app).getByRole('region', { name: 'Merge “Forecast”' })
  await merge.getByLabel('Into').selectOption('Claim')
  await merge.getByRole('button', { name: /^Merge “Forecast”: change/ }).click()
  await expect(forecasts).toBeHidden()
  await expect(claims).toContainText('11 marks')
  await expect(dialog(app).getByRole('button', { name: 'Delete code', exact: true })).toBeDisabled()

  for (const marks of [count, count, null]) {
    await dialog(app).getByRole('button', { name: 'Undo' }).click()
    if (marks === null) await expect(forecasts).toBeHidden()
    else await expect(forecasts).toContainText(`${marks} marks`)
  }
  await expect(claims).toContainText('11 marks')
  await app.page.keyboard.press('Escape')
  await expect(app.text).toContainText('It is the fog')
  await app.restart()
  await expect(app.text).toContainText('It is the fog')
  await openEditor(app)
  await expect(codes(app).getByRole('button', { name: /^Claim/ })).toContainText('11 marks')
})

test('renames and moves a code and a field, and what has no place any more goes into the note', async ({ app }) => {
  await app.launch()
  await app.choose('Cue: denied')
  const note = app.inspector.getByRole('textbox', { name: 'Note', exact: true })
  await fill(note, 'Ask again.')
  await openEditor(app)
  await codes(app).getByRole('button', { name: /^Cue/ }).click()
  await fill(dialog(app).getByLabel('Name', { exact: true }), 'Signal')
  const form = dialog(app).getByRole('region', { name: 'Code Signal' })
  await codes(app).getByRole('button', { name: 'Move code up' }).click()
  await expect(codes(app).getByRole('listitem')).toHaveText([/Claim/, /Signal.*8 marks/, /Source/])
  await form.getByRole('button', { name: 'Add field' }).click()
  const fields = form.getByRole('group', { name: /^Field / })
  await fields.last().getByRole('button', { name: 'Move field up' }).click()
  await expect(fields.first()).toHaveAccessibleName('Field New field')
  await fill(form.getByRole('group', { name: 'Field Meaning' }).getByLabel('Label'), 'Sense')
  const sense = form.getByRole('group', { name: 'Field Sense' })
  await fill(sense.getByRole('textbox', { name: 'Choice 3' }), 'Says no')

  // Of one field two can be made, and again one.
  await sense.getByRole('button', { name: 'Split field…' }).click()
  const split = dialog(app).getByRole('region', { name: 'Split “Sense”' })
  await split.getByLabel('Name of the second field').fill('Attitude')
  await split
    .getByRole('group', { name: 'Goes to “Attitude”' })
    .getByLabel(/^Says no/)
    .check()
  await split.getByRole('button', { name: 'Split “Sense”: change 1 mark in 1 article' }).click()
  const attitude = form.getByRole('group', { name: 'Field Attitude' })
  await expect(attitude.getByRole('textbox', { name: 'Choice 1' })).toHaveValue('Says no')
  await expect(attitude).toContainText('Filled in for 1 mark')
  await expect(sense.getByRole('textbox', { name: 'Choice 3' })).toHaveValue('Admits')
  await dialog(app).getByRole('button', { name: 'Undo' }).click()
  await expect(attitude).toBeHidden()
  await expect(sense.getByRole('textbox', { name: 'Choice 3' })).toHaveValue('Says no')

  // A choice that marks have goes only when it is said what they get.
  await sense.getByRole('button', { name: 'Remove the choice Reports' }).click()
  const removal = dialog(app).getByRole('region', { name: 'Remove “Reports”' })
  await expect(removal.getByRole('status')).toContainText('Sense: Reports')
  await removal.getByLabel('Marks that have it get').selectOption('Says')
  await expect(removal.getByRole('status')).toContainText('1 mark in 1 article changes.')
  await removal.getByRole('button', { name: /^Remove “Reports”: change 1 mark/ }).click()
  await expect(sense.getByRole('button', { name: 'Remove the choice Reports' })).toBeHidden()

  await sense.getByLabel('Kind').selectOption('Number')
  const other = dialog(app).getByRole('region', { name: /^Make “Sense” a field of another kind/ })
  await expect(other).toContainText('7 values have no place any more')
  await other.getByRole('button', { name: /: change 7 marks in 1 article$/ }).click()
  await expect(sense.getByLabel('Kind')).toHaveValue('number')
  await app.page.keyboard.press('Escape')
  await app.choose('Signal: denied')
  await expect(note).toHaveValue('Ask again.\nSense: Says no')
  await app.focusText()
  await app.page.keyboard.press('Control+Z')
  await expect(note).toHaveValue('Ask again.')
  await expect(app.inspector.getByLabel('Sense').locator('option:checked')).toHaveText('Says no')
  await app.choose('Signal: told reporters')
  await expect(app.inspector.getByLabel('Sense').locator('option:checked')).toHaveText('Says')
})

test('retires a code and a field, and deletes what no mark uses', async ({ app }) => {
  await app.launch()
  await openEditor(app)
  await codes(app).getByRole('button', { name: /^Cue/ }).click()
  const form = dialog(app).getByRole('region', { name: 'Code Cue' })
  const meaning = form.getByRole('group', { name: 'Field Meaning' })
  await expect(meaning.getByRole('button', { name: 'Delete field' })).toBeDisabled()
  await meaning.getByRole('button', { name: 'Retire' }).click()
  await form.getByRole('button', { name: 'Retire', exact: true }).last().click()
  await expect(codes(app)).toContainText('retired')
  await codes(app)
    .getByRole('button', { name: /^Claim/ })
    .click()
  const claim = dialog(app).getByRole('region', { name: 'Code Claim' })
  await claim.getByRole('button', { name: 'Add field' }).click()
  await claim.getByRole('group', { name: 'Field New field' }).getByRole('button', { name: 'Delete field' }).click()
  await expect(claim.getByRole('group', { name: 'Field New field' })).toBeHidden()
  await codes(app).getByRole('button', { name: 'Add code' }).click()
  await dialog(app).getByRole('button', { name: 'Delete code', exact: true }).click()
  await expect(codes(app).getByRole('listitem')).toHaveText([/Claim/, /Source/, /Cue/])
  await app.page.keyboard.press('Escape')

  const offered = app.page.getByRole('toolbar', { name: 'Codes' })
  await expect(offered.getByRole('button', { name: 'Claim', exact: true })).toBeVisible()
  await expect(offered.getByRole('button', { name: 'Cue', exact: true })).toBeHidden()
  await app.select('The closure')
  const palette = app.page.getByRole('toolbar', { name: 'Tag selection' })
  await expect(palette.getByRole('button')).toHaveText([/Claim/, /Source/])
  await app.choose('Cue: denied')
  await expect(app.inspector.getByLabel('Meaning')).toHaveValue('denies')
  await expect(app.inspector).toContainText('no longer used')
})

test('keeps several codebooks, and makes new marks under the one in use', async ({ app }) => {
  await app.launch()
  await openEditor(app)
  const shown = dialog(app).getByLabel('Codebook', { exact: true })
  await dialog(app).getByLabel('New codebook').selectOption('Empty')
  await expect(dialog(app).getByText('This codebook has no code yet.')).toBeVisible()
  await fill(dialog(app).getByLabel('Name of the codebook'), 'Frames')
  await codes(app).getByRole('button', { name: 'Add code' }).click()
  await fill(dialog(app).getByLabel('Name', { exact: true }), 'Blame')
  await fill(dialog(app).getByLabel('Key'), 'K')
  await dialog(app).getByRole('button', { name: 'Use for new marks' }).click()
  await expect(shown.locator('option:checked')).toHaveText('Frames (in use)')
  await dialog(app).getByRole('button', { name: 'Duplicate' }).click()
  await expect(shown.locator('option:checked')).toHaveText('Frames 2')
  await dialog(app).getByRole('button', { name: 'Delete codebook' }).click()
  await expect(shown.locator('option')).toHaveText(['Claims and sources', 'Frames (in use)'])
  await expect(dialog(app).getByRole('button', { name: 'Delete codebook' })).toBeDisabled()
  await shown.selectOption('Claims and sources')
  await expect(codes(app)).toContainText('11 marks')
  await expect(dialog(app).getByRole('button', { name: 'Delete codebook' })).toBeDisabled()
  await dialog(app).getByLabel('New codebook').selectOption({ label: 'From “PolNeAR: source, cue, content”' })
  await expect(codes(app).getByRole('listitem')).toHaveCount(3)
  await dialog(app).getByLabel('New codebook').selectOption({ label: 'From “Claims and sources”' })
  await expect(shown.locator('option:checked')).toHaveText('Claims and sources 2')
  await expect(codes(app).getByRole('listitem')).toHaveText([/Claim.*0 marks/, /Source.*0 marks/, /Cue.*0 marks/])
  await app.page.keyboard.press('Escape')
  // Keys of codes are refused to commands, those of codebooks that are not in use, too.
  await app.page.keyboard.press('Control+,')
  const settings = app.page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Keys', exact: true }).click()
  await settings.getByRole('button', { name: 'Change Next mark' }).click()
  for (const [key, why] of [
    ['k', 'K is the key of “Tag as Blame”.'],
    ['c', 'C is a key of the code “Claim” in the codebook “Claims and sources”.'],
  ] as const) {
    await app.page.keyboard.press(key)
    await expect(settings.getByRole('alert')).toContainText(why)
  }
  for (const _ of ['asking', 'dialog']) await app.page.keyboard.press('Escape')

  const offered = app.page.getByRole('toolbar', { name: 'Codes' })
  await expect(offered.getByRole('button')).toHaveText([/Blame/])
  await app.select('The closure')
  await expect(app.page.getByRole('toolbar', { name: 'Tag selection' }).getByRole('button')).toHaveText([/Blame/])
  await app.tag('K')
  await expect(app.inspector.getByRole('heading', { name: 'Blame' })).toBeVisible()
  await app.choose('Claim: officials had known about the damage since March')
  await expect(app.inspector.getByLabel('Code')).toHaveValue('claim')
})

test('tells a screen reader of codes, colours and fields, and fits a small window at 200 %', async ({ app }) => {
  await app.launch()
  await openEditor(app)
  await expect(codes(app)).toMatchAriaSnapshot(`
    - navigation "Codes of the codebook":
      - list:
        - listitem:
          - button "Claim C 11 marks"
        - listitem:
          - button "Source S 10 marks"
        - listitem:
          - button "Cue Q 8 marks"
      - button "Add code"
      - button "Move code up" [disabled]
      - button "Move code down"
  `)
  const form = dialog(app).getByRole('region', { name: 'Code Claim' })
  await expect(form).toMatchAriaSnapshot(`
    - region "Code Claim":
      - group "Code":
        - textbox "Name": Claim
        - textbox "Key": C
        - combobox "Stands under"
      - group "Colour":
        - slider /Hue/
        - combobox "Drawn as"
        - status "Check of the colour"
      - group "Description"
      - group "Field Kind"
      - group "Field Check-worthy"
      - group "Field Time it speaks of"
      - button "Add field"
      - button "Merge into another…" [disabled]
      - button "Split in two…"
      - button "Retire"
      - button "Delete code" [disabled]
  `)
  await app.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1024, 640)
    window?.webContents.setZoomFactor(2)
  })
  const body = dialog(app).locator('.modal-body')
  await expect.poll(() => app.page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(520)
  expect(await body.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0)
  const last = form.getByRole('button', { name: 'Split in two…' })
  await last.scrollIntoViewIfNeeded()
  await expect(last).toBeInViewport()
})

test('moves a code into another codebook with its marks, and merges one into a code of another', async ({ app }) => {
  await openAnother(app)
  await openEditor(app)
  await expect(dialog(app).getByRole('button', { name: 'Move to another codebook…' })).toBeDisabled()
  const shown = dialog(app).getByLabel('Codebook', { exact: true })
  await dialog(app).getByLabel('New codebook').selectOption({ label: 'From “PolNeAR: source, cue, content”' })
  await shown.selectOption('Claims and sources (in use)')
  await expect(codes(app)).toContainText('11 marks')
  await codes(app).getByRole('button', { name: /^Cue/ }).click()
  const cues = Number.parseInt(
    (await codes(app).getByRole('button', { name: /^Cue/ }).innerText()).replace(/^\D+/, ''),
    10,
  )
  await dialog(app).getByRole('button', { name: 'Move to another codebook…' }).click()
  const move = dialog(app).getByRole('region', { name: 'Move “Cue”' })
  await move.getByLabel('To the codebook').selectOption('PolNeAR: source, cue, content')
  await expect(move).toContainText(`The ${cues} marks made under it stay as they are.`)
  await expect(move.getByRole('status', { name: 'What this does' })).toContainText('No mark changes.')
  expect(await app.axe()).toEqual([])
  await move.getByRole('button', { name: 'Move “Cue”', exact: true }).click()
  await expect(codes(app).getByRole('listitem')).toHaveText([/Claim/, /Source/])
  await shown.selectOption('PolNeAR: source, cue, content')
  await expect(codes(app).getByRole('button', { name: /^Cue 2/ })).toContainText(`${cues} marks`)

  await shown.selectOption('Claims and sources (in use)')
  await codes(app)
    .getByRole('button', { name: /^Claim/ })
    .click()
  await dialog(app).getByRole('button', { name: 'Merge into another…' }).last().click()
  const merge = dialog(app).getByRole('region', { name: 'Merge “Claim”' })
  await merge.getByLabel('Into').selectOption('Content (PolNeAR: source, cue, content)')
  await expect(merge.getByRole('status', { name: 'What this does' })).toContainText('11 marks in 1 article change.')
  await merge.getByRole('button', { name: /^Merge “Claim”: change/ }).click()
  await expect(codes(app).getByRole('listitem')).toHaveText([/Source/])
  await shown.selectOption('PolNeAR: source, cue, content')
  await expect(codes(app).getByRole('button', { name: /^Content/ })).toContainText('11 marks')
  for (const count of [2, 3]) {
    await dialog(app).getByRole('button', { name: 'Undo' }).click()
    await shown.selectOption('Claims and sources (in use)')
    await expect(codes(app).getByRole('listitem')).toHaveCount(count)
  }
  await expect(codes(app).getByRole('button', { name: /^Claim/ })).toContainText('11 marks')
})
