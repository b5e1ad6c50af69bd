import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { type App, expect, test } from './app'

const second = `Second article\n\nThe mayor said that the bridge is closed.\n\n${'The ferry runs on Monday.\n\n'.repeat(80)}`

/** Opens an article of our own beside the sample. */
async function openSecond(app: App): Promise<void> {
  const file = path.join(app.files, 'second.txt')
  await writeFile(file, second)
  await app.launch(file)
  await expect(app.text).toContainText('The mayor said')
}

const goTo = (app: App, title: RegExp) =>
  app.page.getByRole('grid', { name: 'Articles' }).getByRole('button', { name: title }).click()

const undo = (app: App) => app.page.getByRole('button', { name: 'Undo' })
const redo = (app: App) => app.page.getByRole('button', { name: 'Redo' })
const note = (app: App) => app.inspector.getByRole('textbox', { name: 'Note', exact: true })
const mark = (app: App, name: string) => app.annotations.getByRole('option', { name, exact: true })

/** Closes the window by its button, and waits until the app has ended. */
async function closeWindow(app: App): Promise<void> {
  const ended = app.electron.waitForEvent('close')
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await ended
}

test.describe('A second start', () => {
  test('hands its article to the window that is there, and ends', async ({ app }) => {
    await app.launch()
    await writeFile(path.join(app.files, 'second.txt'), second)
    const { spawnfile } = app.electron.process()
    const folder = await app.electron.evaluate(({ app: electron }) => electron.getAppPath())
    const start = async (...args: readonly string[]) => {
      const other = spawn(spawnfile, [...(process.env.SOURCEMARK_PACKED ? [] : [folder]), ...args], {
        cwd: app.files,
        env: app.environment(),
        stdio: 'ignore',
      })
      const [code] = (await once(other, 'exit')) as [number | null]
      return code
    }
    // A path as a person types it: it is meant from where they are.
    expect(await start('second.txt')).toBe(0)
    await expect(app.text).toContainText('The mayor said')
    await expect(app.page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(2)
    expect(await start()).toBe(0)
    await expect(app.text).toContainText('The mayor said')
    expect(app.electron.windows()).toHaveLength(1)
    expect(await start('not there.txt')).toBe(0)
    await expect(app.page.getByRole('alert')).toContainText('“not there.txt” is not there any more')
    await expect(app.text).toContainText('The mayor said')
  })
})

test.describe('The next start', () => {
  test('has the window, the panels, the article, the place and the selection of the last', async ({ app }) => {
    await openSecond(app)
    const wanted = { x: 60, y: 40, width: 1100, height: 700 }
    await app.electron.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
      wanted,
    )
    await app.select('bridge')
    await app.tag('C')
    await app.menu('view.library')
    await expect(app.page.getByRole('navigation', { name: 'Library' })).toBeHidden()
    await app.text.getByText('The ferry runs').nth(60).scrollIntoViewIfNeeded()
    const place = () => app.text.evaluate((text) => text.closest('.reader')?.scrollTop ?? 0)
    await expect.poll(place).toBeGreaterThan(500)
    await app.text.getByText('The ferry runs').nth(60).click({ clickCount: 3 })
    await app.annotations.getByRole('option', { name: 'Claim: bridge' }).click()
    await expect.poll(place).toBeLessThan(500)
    await app.text.getByText('The ferry runs').nth(60).scrollIntoViewIfNeeded()
    await app.select('mayor said')
    await app.saved()

    await closeWindow(app)
    await app.launch()
    const bounds = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    expect(bounds).toEqual(wanted)
    await expect(app.page.getByRole('navigation', { name: 'Library' })).toBeHidden()
    await expect(app.annotations).toBeVisible()
    await expect(app.text).toContainText('The mayor said')
    await expect(mark(app, 'Claim: bridge')).toHaveAttribute('aria-selected', 'true')
    await app.focusText()
    expect(await app.page.evaluate(() => String(getSelection()))).toBe('mayor said')

    await app.menu('view.library')
    await app.menu('view.annotations')
    await expect(app.page.getByRole('navigation', { name: 'Library' })).toBeVisible()
    await expect(app.annotations).toBeHidden()
    await app.restart()
    await expect(app.page.getByRole('navigation', { name: 'Library' })).toBeVisible()
    await expect(app.text).toBeVisible()
    await expect(app.annotations).toBeHidden()
  })

  test('has the note that was being typed when the window was closed', async ({ app }) => {
    await app.launch()
    await mark(app, 'Source: The Vale Courier').click()
    await note(app).click()
    await app.page.keyboard.type('Half a thou')
    await expect(note(app)).toBeFocused()
    await closeWindow(app)
    await app.launch()
    await expect(mark(app, 'Source: The Vale Courier')).toHaveAttribute('aria-selected', 'true')
    await expect(note(app)).toHaveValue(/Half a thou$/)
    // It is an edit like any other.
    await undo(app).click()
    await expect(note(app)).not.toHaveValue(/Half a thou$/)
  })
})

