import { randomUUID } from 'node:crypto'
import { measured } from '../security/measured'
import { addressesOutside } from '../security/spellings'
import { type App, expect, test } from './app'

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

/** Answers an address as the app's protocol does. */
function ask(app: App, address: string): Promise<{ readonly status: number; readonly policy: string | null }> {
  return app.electron.evaluate(async ({ net }, wanted) => {
    const response = await net.fetch(wanted)
    return { status: response.status, policy: response.headers.get('content-security-policy') }
  }, address)
}

test.describe('The page', () => {
  test('runs in a sandbox, apart from the bridge and without Node; so does what prints a PDF', async ({ app }) => {
    await app.launch()
    await app.electron.evaluate(({ app: electron, webContents }) => {
      const seen: Record<string, unknown>[] = []
      const look = (contents: Electron.WebContents) => {
        const found: unknown = Reflect.get(contents, 'getLastWebPreferences').call(contents)
        seen.push({ ...(found as object), devTools: contents.isDevToolsOpened() })
      }
      webContents.getAllWebContents().map(look)
      electron.on('web-contents-created', (_event, contents) => contents.once('did-finish-load', () => look(contents)))
      Reflect.set(globalThis, 'seen', seen)
    })
    await app.export('pdf', 'report.pdf')
    const seen = await app.electron.evaluate(() => Reflect.get(globalThis, 'seen') as Record<string, unknown>[])
    const confined = {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
      disablePopups: false,
      devTools: false,
    }
    // Databases in pages are gone from newer runtimes, and the setting with them.
    for (const each of seen) delete each.enableWebSQL
    expect(seen).toEqual([
      { ...confined, javascript: true },
      { ...confined, javascript: false },
    ])
    measured('windows', `preferences of ${seen.length} web contents as expected`)

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

  test('has no way to make a peer connection, for which Chromium would open sockets', async ({ app }) => {
    const page = await app.launch()
    const ways = () => Object.getOwnPropertyNames(window).filter((name) => name.endsWith('RTCPeerConnection'))
    expect(await page.evaluate(ways)).toEqual([])
    await page.reload()
    expect(await page.evaluate(ways)).toEqual([])
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
    // A frame has its address before it has its page.
    const shown = () => app.page.frames().find((each) => each.url() === address)
    await expect
      .poll(() => shown()?.evaluate(() => [document.readyState, origin, typeof Reflect.get(window, 'sourcemark')]))
      .toEqual(['complete', 'null', 'undefined'])
    measured(
      'windows',
      `${POLICY.split(';').length} rules of the window's policy, ${REPORT_POLICY.split(';').length} of a report's, to the letter`,
    )
  })

  test('gets no file by another spelling of its address', async ({ app }) => {
    await app.launch()
    const addresses = [...addressesOutside('app://sourcemark'), 'app://report/', `app://report/${randomUUID()}`]
    const answers = await app.electron.evaluate(
      ({ net }, all) =>
        Promise.all(
          all.map(async (address) => {
            const status = await net.fetch(address).then((response) => response.status, String)
            return [address, status] as const
          }),
        ),
      addresses,
    )
    const notFound = answers.filter(([, status]) => status === 404)
    measured('calls', `${notFound.length} spellings of traversal answered with 404, 0 with a file`)
    expect(notFound.length).toBeGreaterThanOrEqual(200)
    // A few are no address at all.
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
        // An address would do for a worker, had the page a policy that makes one of it.
        worker: attempt(() => new Worker('app://sourcemark/index.html')),
        sharedWorker: attempt(() => new SharedWorker('app://sourcemark/index.html')),
        ownWorker: attempt(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
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
