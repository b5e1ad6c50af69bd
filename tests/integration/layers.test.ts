import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const exec = promisify(execFile)

/** A house of the same plan and the same rules, empty, where a forbidden import harms nobody. */
let house = ''

beforeAll(async () => {
  house = await mkdtemp(path.join(os.tmpdir(), 'sourcemark-layers-'))
  const rules = ['src', 'main', 'renderer', 'tests'].map((layer) => `${layer}/tsconfig.json`)
  for (const file of ['.oxlintrc.json', '.gitignore', 'package.json', 'tsconfig.base.json', ...rules]) {
    await mkdir(path.dirname(path.join(house, file)), { recursive: true })
    await cp(path.join(root, file), path.join(house, file))
  }
  await symlink(path.join(root, 'node_modules'), path.join(house, 'node_modules'), 'junction')
})

afterAll(() => rm(house, { recursive: true, force: true }))

interface Outcome {
  readonly passes: boolean
  readonly output: string
}

/** Runs a tool of node_modules in the house. */
async function run(bin: string, ...args: readonly string[]): Promise<Outcome> {
  try {
    const { stdout } = await exec(process.execPath, [path.join(root, 'node_modules', bin), ...args], { cwd: house })
    return { passes: true, output: stdout }
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return { passes: false, output: `${stdout}${stderr}` }
  }
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(house, file)), { recursive: true })
  await writeFile(path.join(house, file), text)
}

interface Diagnostic {
  readonly code: string
  readonly help: string
  readonly filename: string
  readonly labels: readonly { readonly span: { readonly line: number } }[]
}

/** The lessons of the layer rules about the files in the house: file and line, and what the linter says there. */
async function lessons(): Promise<ReadonlyMap<string, string>> {
  const { output } = await run('oxlint/bin/oxlint', '--format=json', '.')
  const { diagnostics } = JSON.parse(output) as { readonly diagnostics: readonly Diagnostic[] }
  const ofLayers = diagnostics.filter(({ code }) => code.includes('no-restricted-imports'))
  return new Map(
    ofLayers.map(({ filename, labels, help }) => [`${filename.replaceAll('\\', '/')}:${labels[0]?.span.line}`, help]),
  )
}

const domain = 'src/ is the pure domain'
const outward = 'never the other way round'
const editor = 'src/editor/ imports only src/'
const mainLayer = 'main/ draws nothing'
const meeting = 'meet in src/ only'
const preload = 'preload.ts imports electron and src/ipc/ only'
const rendererLayer = 'The renderer has neither Node, Electron nor storage'

const core = 'renderer/window/ knows no feature'
const floors = 'docs/decisions/13 says which room may import which'
const list = 'nobody below imports it'

const forbidden = [
  ['src/report/file.ts', 'node:fs', domain],
  ['src/report/file.ts', 'node:fs/promises', domain],
  ['src/report/file.ts', 'electron', domain],
  ['src/report/file.ts', 'react', domain],
  ['src/report/file.ts', 'react-dom/client', domain],
  ['src/report/file.ts', 'lowdb', domain],
  ['src/report/file.ts', 'prosemirror-model', domain],
  ['src/report/file.ts', 'prosemirror-view', domain],
  ['src/report/file.ts', 'a-package-nobody-chose', domain],
  ['src/report/file.ts', '../../main/index', outward],
  ['src/file.ts', '../renderer/main', outward],
  ['src/file.ts', '../tests/unit/anything', outward],
  ['src/editor/file.ts', 'prosemirror-view', editor],
  ['src/editor/file.ts', 'node:crypto', editor],
  ['src/editor/file.ts', '../../renderer/main', outward],
  ['main/storage/file.ts', 'react', mainLayer],
  ['main/storage/file.ts', 'prosemirror-view', mainLayer],
  ['main/storage/file.ts', '../../renderer/reader/reader', meeting],
  ['main/preload.ts', 'node:fs', preload],
  ['main/preload.ts', 'valibot', preload],
  ['main/preload.ts', './index', preload],
  ['main/preload.ts', '../src/article/article', preload],
  ['main/preload.ts', '../renderer/main', preload],
  ['renderer/reader/file.tsx', 'electron', rendererLayer],
  ['renderer/reader/file.tsx', 'node:path', rendererLayer],
  ['renderer/reader/file.tsx', 'lowdb/node', rendererLayer],
  ['renderer/reader/file.tsx', '../../main/window', meeting],
  ['renderer/window/file.ts', '../place/place', core],
  ['renderer/window/file.ts', '../search/hits', core],
  ['renderer/window/file.ts', 'electron', rendererLayer],
  ['renderer/place/file.ts', '../importing/articles', floors],
  ['renderer/fields/file.ts', '../codebook/editor', floors],
  ['renderer/commands/file.ts', '../shell/topbar', floors],
  ['renderer/tagging/file.ts', '../attribution/linking', floors],
  ['renderer/importing/file.ts', '../exchange/receiving', floors],
  ['renderer/report/file.ts', '../library/sessions', floors],
  ['renderer/report/file.ts', '../features', list],
] as const

