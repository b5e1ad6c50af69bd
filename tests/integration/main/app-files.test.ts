import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listAppFiles, respondWithFile, windowPolicy } from '../../../main/app-files'
import { ReportShelf } from '../../../main/report/report-shelf'
import { temporaryFolder } from '../storage/sample'

/** A renderer as the build leaves it, with something beside it that nobody may read. */
async function builtRenderer() {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'renderer/assets'), { recursive: true })
  await writeFile(join(folder, 'secret.html'), 'secret')
  await writeFile(join(folder, 'renderer/index.html'), '<p>start</p>')
  await writeFile(join(folder, 'renderer/assets/index-a1.js'), 'start()')
  await writeFile(join(folder, 'renderer/assets/index-a1.js.map'), '{}')
  await writeFile(join(folder, 'renderer/assets/serif.woff2'), 'font')
  const files = listAppFiles(join(folder, 'renderer'))
  return { folder, files, get: (address: string) => respondWithFile(files, address, windowPolicy('app://report')) }
}

const types = [
  ['app://sourcemark/index.html', 'text/html; charset=utf-8'],
  ['app://sourcemark/assets/index-a1.js', 'text/javascript; charset=utf-8'],
  ['app://sourcemark/assets/serif.woff2', 'font/woff2'],
] as const

const otherSpellings = [
  'app://sourcemark',
  'app://sourcemark/',
  'app://sourcemark/index.html?',
  'app://sourcemark/index.html#top',
  'app://sourcemark/index.html/',
  'app://sourcemark/INDEX.HTML',
  'app://SOURCEMARK/index.html',
  'app://sourcemark//index.html',
  'app://sourcemark/./index.html',
  'app://sourcemark/assets/../index.html',
  'app://sourcemark/../secret.html',
  'app://sourcemark/..%2fsecret.html',
  'app://sourcemark/%2e%2e/secret.html',
  'app://sourcemark/..%5csecret.html',
  'app://sourcemark/..\\secret.html',
  'app://sourcemark/%252e%252e/secret.html',
  'app://sourcemark/assets',
  'app://sourcemark/assets/',
  'app://sourcemark/assets/index-a1.js.map',
  'app://sourcemark/assets/index-a1.js%00.html',
  'app://sourcemark/etc/passwd',
  'app://sourcemark//etc/passwd',
  'app://sourcemark/file:///etc/passwd',
  'app://sourcemark/__proto__',
  'app://sourcemark/constructor',
  'app://sourcemark@evil/index.html',
  'app://other/index.html',
  'file:///index.html',
  '/index.html',
  '',
]

describe('the files of the window', () => {
  for (const [address, type] of types) {
    it(`serves ${address}`, async () => {
      const response = await (await builtRenderer()).get(address)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe(type)
    })
  }

  it('answers 404 to every other spelling', async () => {
    const { get } = await builtRenderer()
    for (const address of otherSpellings) expect([address, (await get(address)).status]).toEqual([address, 404])
  })

  it('serves nothing that came after the start', async () => {
    const { folder, get } = await builtRenderer()
    await writeFile(join(folder, 'renderer/late.html'), 'late')
    expect((await get('app://sourcemark/late.html')).status).toBe(404)
  })

  it('allows scripts and styles of its own only, and no connection', async () => {
    const response = await (await builtRenderer()).get('app://sourcemark/index.html')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
    expect(policy).toContain("connect-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

const utf8 = (page: string) => new TextEncoder().encode(page)

describe('the shelf of reports', () => {
  it('serves a report under an address of its own, where no script runs', async () => {
    const shelf = new ReportShelf('app://sourcemark')
    const address = shelf.put(utf8('<p>report ł</p>'))
    expect(address).toMatch(/^app:\/\/report\/[0-9a-f-]{36}$/)
    const response = shelf.respond(address)
    expect(await response.text()).toBe('<p>report ł</p>')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('frame-ancestors app://sourcemark')
    expect(policy).not.toContain('script-src')
  })

  it('answers 404 to other addresses, and to reports that are long gone', () => {
    const shelf = new ReportShelf('app://sourcemark')
    const first = shelf.put(utf8('first'))
    for (let count = 0; count < 20; count++) shelf.put(utf8('another'))
    for (const address of [first, 'app://report/', 'app://report/__proto__', `${first}/..`]) {
      expect(shelf.respond(address).status).toBe(404)
    }
  })
})
