import { randomUUID } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { channels } from '../../src/ipc/contract'
import { type App, test as base, expect } from './app'
import { dropOn } from './drop'
import { keptIn } from './kept'
import { sendWrongCalls } from './wrong-calls'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'none'; " +
  "frame-src app://report; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'"

const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors app://sourcemark; " +
  "base-uri 'none'; form-action 'none'"

/** What the page has of the bridge; tests call it with anything. */
interface Hostile {
  readonly sourcemark: {
    readonly request: (channel: string, ...args: readonly unknown[]) => Promise<unknown>
    readonly on: (event: string, listener: () => void) => unknown
  }
}

/** A server on this computer that nobody must speak to. */
interface Listener {
  readonly address: string
  readonly connections: () => number
}

const test = base.extend<{ readonly listener: Listener }>({
  listener: async ({}, use) => {
    let connections = 0
    const server = createServer((_request, response) => response.end('Here.')).on('connection', () => connections++)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await use({ address: `http://127.0.0.1:${port}/`, connections: () => connections })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  },
})

/** Answers an address as the app's protocol does. */
function ask(app: App, address: string): Promise<{ readonly status: number; readonly policy: string | null }> {
  return app.electron.evaluate(async ({ net }, wanted) => {
    const response = await net.fetch(wanted)
    return { status: response.status, policy: response.headers.get('content-security-policy') }
  }, address)
}

