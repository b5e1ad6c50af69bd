import { expect, test } from './app'

// Of the letters of “Code”, C is no key of a command.
const keys = ['C', '1', '2', '3', '4', '5', '6', '7', '8', 'K']
const names = ['Person', 'Place', 'Party', 'Office', 'Event', 'Law', 'Sum', 'Date', 'Press', 'Rumour']

test('gives each of ten codes of one’s own a key, digits among them, and tags by it', async ({ app }) => {
  const page = await app.launch()
  await app.menu('app.codebook')
  const dialog = page.getByRole('dialog', { name: 'Codebook' })
  await dialog.getByLabel('New codebook').selectOption('Empty')
  for (const name of names) {
    await dialog.getByRole('button', { name: 'Add code' }).click()
    const field = dialog.getByLabel('Name', { exact: true })
    await field.fill(name)
    await field.blur()
    await expect(dialog.getByRole('region', { name: `Code ${name}` })).toBeVisible()
  }
  const key = dialog.getByLabel('Key')
  await key.fill('2')
  await expect(dialog.getByRole('region', { name: 'Code Rumour' })).toContainText('2 is the key of “Party”.')
  await key.fill('0')
  await expect(dialog.getByRole('region', { name: 'Code Rumour' })).toContainText('a digit from 1 to 9')
  await key.fill('K')
  await key.blur()
  await dialog.getByRole('button', { name: 'Use for new marks' }).click()
  await page.keyboard.press('Escape')

  const chips = page.getByRole('toolbar', { name: 'Codes' }).getByRole('button')
  await expect(chips).toHaveText(names.map((name, i) => new RegExp(`${name}${keys[i]}$`)))
  const marked = (name: string) => app.annotations.getByRole('option', { name, exact: true })
  await app.select('the town')
  await app.tag('8')
  await expect(marked('Press: the town')).toBeVisible()
  await app.select('ridge')
  await app.tag('Alt+1')
  await expect(marked('Place: ridge')).toBeVisible()
  await app.select('crowns')
  await app.tag('K')
  await expect(marked('Rumour: crowns')).toBeVisible()
  // A digit that is a code's own is no recent code's: one without a digit gets what is left.
  await expect(chips).toHaveText(names.map((name, i) => new RegExp(`${name}${keys[i]}${i === 9 ? '9' : ''}$`)))
  await app.focusText()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Tag as Press')
  expect(await app.axe()).toEqual([])
})

test('begins with the codes of the article’s newest marks on the digits', async ({ app }) => {
  await app.launch()
  const chip = (name: string) =>
    app.page.getByRole('toolbar', { name: 'Codes' }).getByRole('button', { name, exact: true })
  await app.select('The closure')
  await app.tag('Q')
  await app.saved()
  await app.restart()
  await expect(chip('Cue')).toContainText('1')
  await app.select('crowns')
  await app.page.keyboard.press('1')
  await expect(app.annotations.getByRole('option', { name: 'Cue: crowns', exact: true })).toBeVisible()
  await app.select('The work')
  await app.page.keyboard.press('Space')
  await expect(app.annotations.getByRole('option', { name: 'Cue: The work', exact: true })).toBeVisible()
})
