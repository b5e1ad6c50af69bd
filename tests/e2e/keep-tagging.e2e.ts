import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from './app'

test('keeps tagging under a code until Escape, and puts used codes on digits', async ({ app }) => {
  await app.launch()
  const { keyboard } = app.page
  const marked = (name: string) => app.annotations.getByRole('option', { name, exact: true })
  const chip = app.page.getByRole('toolbar', { name: 'Codes' }).getByRole('button', { name: 'Source', exact: true })
  const kept = app.page.getByRole('contentinfo').getByRole('button', { name: /Tagging each selection as Source/ })

  await app.focusText()
  await keyboard.press('Shift+S')
  await expect(kept).toBeVisible()
  await expect(chip).toHaveAttribute('aria-pressed', 'true')
  expect(await app.axe()).toEqual([])

  await app.dragOver('The work')
  await expect(marked('Source: The work')).toBeVisible()
  await app.dragOver('closure', { from: 'closure has split' })
  await expect(marked('Source: closure')).toBeVisible()
  // The keys that select tag nothing by themselves.
  await app.select('the town')
  await expect(marked('Source: the town')).toHaveCount(0)
  await keyboard.press('Space')
  await expect(marked('Source: the town')).toBeVisible()
  await app.select('crowns')
  await keyboard.press('Enter')
  await expect(marked('Source: crowns')).toBeVisible()
  await keyboard.press('Control+Z')
  await expect(marked('Source: crowns')).toHaveCount(0)

  await keyboard.press('Escape')
  await expect(kept).toBeHidden()
  await expect(chip).toHaveAttribute('aria-pressed', 'false')
  await app.dragOver('two of the four bearings')
  await expect(app.page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible()
  await expect(marked('Source: two of the four bearings')).toHaveCount(0)

  // A code stays on its digit; the same code again goes by Space.
  await keyboard.press('C')
  await expect(marked('Claim: two of the four bearings')).toBeVisible()
  await expect(chip).toContainText('2')
  await app.select('crowns')
  await keyboard.press('2')
  await expect(marked('Source: crowns')).toBeVisible()
  await app.select('1.2 million crowns')
  await keyboard.press('1')
  await expect(marked('Claim: 1.2 million crowns')).toBeVisible()
  await app.select('1.2 million')
  await keyboard.press('Space')
  await expect(marked('Claim: 1.2 million')).toBeVisible()

  // By mouse: a code with nothing selected is kept, and given up by the same button.
  await app.text.click({ position: { x: 5, y: 5 } })
  await chip.click()
  await expect(kept).toBeVisible()
  await kept.click()
  await expect(kept).toBeHidden()
})

test('leaves one mark of a triple click under a kept code, and one step to undo', async ({ app }) => {
  await app.launch()
  const { keyboard } = app.page
  const under = (name: string) => app.annotations.getByRole('option', { name: new RegExp(`^Source: ${name}`) })
  await expect(app.status('Counts')).toContainText('11 claims')
  const before = await app.counts()
  await app.focusText()
  await keyboard.press('Shift+S')
  const { from } = await app.ends('closure', { from: 'closure has split' })
  const click = async (clickCount: number) => {
    await app.page.mouse.move(from.x + 4, from.y)
    await app.page.mouse.click(from.x + 4, from.y, { clickCount })
  }
  await click(3)
  await expect(under('The closure has split the town')).toHaveCount(1)
  await expect(under('closure')).toHaveCount(0)
  await app.saved()
  await keyboard.press('Control+Z')
  await expect(app.status('Counts')).toHaveText(before)
  await keyboard.press('Control+Shift+Z')
  await expect(under('The closure has split the town')).toHaveCount(1)
  await keyboard.press('Control+Z')

  await click(2)
  await expect(under('closure')).toHaveCount(1)
  await app.saved()
  await keyboard.press('Control+Z')
  await expect(app.status('Counts')).toHaveText(before)
})

test('takes the whole of a long paragraph by a triple click', async ({ app }) => {
  const sentence = (n: number) => `In the year ${n} the council of the town spoke of the bridge again and again.`
  const long = Array.from({ length: 30 }, (_, i) => sentence(1900 + i)).join(' ')
  const file = path.join(app.files, 'council.txt')
  await writeFile(file, `The council\n\n${long}\n\nThe end.\n`)
  await app.launch(file)
  await app.text.getByText('In the year 1900').click({ clickCount: 3, position: { x: 20, y: 10 } })
  expect(await app.page.evaluate(() => String(window.getSelection()).replaceAll(/\s+/g, ' ').trim())).toBe(long)
})