const allowed = [
  ['src/report/file.ts', 'valibot'],
  ['src/exchange/file.ts', 'fflate/browser'],
  ['src/report/file.ts', 'mdast-util-from-markdown'],
  ['src/report/file.ts', 'micromark-extension-gfm'],
  ['src/exchange/file.ts', 'saxes'],
  ['src/exchange/file.ts', 'culori/fn'],
  ['src/report/file.ts', '../article/article'],
  ['src/report/file.ts', './model/claim'],
  ['src/editor/file.ts', 'prosemirror-model'],
  ['src/editor/file.ts', 'prosemirror-state'],
  ['src/editor/file.ts', 'prosemirror-transform'],
  ['src/editor/file.ts', '../article/article'],
  ['main/storage/file.ts', 'electron'],
  ['main/storage/file.ts', 'node:fs/promises'],
  ['main/storage/file.ts', 'lowdb'],
  ['main/storage/file.ts', '../../src/ipc/contract'],
  ['main/preload.ts', 'electron'],
  ['main/preload.ts', '../src/ipc/contract'],
  ['renderer/reader/file.tsx', 'react'],
  ['renderer/reader/file.tsx', 'prosemirror-view'],
  ['renderer/reader/file.tsx', '../../src/editor/schema'],
  ['renderer/window/file.ts', '../reader/reader'],
  ['renderer/tagging/file.ts', '../search/hits'],
  ['renderer/tagging/file.ts', '../place/opening'],
  ['renderer/report/file.ts', '../window/window'],
] as const

const importOf = (name: string) => `export * from '${name}'`

/** Lines of other kinds than `importOf` makes, all in one file of the layer. */
const kinds = [
  ['src/kinds.ts', "export const fs = await import('node:fs')", domain],
  ['src/kinds.ts', "export { readFile } from 'node:fs/promises'", domain],
  ['src/kinds.ts', "export type { App } from 'electron'", domain],
  ['main/preload.ts', "export type { Article } from '../src/article/article'", undefined],
  ['main/preload.ts', "export type { Window } from '../renderer/window'", preload],
] as const

describe('the lint rules of the layers', () => {
  const lines = [
    ...[...forbidden, ...allowed].map(([file, name]) => ({ file, line: importOf(name) })),
    ...kinds.map(([file, line]) => ({ file, line })),
  ]
  const contentOf = (file: string) => lines.filter((one) => one.file === file).map(({ line }) => line)
  let taught: ReadonlyMap<string, string>
  const lessonFor = (file: string, line: string) => taught.get(`${file}:${contentOf(file).indexOf(line) + 1}`)

  beforeAll(async () => {
    for (const { file } of lines) await put(file, `${contentOf(file).join('\n')}\n`)
    taught = await lessons()
  })

  it.each(forbidden)('keep %s from importing %s, and say what to do', (file, name, lesson) => {
    expect(lessonFor(file, importOf(name))).toContain(lesson)
  })

  it.each(allowed)('let %s import %s', (file, name) => {
    expect(lessonFor(file, importOf(name))).toBeUndefined()
  })

  it.each(kinds)('judge in %s the line "%s"', (file, line, lesson) => {
    if (lesson === undefined) expect(lessonFor(file, line)).toBeUndefined()
    else expect(lessonFor(file, line)).toContain(lesson)
  })
})

describe('a circle of imports', () => {
  it.each(['src/circle', 'main/circle', 'renderer/window'])('of types only is refused in %s', async (room) => {
    await put(`${room}/one.ts`, "import type { Two } from './two'\nexport type One = Two | null\n")
    await put(`${room}/two.ts`, "import type { One } from './one'\nexport type Two = readonly One[]\n")
    const { output } = await run('oxlint/bin/oxlint', '--format=json', room)
    const { diagnostics } = JSON.parse(output) as { readonly diagnostics: readonly Diagnostic[] }
    expect(diagnostics.map(({ code }) => code)).toContain('import(no-cycle)')
  })
})

describe('the floors of the window', () => {
  it('have a place for every room', async () => {
    const rules = await readFile(path.join(root, '.oxlintrc.json'), 'utf8')
    const rooms = await readdir(path.join(root, 'renderer'), { withFileTypes: true })
    for (const room of rooms.filter((each) => each.isDirectory() && each.name !== 'styles'))
      expect(rules).toContain(`"renderer/${room.name}/**"`)
  })
})

describe('the compiler settings of a layer', () => {
  it.each([
    ['src', 'export const title = document.title\nexport const time = process.uptime()\n', ['document', 'process']],
    ['main', 'export const title = document.title\n', ['document']],
    ['renderer', 'export const time = process.uptime()\n', ['process']],
  ])('know nothing in %s of what is not there', async (layer, text, unknown) => {
    await put(`${layer}/types/file.ts`, text)
    await put(`${layer}/types/tsconfig.json`, JSON.stringify({ extends: '../tsconfig.json', include: ['*.ts'] }))
    const { passes, output } = await run('typescript/bin/tsc', '-p', `${layer}/types`)
    expect(passes).toBe(false)
    for (const name of unknown) expect(output).toContain(`Cannot find name '${name}'`)
  })

  it('stay so with every library that the domain may import', async () => {
    const libraries = [
      'valibot',
      'fflate/browser',
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'micromark-extension-gfm',
      'saxes',
      'culori/fn',
      'prosemirror-model',
      'prosemirror-state',
      'prosemirror-transform',
    ]
    const imports = libraries.map((name) => `import type {} from '${name}'`).join('\n')
    await put('src/libraries/file.ts', `${imports}\nexport const title = document.title + process.title + new Blob()\n`)
    await put('src/libraries/tsconfig.json', JSON.stringify({ extends: '../tsconfig.json', include: ['*.ts'] }))
    const { output } = await run('typescript/bin/tsc', '-p', 'src/libraries')
    const unknown = [...output.matchAll(/Cannot find name '(\w+)'/g)].map((match) => match[1])
    expect(unknown).toEqual(['document', 'process', 'Blob'])
  })
})
