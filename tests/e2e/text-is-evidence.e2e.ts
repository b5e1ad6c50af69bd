import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type App, expect, test } from './app'
import { dropOn } from './drop'

const lines = [
  'A bridge closes, and nobody says why 👩‍👩‍👧',
  'The council of Harrow Vale said on Thursday that the bridge was safe. A person familiar with the matter denied it.',
  '"Le café s’ouvre cafe\u0301," Mira Oduvan told reporters; שלום עולם, said the sign 👍🏽.',
  'The closure has split the town in two.',
]
const canonical = lines.join('\n\n')
const onPage = lines.join('')

/** Opens an article of difficult characters, with the focus in its text and words selected. */
async function open(app: App): Promise<void> {
  const file = path.join(app.files, 'bridge.txt')
  await writeFile(file, canonical)
  await app.launch(file)
  await expect(app.text).toHaveText(onPage, { useInnerText: false })
  await app.select('the bridge was safe')
}

/** The text is what it was, the caret stands in it, and Shift with arrows still selects: that selection stays. */
async function holds(app: App, road: string): Promise<void> {
  await expect(async () => expect(await app.text.textContent(), road).toBe(onPage)).toPass({ timeout: 2000 })
  await expect(app.text, road).toBeFocused()
  await app.page.keyboard.press('ArrowLeft')
  for (let i = 0; i < 3; i++) await app.page.keyboard.press('Shift+ArrowRight')
  const selected = await app.page.evaluate(() => String(getSelection()).replaceAll('\n', ''))
  // Over the border of two paragraphs one of the three steps selects no character.
  expect(selected.length, road).toBeGreaterThanOrEqual(2)
  expect(onPage, road).toContain(selected)
}

