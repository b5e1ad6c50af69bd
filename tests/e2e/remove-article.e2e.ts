import { expect, test } from './app'
import { recordsOf } from './records'

const harbour = 'Harbour\n\nThe harbour opens again, the port said.\n'
const bridge = 'Bridge\n\nThe bridge is safe, the mayor said. The bridge stays open.\n'

test('An article goes out of everything in one step, and comes back with all that was marked in it', async ({
  app,
}) => {
  await app.launchWith(['harbour.txt', harbour], ['bridge.txt', bridge])
  const { page } = app
  await app.select('The bridge is safe')
  await app.tag('c')
  await app.select('the mayor')
  await app.tag('s')
  const before = await recordsOf(page)
  expect(before.marks.annotations).toHaveLength(2)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('remove the article')
  await page.keyboard.press('Enter')
  const asked = page.getByRole('dialog', { name: 'Remove “Bridge”?' })
  await expect(asked).toContainText('2 marks')
  await expect(asked).toContainText('1 source that nothing else is known of')
  await expect(asked).toContainText('1 statement that nothing else is known of')
  // What is pressed by habit keeps it.
  await page.keyboard.press('Enter')
  await expect(asked).toBeHidden()
  expect(await recordsOf(page)).toEqual(before)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('remove the article')
  await page.keyboard.press('Enter')
  await asked.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByText('Removed “Bridge”.')).toBeVisible()
  const articles = page.getByRole('region', { name: 'Articles' })
  await expect(articles.getByRole('button', { name: /^Bridge/ })).toHaveCount(0)
  await expect(articles.getByRole('button', { name: /^Harbour/ })).toBeVisible()
  await expect(app.text).toBeHidden()
  const { library } = await recordsOf(page)
  expect(library.articles.map(({ title }) => title)).not.toContain('Bridge')
  const names = [...library.profiles.map(({ name }) => name), ...library.statements.map(({ text }) => text)]
  expect(names).not.toContain('the mayor')
  expect(names).not.toContain('The bridge is safe')

  // Also after the app was closed in between.
  await app.restart()
  await app.page.keyboard.press('Control+z')
  await expect(app.text).toContainText('The bridge is safe, the mayor said.')
  expect(await recordsOf(app.page)).toEqual(before)
  await expect(app.annotations.getByRole('option')).toHaveCount(2)
})