test.describe('The panels', () => {
  test('come and go by key, and the keys for marks bring them back', async ({ app }) => {
    await app.launch()
    await app.focusText()
    const library = app.page.getByRole('navigation', { name: 'Library' })
    const side = app.page.getByRole('complementary', { name: 'Annotations and inspector' })
    for (const [key, panel] of [
      ['Control+Shift+L', library],
      ['Control+Shift+A', side],
    ] as const) {
      await app.page.keyboard.press(key)
      await expect(panel).toBeHidden()
      await expect(app.text).toBeVisible()
      await app.page.keyboard.press(key)
      await expect(panel).toBeVisible()
    }
    await app.page.keyboard.press('Control+Shift+A')
    await app.focusText()
    await app.page.keyboard.press('n')
    await app.page.keyboard.press('Enter')
    await expect(note(app)).toBeFocused()
  })
})

test.describe('Little room', () => {
  /** Whether a person can bring it on the screen, and it is not cut off there. */
  async function reachable(app: App, target: Locator, what: string): Promise<void> {
    await target.scrollIntoViewIfNeeded()
    await expect(target, what).toBeInViewport({ ratio: 0.5 })
    const box = await target.boundingBox()
    const width = await app.page.evaluate(() => innerWidth)
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width + 1, what).toBe(true)
  }

  async function expectAllReachable(app: App): Promise<void> {
    const { page } = app
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await sideways()).toBeLessThanOrEqual(0)
    for (const code of ['Claim', 'Source', 'Cue'])
      await reachable(app, page.getByRole('toolbar', { name: 'Codes' }).getByRole('button', { name: code }), code)
    for (const name of ['Undo', 'Report', 'Keys', 'Settings'])
      await reachable(app, page.getByRole('button', { name, exact: true }), name)
    const room = await app.text.evaluate((text) => {
      const box = (text.closest('.reader') ?? text).getBoundingClientRect()
      return {
        width: Math.min(box.right, innerWidth) - Math.max(box.left, 0),
        height: Math.min(box.bottom, innerHeight) - box.top,
      }
    })
    expect(room.width, 'width of the text').toBeGreaterThan(200)
    expect(room.height, 'height of the text').toBeGreaterThan(100)
    await reachable(
      app,
      mark(app, 'Claim: The Larkfield footbridge will close on Monday for at least six weeks'),
      'a row',
    )
    await mark(app, 'Claim: The Larkfield footbridge will close on Monday for at least six weeks').click()
    await reachable(app, app.inspector.getByLabel('Verdict'), 'the verdict')
    await reachable(app, note(app), 'the note')
    await reachable(app, page.getByRole('grid', { name: 'Articles' }).getByRole('button').first(), 'the articles')
    await expect(app.status('Save state')).toBeInViewport()
    // The palette stands where it can be clicked.
    await app.dragOver('split the town')
    await page.getByRole('toolbar', { name: 'Tag selection' }).getByRole('button', { name: 'Cue' }).click()
    await expect(mark(app, 'Cue: split the town')).toHaveCount(1)
  }

  test('leaves everything within reach at 720 by 480', async ({ app }) => {
    await app.launch()
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(100, 100))
    await expect.poll(() => app.page.evaluate(() => innerWidth)).toBeLessThanOrEqual(720)
    const size = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())
    expect(size).toEqual([720, 480])
    await expectAllReachable(app)
  })

  test('leaves everything within reach at 200 per cent', async ({ app }) => {
    await app.launch()
    await app.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      window?.setContentSize(1360, 880)
      window?.webContents.setZoomFactor(2)
    })
    await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(680)
    await expectAllReachable(app)
  })
})