test.describe('The page', () => {
  test('runs in a sandbox, apart from the bridge and without Node', async ({ app }) => {
    await app.launch()
    const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        const found: unknown = Reflect.get(webContents, 'getLastWebPreferences').call(webContents)
        return found
      }),
    )
    expect(preferences).toEqual([
      expect.objectContaining({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
      }),
    ])
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'setImmediate', '__dirname', 'electron']
    const kinds = await app.page.evaluate((all) => all.map((name) => typeof Reflect.get(window, name)), names)
    expect(kinds).toEqual(names.map(() => 'undefined'))
  })

  test('has two functions of the bridge, frozen, and only the names of the contract', async ({ app }) => {
    await app.launch()
    const bridge = await app.page.evaluate(async () => {
      const { sourcemark } = window as unknown as Hostile
      const rejection = (asked: Promise<unknown>) => asked.then(() => 'answered', String)
      const refusal = () => {
        try {
          sourcemark.on('window-all-closed', () => undefined)
          return 'listening'
        } catch (error) {
          return String(error)
        }
      }
      Reflect.set(window, 'sourcemark', null)
      Reflect.set(sourcemark, 'request', null)
      return {
        members: Object.entries(sourcemark).map(([name, value]) => `${name}: ${typeof value}`),
        hidden: Reflect.ownKeys(sourcemark).length,
        frozen: Object.isFrozen(sourcemark),
        replaced: (window as unknown as Hostile).sourcemark !== sourcemark,
        request: await rejection(sourcemark.request('ELECTRON_BROWSER_REQUIRE', 'fs')),
        on: refusal(),
      }
    })
    expect(bridge).toEqual({
      members: ['request: function', 'on: function'],
      hidden: 2,
      frozen: true,
      replaced: false,
      request: expect.stringContaining('There is no channel "ELECTRON_BROWSER_REQUIRE"'),
      on: expect.stringContaining('There is no event "window-all-closed"'),
    })
  })

  test('is served under a policy that allows nothing but its own files', async ({ app }) => {
    await app.launch()
    expect(await ask(app, 'app://sourcemark/index.html')).toEqual({ status: 200, policy: POLICY })
    await app.page.getByRole('button', { name: 'Report', exact: true }).click()
    const frame = app.page.getByRole('region', { name: 'Report preview' }).locator('iframe')
    const address = (await frame.getAttribute('src')) ?? ''
    expect(address).toMatch(/^app:\/\/report\/[0-9a-f-]{36}$/)
    expect(await frame.getAttribute('sandbox')).toBe('')
    expect(await ask(app, address)).toEqual({ status: 200, policy: REPORT_POLICY })
  })

  test('gets no file by another spelling of its address', async ({ app }) => {
    await app.launch()
    const spellings = [
      '',
      '/',
      '//index.html',
      '/index.html?',
      '/index.html?a',
      '/INDEX.HTML',
      '/index.html%00',
      '/./../package.json',
      '/../../package.json',
      '/%2e%2e/main/index.cjs',
      '/..%2fmain%2findex.cjs',
      '/assets/..%2f..%2fmain/index.cjs',
      '/assets/%2e%2e%2f%2e%2e%2fpreload/preload.cjs',
      '/..%5cmain%5cindex.cjs',
      '/..\\main\\index.cjs',
      '/%252e%252e/main/index.cjs',
      '/C:/Windows/win.ini',
      '//etc/passwd',
      '/%2fetc%2fpasswd',
      '/file:///etc/passwd',
    ].map((spelling) => `app://sourcemark${spelling}`)
    const others = [
      'app://sourcemark.evil/index.html',
      'app://report/',
      `app://report/${randomUUID()}`,
      'app://report/../sourcemark/index.html',
      'app://etc/passwd',
    ]
    const answers = await app.electron.evaluate(
      ({ net }, addresses) =>
        Promise.all(
          addresses.map(async (address) => {
            const status = await net.fetch(address).then((response) => response.status, String)
            return [address, status] as const
          }),
        ),
      [...spellings, ...others],
    )
    expect(answers.filter(([, status]) => status !== 404 && status !== 'TypeError: Invalid URL')).toEqual([])
    const posted = await app.electron.evaluate(
      async ({ net }) => (await net.fetch('app://sourcemark/index.html', { method: 'POST', body: 'x' })).status,
    )
    expect(posted).toBe(404)
  })

  test('makes no code and no HTML of strings', async ({ app }) => {
    app.allow(/Trusted(Type|HTML|Script)|unsafe-eval|Content Security Policy/)
    await app.launch()
    const outcomes = await app.page.evaluate(async () => {
      // What a test evaluates may evaluate in its turn; what a timer calls may not.
      await new Promise((resolve) => setTimeout(resolve))
      const attempt = (work: () => unknown): string => {
        try {
          return `done: ${String(work())}`
        } catch (error) {
          return error instanceof Error ? error.name : String(error)
        }
      }
      const script = document.createElement('script')
      return {
        eval: attempt(() => (Reflect.get(window, 'eval') as (code: string) => unknown)('1 + 1')),
        function: attempt(() => Reflect.construct(Function, ['return 1'])),
        timer: attempt(() => setTimeout('1' as unknown as () => void)),
        html: attempt(() => {
          document.createElement('p').innerHTML = '<img src=x onerror=alert(1)>'
        }),
        parse: attempt(() => new DOMParser().parseFromString('<p>x</p>', 'text/html')),
        source: attempt(() => {
          script.src = 'app://sourcemark/index.js'
        }),
        policy: attempt(() =>
          (
            window as unknown as { readonly trustedTypes: { createPolicy(name: string, rules: object): unknown } }
          ).trustedTypes.createPolicy('default', {}),
        ),
      }
    })
    for (const [what, outcome] of Object.entries(outcomes)) expect(outcome, what).toMatch(/^(TypeError|EvalError)$/)
  })
})

