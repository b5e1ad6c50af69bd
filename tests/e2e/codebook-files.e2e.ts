import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Codebook } from '../../src/codebook/codebook'
import { polnear } from '../../src/codebook/polnear'
import { writeCodebookJson } from '../../src/exchange/codebook/codebook-json'
import { type App, expect, test } from './app'

const guid = (n: number) => `7b0e0000-0000-4000-8000-${String(n).padStart(12, '0')}`

const foreign = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Other QDA 3.1"><Codes>
  <Code guid="${guid(1)}" name="Tone" isCodable="false"><Description>How it is said</Description>
    <Code guid="${guid(2)}" name="Harsh" isCodable="true" color="#C02020"/>
    <Code guid="${guid(3)}" name="Grey" isCodable="true" color="#808080"/>
  </Code></Codes><Sets><Set guid="${guid(9)}" name="My group"/></Sets></CodeBook>`

/** A file for the test, and the dialogs answered with it. */
async function give(app: App, name: string, text: string): Promise<void> {
  const file = path.join(app.files, name)
  await writeFile(file, text)
  await app.openDialog(file)
  await app.menu('codebook.import')
}

test('a REFI-QDA codebook comes in after a look at it, is undone, and goes out as it came', async ({ app }) => {
  const page = await app.launch()
  await give(app, 'Tones.qdc', foreign)
  const dialog = page.getByRole('dialog', { name: 'Import a codebook from “Tones.qdc”' })
  await expect(dialog).toContainText('A REFI-QDA codebook from Other QDA 3.1, with 3 codes.')
  await expect(dialog.getByRole('list', { name: 'What to know of it' })).toContainText('Left out: the set “My group”.')
  await expect(dialog.getByRole('list')).toContainText('2 codes had no colour, or a grey, and got one.')
  await expect(dialog.getByRole('row', { name: /Tone.*not for new marks.*How it is said/ })).toBeVisible()
  await expect(dialog.getByLabel('Name')).toHaveValue('Tones')
  expect(await app.axe()).toEqual([])
  await dialog.getByRole('button', { name: 'Import 3 codes' }).press('Enter')
  await expect(page.getByText('Imported the codebook “Tones” with 3 codes.')).toBeVisible()

  const out = path.join(app.files, 'out.qdc')
  await app.saveDialog(out)
  await app.menu('codebook.export')
  await expect(page.getByText(/Exported the codebook as “out.qdc”/)).toBeVisible()
  const exported = await readFile(out, 'utf8')
  for (const n of [1, 2, 3]) expect(exported).toContain(`<Code guid="${guid(n)}"`)
  expect(exported).toContain('How it is said')

  // What went out is what is there.
  await give(app, 'back.qdc', exported)
  await expect(page.getByText('“Tones” is in this library already, and “back.qdc” says the same of it.')).toBeVisible()

  await app.menu('edit.undo')
  await expect(page.getByRole('toolbar', { name: 'Codes' })).toContainText('Claim')
  await page.keyboard.press('Control+Shift+K')
  const editor = page.getByRole('dialog', { name: 'Codebook', exact: true })
  await expect(editor.getByLabel('Codebook', { exact: true }).getByRole('option')).toHaveText([/^Claims and sources/])
  await page.keyboard.press('Escape')
  const json = path.join(app.files, 'before.json')
  await app.saveDialog(json)
  await app.menu('codebook.export')
  await expect(page.getByText(/Exported the codebook as “before.json”/)).toBeVisible()
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ codebook: { id: 'claims-and-sources' } })
})

test('a codebook of Sourcemark with ids that are taken comes as one of its own', async ({ app }) => {
  const page = await app.launch()
  await give(app, 'polnear.json', writeCodebookJson(polnear, '1.0.0'))
  const first = page.getByRole('dialog', { name: 'Import a codebook from “polnear.json”' })
  await expect(first).toContainText('with 3 codes and 9 fields')
  await first.getByLabel('Use it for new marks from now on').uncheck()
  await first.getByRole('button', { name: 'Import 3 codes' }).click()
  await expect(page.getByText(/Imported the codebook “PolNeAR/)).toBeVisible()

  const changed: Codebook = { ...polnear, codes: polnear.codes.map((code) => ({ ...code, hue: 10 })) }
  const file = path.join(app.files, 'changed.json')
  await writeFile(file, writeCodebookJson(changed, '1.0.0'))
  await app.openDialog(file)
  // From where codebooks are changed, too, and back to there.
  await page.keyboard.press('Control+Shift+K')
  const editor = page.getByRole('dialog', { name: 'Codebook', exact: true })
  await editor.getByRole('button', { name: 'Import codebook…' }).click()
  const second = page.getByRole('dialog', { name: 'Import a codebook from “changed.json”' })
  await expect(second.getByRole('list', { name: 'What to know of it' })).toContainText(
    '3 codes are here already under the same id.',
  )
  await second.getByLabel('Name').fill('PolNeAR, red')
  await second.getByRole('button', { name: 'Import 3 codes' }).click()

  const out = path.join(app.files, 'out.json')
  await app.saveDialog(out)
  await page.keyboard.press('Control+Shift+K')
  await expect(editor.getByLabel('Codebook', { exact: true }).locator('option:checked')).toHaveText(/^PolNeAR, red/)
  await editor.getByRole('button', { name: 'Export codebook…' }).click()
  await expect(page.getByText(/Exported the codebook as “out.json”/)).toBeVisible()
  const { codebook } = JSON.parse(await readFile(out, 'utf8')) as { codebook: Codebook }
  expect(codebook).toMatchObject({ name: 'PolNeAR, red', codes: [{ hue: 10 }, { hue: 10 }, { hue: 10 }] })
  expect(codebook.id).not.toBe('polnear')
  expect(codebook.codes.map(({ id }) => id)).not.toContain('polnear-source')
})

test('a codebook of many codes with long names leaves room for the text and the list', async ({ app }) => {
  const page = await app.launch()
  const codes = Array.from({ length: 60 }, (_, n) => {
    const name = `Code ${n}${' with a name that goes on and on'.repeat(4)}`
    return `<Code guid="${guid(n)}" name="${name}" isCodable="true"/>`
  })
  await give(app, 'Many.qdc', `${foreign.split('<Code ')[0]}${codes.join('')}</Codes></CodeBook>`)
  await page.getByRole('button', { name: 'Import 60 codes' }).click()
  await expect(page.getByText('Imported the codebook “Many” with 60 codes.')).toBeVisible()
  const window = await page.evaluate(() => innerHeight)
  const bar = await page.getByRole('toolbar', { name: 'Codes' }).boundingBox()
  const row = await app.annotations.getByRole('option').first().boundingBox()
  expect(bar?.height).toBeLessThan(window / 6)
  expect(row?.y).toBeLessThan(window / 2)
})

const bad: readonly (readonly [name: string, text: string, says: RegExp])[] = [
  ['cut.qdc', foreign.slice(0, -60), /“cut.qdc” is damaged or was cut off.*Nothing was imported/],
  [
    'laughs.qdc',
    `<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${foreign.slice(39)}`,
    /“laughs.qdc” has a document type/,
  ],
  ['deep.qdc', `${foreign.split('<Code ')[0]}${'<Code>'.repeat(100_000)}`, /“deep.qdc” has codes nested more than/],
  ['other.qdc', '<html xmlns="http://www.w3.org/1999/xhtml"/>', /“other.qdc” is no REFI-QDA codebook 1.0.*"html"/],
  ['huge.qdc', 'x'.repeat(5 * 1024 * 1024), /“huge.qdc” is larger than a codebook may be/],
  ['no.json', '{"type":"FeatureCollection"}', /“no.json” is no codebook of Sourcemark/],
  ['empty.json', '', /“empty.json” is empty/],
]

test('what is no codebook is refused with its name and what to do, and changes nothing', async ({ app }) => {
  const page = await app.launch()
  for (const [name, text, says] of bad) {
    const begin = Date.now()
    await give(app, name, text)
    await expect(page.getByText(says)).toBeVisible()
    expect(Date.now() - begin, name).toBeLessThan(4000)
  }
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const odd = path.join(app.files, 'codes.xml')
  await app.saveDialog(odd)
  await app.menu('codebook.export')
  await expect(page.getByText(/“codes.xml” says no format. End the name in .json/)).toBeVisible()
})