test.describe('Undo', () => {
  test('goes to the article in which the thing was done', async ({ app }) => {
    await openSecond(app)
    await app.select('bridge')
    await app.tag('C')
    await goTo(app, /^Footbridge/)
    await expect(app.text).toContainText('The Larkfield footbridge')
    await app.select('split the town')
    await app.tag('C')
    await app.saved()

    await undo(app).click()
    await expect(mark(app, 'Claim: split the town')).toHaveCount(0)
    await expect(app.text).toContainText('The Larkfield footbridge')
    await undo(app).click()
    await expect(app.text).toContainText('The mayor said')
    await expect(app.status('Counts')).toHaveText(/^0 claims/)
    await expect(undo(app)).toBeDisabled()

    await redo(app).click()
    await expect(mark(app, 'Claim: bridge')).toHaveAttribute('aria-selected', 'true')
    await redo(app).click()
    await expect(app.text).toContainText('The Larkfield footbridge')
    await expect(mark(app, 'Claim: split the town')).toHaveAttribute('aria-selected', 'true')

    await app.restart()
    await undo(app).click()
    await undo(app).click()
    await expect(app.text).toContainText('The mayor said')
    await expect(app.status('Counts')).toHaveText(/^0 claims/)
  })

  test('takes back the typing in a note that has the focus, by key and by menu', async ({ app }) => {
    await app.launch()
    await app.select('split the town')
    await app.tag('C')
    const claim = mark(app, 'Claim: split the town')
    await app.page.keyboard.press('Enter')
    await expect(note(app)).toBeFocused()
    /** How much of the typing one step takes is the browser's affair. */
    const untilNote = async (words: string, step: () => Promise<void>) => {
      for (let turn = 0; turn < 'Ask'.length && (await note(app).inputValue()) !== words; turn++) {
        const before = await note(app).inputValue()
        await step()
        await expect(note(app)).not.toHaveValue(before)
      }
      await expect(note(app)).toHaveValue(words)
    }
    for (const [takeBack, bringBack] of [
      [() => app.page.keyboard.press('Control+Z'), () => app.page.keyboard.press('Control+Shift+Z')],
      [() => app.menu('edit.undo'), () => app.menu('edit.redo')],
    ] as const) {
      await app.page.keyboard.type('Ask')
      await untilNote('', takeBack)
      await expect(claim).toHaveCount(1)
      await untilNote('Ask', bringBack)
      await untilNote('', takeBack)
    }
    // With nothing typed there is nothing to take back, and the mark stays all the same.
    await app.page.keyboard.press('Control+Z')
    await expect(claim).toHaveCount(1)

    await app.focusText()
    await app.menu('edit.undo')
    await expect(claim).toHaveCount(0)
    await app.menu('edit.redo')
    await expect(claim).toHaveCount(1)
    await app.page.keyboard.press('Control+Z')
    await expect(claim).toHaveCount(0)
    await app.page.keyboard.press('Control+Y')
    await expect(claim).toHaveCount(1)
  })

  test('takes a note back that was typed before a mark was moved, after the move', async ({ app }) => {
    await app.launch()
    await app.select('split the town')
    await app.tag('C')
    await app.page.keyboard.press('Enter')
    await app.page.keyboard.type('Ask')
    // The button leaves the focus in the note.
    await app.page
      .getByRole('region', { name: 'Current attribution' })
      .getByRole('button', { name: /^Author/ })
      .click()
    const voice = app.inspector.getByLabel('Whose claim')
    await expect(voice).toHaveValue('author')
    await undo(app).click()
    await expect(voice).toHaveValue('open')
    await expect(note(app)).toHaveValue('Ask')
    await undo(app).click()
    await expect(note(app)).toHaveValue('')
    await expect(mark(app, 'Claim: split the town')).toHaveCount(1)
  })
})

test('A choice that is passed with the arrow keys is no edit until Enter or until it is left', async ({ app }) => {
  await app.launch()
  await app.choose('Source: Mira Oduvan')
  const { keyboard } = app.page
  const kind = app.inspector.getByLabel('Kind')
  await keyboard.press('m')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect(kind).toBeFocused()
  for (let press = 0; press < 4; press++) await keyboard.press('ArrowDown')
  await expect(app.page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await keyboard.press('Enter')
  await expect(kind).toHaveValue('document')
  await app.saved()
  await keyboard.press('Control+z')
  await expect(kind).toHaveValue('named-person')
  await expect(app.page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})