test.describe('The window', () => {
  test('goes to no other page, opens none and embeds none', async ({ app, listener }) => {
    app.allow(
      /Content Security Policy|net::|ERR_BLOCKED_BY_CSP|404|Not allowed to load|Not allowed to navigate|Refused to/,
    )
    await app.launch()
    const { page } = app
    const before = page.url()
    const elsewhere = [
      listener.address,
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
    expect(listener.connections()).toBe(0)
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
    const answers = await app.page.evaluate(async () => {
      const wanted = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'idle-detection',
      ]
      const states = await Promise.all(
        wanted.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
      )
      const errorOf = (asked: Promise<unknown>) =>
        asked.then(
          () => 'granted',
          (error: unknown) => (error instanceof Error ? error.name : String(error)),
        )
      const geolocation = new Promise((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(resolve, (error) =>
          reject(new Error(error.code === error.PERMISSION_DENIED ? 'denied' : error.message)),
        )
      }).then(
        () => 'granted',
        (error: Error) => error.message,
      )
      return {
        states,
        geolocation: await geolocation,
        notifications: await Notification.requestPermission(),
        media: await errorOf(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
        clipboard: await errorOf(navigator.clipboard.readText()),
        screen: await errorOf(navigator.mediaDevices.getDisplayMedia()),
      }
    })
    expect(answers).toEqual({
      states: Array.from({ length: 7 }, () => 'denied'),
      geolocation: 'denied',
      notifications: 'denied',
      // Without a camera and a microphone that is said first.
      media: expect.stringMatching(/^(NotAllowedError|NotFoundError)$/),
      clipboard: 'NotAllowedError',
      screen: expect.stringMatching(/^(NotAllowedError|NotSupportedError|InvalidStateError)$/),
    })
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

test.describe('The network', () => {
  test('sees nothing of the app, whatever its pages try', async ({ app, listener }) => {
    app.allow(/Content Security Policy|Refused to|net::ERR|Failed to load/)
    await app.launch()
    await app.page.evaluate(async (address) => {
      const attempts: readonly (() => unknown)[] = [
        () => fetch(address),
        () => fetch(address, { mode: 'no-cors' }),
        () =>
          new Promise((resolve) => {
            const request = new XMLHttpRequest()
            request.open('GET', address)
            request.onloadend = resolve
            request.send()
          }),
        () =>
          new Promise((resolve) => {
            new WebSocket(address.replace('http', 'ws')).onerror = resolve
          }),
        () =>
          new Promise((resolve) => {
            new EventSource(address).onerror = resolve
          }),
        () => navigator.sendBeacon(address, 'loot'),
        () =>
          new Promise((resolve) => {
            const image = new Image()
            image.onerror = resolve
            image.src = address
          }),
        ...(['stylesheet', 'preload', 'prefetch', 'preconnect', 'dns-prefetch', 'icon'] as const).map((rel) => () => {
          const link = document.createElement('link')
          link.rel = rel
          link.href = address
          link.setAttribute('as', 'image')
          document.head.append(link)
        }),
        () => document.body.style.setProperty('background-image', `url(${address})`),
        () => {
          const form = document.createElement('form')
          form.action = address
          document.body.append(form)
          form.submit()
        },
        () => new RTCPeerConnection({ iceServers: [{ urls: address.replace('http://', 'stun:') }] }).createOffer(),
      ]
      for (const attempt of attempts) {
        try {
          await attempt()
        } catch {
          // Refusals may be exceptions.
        }
      }
    }, listener.address)
    // A page that has no policy of its own is held back by the session alone.
    const answers = await app.electron.evaluate(async ({ BrowserWindow, session, net }, address) => {
      const bare = new BrowserWindow({ show: false })
      await bare.loadURL('data:text/html,<p>bare</p>')
      const fromPage: unknown = await bare.webContents.executeJavaScript(
        `fetch(${JSON.stringify(address)}, { mode: 'no-cors' }).then(() => 'answered', (error) => error.name)`,
      )
      bare.destroy()
      const outcome = (asked: Promise<unknown>) =>
        asked.then(
          () => 'answered',
          () => 'refused',
        )
      return {
        fromPage,
        fromSession: await outcome(session.defaultSession.fetch(address)),
        fromMain: await outcome(net.fetch(address)),
      }
    }, listener.address)
    expect(answers).toEqual({ fromPage: 'TypeError', fromSession: 'refused', fromMain: 'refused' })
    expect(listener.connections()).toBe(0)
    // The listener does count.
    await fetch(listener.address)
    expect(listener.connections()).toBe(1)
  })
})

test.describe('The main process', () => {
  test('answers no page but its own window', async ({ app }) => {
    app.allow(/Only the app's own page may ask/)
    await app.launch()
    await app.restart()
    const before = await keptIn(app.home)
    const asked = await app.electron.evaluate(
      async ({ app: electron, BrowserWindow }, all) => {
        const preload = `${electron.getAppPath()}/dist/preload/preload.cjs`
        const rejections: Record<string, readonly string[]> = {}
        for (const address of [
          'about:blank',
          'data:text/html,<p>x</p>',
          'app://report/x',
          'app://sourcemark/index.html',
        ]) {
          const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
          await other.loadURL(address).catch(() => undefined)
          const code = `Promise.all(${JSON.stringify(all)}.map((channel) =>
            window.sourcemark.request(channel).then(() => 'answered', (error) => error.message)))`
          rejections[address] = (await other.webContents.executeJavaScript(code)) as readonly string[]
          other.destroy()
        }
        return rejections
      },
      [...channels],
    )
    for (const [address, answers] of Object.entries(asked)) {
      expect(answers.length, address).toBe(channels.length)
      for (const answer of answers) expect(answer, address).toContain("Only the app's own page may ask for")
    }
    expect(await keptIn(app.home)).toEqual(before)
  })

  // A blank page is the one place to which Chromium lets any page go unasked.
  test('comes back to its own page from a blank one', async ({ app }) => {
    const page = await app.launch()
    const shown: string[] = []
    page.on('framenavigated', (frame) => shown.push(frame.url()))
    await page.evaluate(() => location.assign('about:blank'))
    await expect.poll(() => shown).toEqual(['about:blank', 'app://sourcemark/index.html'])
    await expect(page.getByRole('list', { name: 'Articles' }).getByRole('listitem')).toHaveCount(1)
  })

  test('refuses whatever has the wrong shape, and nothing comes of it', async ({ app }) => {
    app.allow(/got arguments of the wrong shape/)
    await app.launch()
    // Nothing is left to be written behind the scenes.
    await app.restart()
    const before = await keptIn(app.home)
    const { taken, refused } = await app.page.evaluate(sendWrongCalls, { channels: [...channels], id: randomUUID() })
    expect(taken).toEqual([])
    expect(refused).toBeGreaterThan(500)
    expect(await keptIn(app.home)).toEqual(before)
    await expect(app.page.getByRole('list', { name: 'Articles' }).getByRole('listitem')).toHaveCount(1)
    await expect(app.page.getByRole('region', { name: 'Messages' })).toBeEmpty()
  })
})

test('Hostile text is text: on the screen, in the list and in the report', async ({ app }) => {
  const page = await app.launch()
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const lines = [
    `<img src=x onerror="document.title='owned';window.owned=1;alert(1)">`,
    '<script>window.owned = 1; alert(2)</script>',
    `</script></style></textarea><svg onload="window.owned=1">`,
    'Say &lt;b&gt; and <a href="javascript:alert(3)">click</a> and =cmd|calc!A1.',
  ]
  const file = path.join(app.files, '<img src=x onerror=alert(4)>.txt')
  await writeFile(file, lines.join('\n\n'))
  await dropOn(page, { files: [file] })
  const text = page.getByRole('textbox', { name: 'Article text' })
  for (const line of lines) await expect(text).toContainText(line)
  expect(await text.locator('img, script, svg, a, style').count()).toBe(0)

  await text.getByText(lines[3] ?? '').click({ clickCount: 3 })
  await page.getByRole('toolbar', { name: 'Codes' }).getByRole('button', { name: 'Claim' }).click()
  const claim = page.getByRole('option', { name: `Claim: ${lines[3]}` })
  await expect(claim).toHaveCount(1)
  await claim.click()
  await page.getByRole('textbox', { name: 'Note' }).click()
  await page.keyboard.insertText(lines[0] ?? '')

  await page.getByRole('button', { name: 'Report', exact: true }).click()
  const report = page.getByRole('region', { name: 'Report preview' }).frameLocator('iframe').locator('body')
  for (const line of lines) await expect(report).toContainText(line)
  expect(await report.locator('script, [onerror], [onload], a[href^="javascript:"], img[src="x"]').count()).toBe(0)
  expect(dialogs).toEqual([])
  expect(await page.evaluate(() => [Reflect.get(window, 'owned'), document.title.endsWith('Sourcemark')])).toEqual([
    undefined,
    true,
  ])
})
