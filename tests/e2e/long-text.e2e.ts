import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from './app'

test('reaches both edges of a text of 50,000 words by one key, with the caret in view', async ({ app }) => {
  const part = `${'The council said that the bridge is safe, and nobody in the town believed it. '.repeat(45)}\n`
  const file = path.join(app.files, 'long.txt')
  await writeFile(file, `A long day\n${part.repeat(75)}The very last line.\n`)
  await app.launch(file)
  await expect(app.text).toContainText('The very last line.')
  await app.focusText()

  const caretLine = () =>
    app.page.evaluate(() => {
      const range = getSelection()?.getRangeAt(0)
      const box = range?.getBoundingClientRect()
      const reader = document.querySelector('.reader')?.getBoundingClientRect()
      const words = range?.startContainer.textContent ?? ''
      const inView = box !== undefined && reader !== undefined && box.top >= reader.top && box.bottom <= reader.bottom
      return `${words.slice(0, 22).trim()}: ${inView ? 'in view' : 'out of view'}`
    })
  await app.page.keyboard.press('Control+End')
  await expect.poll(caretLine).toBe('The very last line.: in view')
  await app.page.keyboard.press('Control+Home')
  await expect.poll(caretLine).toBe('A long day: in view')

  await app.page.keyboard.press('Shift+Control+End')
  await expect.poll(() => app.page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(250_000)
})