/** Nothing was recorded either: neither an edit nor another article. */
async function nothingHappened(app: App): Promise<void> {
  await expect(app.page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await expect(app.page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(2)
  expect(await app.counts()).toBe('0 claims, 0 sources, 0 cues, 0 open ends')
  await app.restart()
  expect(await app.text.textContent()).toBe(onPage)
}

test('Keys that are no commands change no text', async ({ app }) => {
  await open(app)
  const keys = [
    ...['x', 'Shift+X', 'w', '1', ',', 'Space', 'Enter', 'Shift+Enter', 'Control+Enter'],
    ...['Backspace', 'Delete', 'Control+Backspace', 'Control+Delete', 'Shift+Delete', 'Shift+Insert'],
    ...['Control+X', 'Control+V', 'Control+B', 'Control+U', 'Control+J', 'Control+T', 'Control+D', 'Control+Z'],
  ]
  for (const key of keys) {
    await app.page.keyboard.press(key)
    await holds(app, key)
  }
  await app.page.keyboard.type('xyz 123 ß ж 字, wxyz')
  await app.page.keyboard.insertText('a whole pasted sentence 👍🏽')
  await holds(app, 'typing')
  await nothingHappened(app)
})

test('Editing commands of the system change no text', async ({ app }) => {
  await open(app)
  const commands = [
    ...['paste', 'pasteAndMatchStyle', 'cut', 'delete', 'undo', 'redo'],
    ...['insertText', 'replace', 'replaceMisspelling'],
  ]
  for (const command of commands) {
    await app.electron.evaluate(async ({ BrowserWindow, clipboard }, wanted) => {
      await clipboard.writeText('forged words')
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      await Reflect.get(contents ?? {}, wanted).call(contents, 'forged words')
    }, command)
    await holds(app, command)
  }
  await nothingHappened(app)
})

test('Commands of the browser change no text', async ({ app }) => {
  app.allow(/TrustedHTML|Content Security Policy|404/)
  await open(app)
  const commands = [
    ...['insertText', 'insertHTML', 'insertParagraph', 'insertLineBreak', 'insertImage', 'insertHorizontalRule'],
    ...['delete', 'forwardDelete', 'cut', 'paste', 'undo', 'redo', 'bold', 'italic', 'underline', 'strikeThrough'],
    ...['createLink', 'formatBlock', 'insertOrderedList', 'indent', 'justifyRight', 'foreColor', 'removeFormat'],
  ]
  const markup = () =>
    app.text.evaluate((text) => text.querySelectorAll('b, i, u, a, img, hr, ol, font, strike').length)
  for (const command of commands) {
    await app.page.evaluate((wanted) => {
      try {
        document.execCommand(wanted, false, wanted === 'insertHTML' ? '<b>forged</b>' : 'forged')
      } catch {
        // Trusted Types refuse markup by an exception.
      }
    }, command)
    await holds(app, command)
    expect(await markup(), command).toBe(0)
  }
  await nothingHappened(app)
})

test('Pasted, cut and dropped things change no text', async ({ app }) => {
  await open(app)
  for (const kind of ['paste', 'cut', 'drop', 'dragstart', 'beforeinput'] as const) {
    const prevented = await app.text.evaluate((text, type) => {
      const data = new DataTransfer()
      data.setData('text/plain', 'forged')
      data.setData('text/html', '<p>forged</p><img src="x">')
      const options = { bubbles: true, cancelable: true }
      const event =
        type === 'beforeinput'
          ? new InputEvent(type, { ...options, inputType: 'insertReplacementText', data: 'forged', dataTransfer: data })
          : type === 'paste' || type === 'cut'
            ? new ClipboardEvent(type, { ...options, clipboardData: data })
            : new DragEvent(type, { ...options, dataTransfer: type === 'drop' ? null : data })
      return !text.querySelector('p')?.dispatchEvent(event)
    }, kind)
    expect(prevented, kind).toBe(true)
    await holds(app, kind)
  }
  await nothingHappened(app)
})

test('Dragging selected words moves none of them', async ({ app }) => {
  await open(app)
  const { mouse } = app.page
  const target = await app.text.getByText('The closure has split').boundingBox()
  const source = await app.page.evaluate(
    () => getSelection()?.getRangeAt(0).getBoundingClientRect().toJSON() as DOMRect,
  )
  if (target === null) throw new Error('The last paragraph must be on the screen.')
  await mouse.move(source.x + source.width / 2, source.y + source.height / 2)
  await mouse.down()
  await mouse.move(target.x + 60, target.y + target.height / 2, { steps: 8 })
  await mouse.up()
  await holds(app, 'drag')
  await nothingHappened(app)
})

test('A text dropped on the text becomes an article of its own', async ({ app }) => {
  await open(app)
  const box = await app.text.boundingBox()
  if (box === null) throw new Error('The text must be on the screen.')
  await dropOn(app.page, { text: 'Words from elsewhere.' }, { x: box.x + 100, y: box.y + 100 })
  await expect(app.text).toHaveText('Words from elsewhere.')
  await app.page.getByRole('button', { name: /^A bridge closes/ }).click()
  await expect(app.text).toContainText('The council of Harrow Vale')
  expect(await app.text.textContent()).toBe(onPage)
})

test('A composition leaves the text as it was', async ({ app }) => {
  await open(app)
  const session = await app.page.context().newCDPSession(app.page)
  const compose = (text: string) =>
    session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

  for (const step of ['に', 'にほ', 'にほん']) await compose(step)
  await session.send('Input.insertText', { text: '日本' })
  await holds(app, 'a composition over a selection, committed')

  await app.page.keyboard.press('ArrowRight')
  for (const step of ['´', 'é']) await compose(step)
  await session.send('Input.insertText', { text: 'é' })
  await holds(app, 'a composition at the caret, committed')

  await compose('ni')
  await compose('')
  await holds(app, 'a composition given up')

  // At the border of two paragraphs, where the browser would join them.
  await app.select(lines[3] ?? '')
  await app.page.keyboard.press('ArrowLeft')
  await app.page.keyboard.press('Shift+ArrowLeft')
  await compose('x')
  await session.send('Input.insertText', { text: 'xy' })
  await holds(app, 'a composition over the border of two paragraphs')
  await nothingHappened(app)
})

test('What another program writes into the page is taken out again', async ({ app }) => {
  await open(app)
  const meddle = (how: 'replace' | 'append' | 'remove') =>
    app.text.evaluate((text, action) => {
      const paragraph = [...text.querySelectorAll('p')].at(0)
      const node = paragraph && document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode()
      if (!paragraph || !node) throw new Error('There must be a paragraph.')
      if (action === 'replace') node.nodeValue = 'Forged words.'
      else if (action === 'append') paragraph.append('Forged words.')
      else paragraph.remove()
    }, how)
  for (const how of ['replace', 'append', 'remove'] as const) {
    await meddle(how)
    await holds(app, how)
  }
  await nothingHappened(app)
})

test('Copying gives the canonical text, and that alone', async ({ app }) => {
  await open(app)
  await app.page.evaluate(() =>
    window.addEventListener('copy', (event) => Reflect.set(window, 'copied', [...(event.clipboardData?.types ?? [])])),
  )
  const copied = async () => {
    const text = await app.electron.evaluate(async ({ BrowserWindow, clipboard }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      await clipboard.writeText('nothing was copied')
      contents?.copy()
      // The copy reaches the clipboard by way of the page.
      await contents?.executeJavaScript('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))')
      return clipboard.readText()
    })
    return { text, formats: await app.page.evaluate(() => Reflect.get(window, 'copied') as readonly string[]) }
  }
  expect(await copied()).toEqual({ text: 'the bridge was safe', formats: ['text/plain'] })

  await app.page.keyboard.press('Control+Home')
  await app.page.keyboard.press('Control+Shift+End')
  expect(await copied()).toEqual({ text: canonical, formats: ['text/plain'] })

  await app.page.keyboard.press('ArrowLeft')
  expect(await copied(), 'with nothing selected').toEqual({ text: 'nothing was copied', formats: [] })
})
