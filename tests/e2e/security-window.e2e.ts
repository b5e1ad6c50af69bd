import { randomUUID } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Listeners } from '../security/listeners'
import { measured } from '../security/measured'
import { askForEverything, permissionStates } from '../security/permissions'
import { test as base, expect } from './app'
import { dropOn } from './drop'

const test = base.extend<{ readonly listeners: Listeners }>({
  listeners: async ({}, use) => {
    const listeners = new Listeners()
    await use(listeners)
    listeners.close()
  },
})

test.describe('The window', () => {
  test('goes to no other page, opens none and embeds none', async ({ app, listeners }) => {
    app.allow(
      /Content Security Policy|net::|ERR_BLOCKED_BY_CSP|404|Not allowed to load|Not allowed to navigate|Refused to/,
    )
    await listeners.open(['elsewhere'])
    await app.launch()
    const { page } = app
    const before = page.url()
    const elsewhere = [
      listeners.at('elsewhere'),
      'https://example.org/',
      'file:///etc/passwd',
      'data:text/html,<h1>elsewhere</h1>',
      'javascript:document.title="elsewhere"',
      `app://report/${randomUUID()}`,
      'app://sourcemark/other.html',
    ]
    await page.evaluate(() => Reflect.set(window, 'stillHere', true))
    for (const address of elsewhere) {
      const opened = await page.evaluate((to) => {
        const link = document.createElement('a')
        link.href = to
        document.body.append(link)
        link.click()
        link.target = '_blank'
        link.click()
        link.remove()
        const webview = document.createElement('webview')
        webview.setAttribute('src', to)
        document.body.append(webview)
        const frame = document.createElement('iframe')
        frame.src = to
        document.body.append(frame)
        const window_ = window.open(to)
        try {
          location.assign(to)
        } catch {
          // Some addresses are refused by an exception.
        }
        return window_
      }, address)
      expect(opened, address).toBeNull()
    }
    await page.waitForTimeout(300)
    expect(page.url()).toBe(before)
    expect(await page.evaluate(() => [Reflect.get(window, 'stillHere'), document.title])).toEqual([
      true,
      expect.stringMatching(/Sourcemark$/),
    ])
    const shown = await app.electron.evaluate(({ webContents }) => ({
      contents: webContents.getAllWebContents().length,
    }))
    expect(shown.contents).toBe(1)
    // What a frame could not load is about:blank or Chromium's page of an error.
    const frames = page.frames().map((frame) => frame.url())
    expect(frames.filter((url) => /example|passwd|elsewhere|other|127/.test(url))).toEqual([])
    expect(listeners.hits).toEqual([])
    measured('windows', `${elsewhere.length} addresses, each as link, new window, webview, frame and script: 0 reached`)
  })

  test('stays where it is when a file is dropped on it', async ({ app }) => {
    await app.launch()
    const page = path.join(app.files, 'page.html')
    await writeFile(page, '<!doctype html><title>elsewhere</title><script>window.ran = true</script><p>Dropped.</p>')
    const before = app.page.url()
    await app.page.evaluate(() => Reflect.set(window, 'stillHere', true))
    await dropOn(app.page, { files: [page] })
    await expect(app.page.getByRole('textbox', { name: 'Article text' })).toContainText('<p>Dropped.</p>')
    await dropOn(app.page, { text: 'https://example.org/' }, { x: 5, y: 5 })
    await expect(app.page.getByRole('textbox', { name: 'Article text' })).toContainText('https://example.org/')
    expect(app.page.url()).toBe(before)
    const state = await app.page.evaluate(() => [Reflect.get(window, 'stillHere'), Reflect.get(window, 'ran')])
    expect(state).toEqual([true, undefined])
  })

  test('downloads nothing', async ({ app }) => {
    await app.launch()
    const target = path.join(app.files, 'downloads')
    await mkdir(target)
    await app.electron.evaluate(({ session }, to) => {
      const { defaultSession } = session
      defaultSession.setDownloadPath(to)
      const asked: boolean[] = []
      Reflect.set(globalThis, 'downloads', asked)
      // Registered after the app's own listener, so that it sees what that one did.
      defaultSession.on('will-download', (event) => asked.push(event.defaultPrevented))
    }, target)
    await app.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'data:application/octet-stream,loot'
      link.download = 'loot.bin'
      document.body.append(link)
      link.click()
    })
    await app.electron.evaluate(({ webContents }) =>
      webContents.getAllWebContents()[0]?.downloadURL('app://sourcemark/index.html'),
    )
    await expect
      .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'downloads') as boolean[]))
      .toEqual([true, true])
    expect(await readdir(target)).toEqual([])
  })

  test('gets none of the permissions that a page may ask for', async ({ app }) => {
    app.allow(/./)
    await app.launch()
    const states = await app.page.evaluate(permissionStates)
    expect(Object.entries(states).filter(([, state]) => state !== 'denied')).toEqual([])
    expect(Object.keys(states).length).toBeGreaterThanOrEqual(18)
    const outcomes = await app.page.evaluate(askForEverything)
    measured(
      'windows',
      `${Object.keys(states).length} permissions denied, ${Object.keys(outcomes).length} devices and powers refused`,
    )
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'refused')).toEqual([])
  })

  test('sends no word to a spelling service', async ({ app }) => {
    await app.launch()
    const spelling = await app.electron.evaluate(({ session }) => ({
      languages: session.defaultSession.getSpellCheckerLanguages(),
      words: session.defaultSession.isSpellCheckerEnabled(),
    }))
    expect(spelling.languages).toEqual([])
    await app.page.getByRole('option', { name: /^Claim: The Larkfield footbridge/ }).click()
    const fields = app.page.locator('input[type=text], textarea, [contenteditable=true]')
    expect(await fields.count()).toBeGreaterThan(3)
    for (const field of await fields.all()) expect(await field.getAttribute('spellcheck')).toBe('false')
  })
})

test('The session answers nobody who asks for another address', async ({ app, listeners }) => {
  await listeners.open(['session', 'main', 'afterwards'])
  app.allow(/net::ERR|Failed to load/)
  await app.launch()
  const addresses = [listeners.at('session'), listeners.at('main')] as const
  const answers = await app.electron.evaluate(async ({ session, net }, [forSession, forMain]) => {
    const outcome = (asked: Promise<unknown>) =>
      asked.then(
        () => 'answered',
        () => 'refused',
      )
    return [await outcome(session.defaultSession.fetch(forSession)), await outcome(net.fetch(forMain))]
  }, addresses)
  expect(answers).toEqual(['refused', 'refused'])
  expect(listeners.hits).toEqual([])
  await fetch(listeners.at('afterwards'))
  expect(listeners.hits).toEqual(['afterwards'])
})
