import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { measured } from '../security/measured'
import { whyInTheApp } from '../security/runtime-packages'

const dist = path.resolve(import.meta.dirname, '../../dist')
const packed = process.env.SOURCEMARK_PACKED

/** What the app needs of Node and Electron. Nothing here can open a connection or start a program. */
const MODULES = [
  'electron',
  'node:buffer',
  'node:crypto',
  'node:fs',
  'node:fs/promises',
  'node:os',
  'node:path',
  'node:timers/promises',
  'node:url',
  'node:util',
  'node:worker_threads',
  'node:zlib',
  // As the build writes it where it starts a thread.
  'url',
]

/** What Electron's module is asked for: not `net`, which makes requests. `shell` shows and opens what was exported, by an id that the app gave. */
const ELECTRON =
  /^(app|BrowserWindow|Menu|clipboard|contextBridge|dialog|ipcMain|ipcRenderer|nativeTheme|protocol|screen|session|shell|webFrame)$/

async function read(folder: string, ending: string): Promise<string> {
  const names = (await readdir(path.join(dist, folder))).filter((name) => name.endsWith(ending))
  const texts = await Promise.all(names.map((name) => readFile(path.join(dist, folder, name), 'utf8')))
  return texts.join('\n')
}

test.describe('The bundle', () => {
  test.skip(packed !== undefined, 'the build is looked at unpacked')

  test('asks Node and Electron for nothing that reaches a network', async () => {
    const all = `${await read('main', '.cjs')}\n${await read('preload', '.cjs')}`
    // In comments of documentation a type is named by what it would be imported from.
    const code = all.replace(/^\s*\*(?: .*)?$/gm, '')
    const asked = [...code.matchAll(/\b(?:require|import)\(\s*(["'`])([^"'`]+)\1/g)].map(([, , name]) => name ?? '')
    const modules = [...new Set(asked)].filter((name) => !name.startsWith('.')).sort()
    measured('package', `modules of the main process: ${modules.join(', ')}`)
    expect(modules).toContain('node:fs')
    expect(modules.filter((name) => !MODULES.includes(name))).toEqual([])
    // A name that is worked out would escape the list.
    expect(code.match(/\b(?:require|import|createRequire|getBuiltinModule)\((?!\s*["'`])[^)]{0,40}/g)).toBeNull()
    const electron = new Set([...code.matchAll(/\belectron\.(\w+)/g)].map(([, name]) => name ?? ''))
    expect(electron).toContain('BrowserWindow')
    expect([...electron].filter((name) => !ELECTRON.test(name))).toEqual([])
  })

  test('has nothing in the window that makes requests', async () => {
    const code = await read('renderer/assets', '.js')
    expect(code.length).toBeGreaterThan(100_000)
    expect(
      code.match(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeer|WebTransport|importScripts/g),
    ).toBeNull()
  })

  test('holds only packages with a reason', async () => {
    const maps = `${await read('main', '.map')}\n${await read('renderer/assets', '.map')}`
    const sources = maps
      .split('\n')
      .flatMap((map) => (map.startsWith('{') ? (JSON.parse(map) as { sources: string[] }).sources : []))
    const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1])
    const packages = [...new Set(names.filter((name) => name !== undefined))].sort()
    measured('package', `${packages.length} packages in the bundle, each with a reason`)
    expect(packages).toContain('react-dom')
    expect(packages.filter((name) => whyInTheApp(name) === null)).toEqual([])
  })
})

test('The packed app has its fuses set @smoke', async () => {
  test.skip(packed === undefined, 'there is no packed app')
  const wire = await getCurrentFuseWire(packed ?? '')
  // Each is a character in the program: 0 is off, 1 is on.
  const state = (fuse: FuseV1Options) => String.fromCharCode(Number(wire[fuse])) === '1'
  const states = {
    runAsNode: state(FuseV1Options.RunAsNode),
    nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    // On for the smoke test alone, whose driver comes through it.
    inspector: state(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
  }
  measured('package', `fuses read back: ${JSON.stringify(states)}`)
  expect(states).toEqual({
    runAsNode: false,
    nodeOptions: false,
    inspector: true,
    asarIntegrity: true,
    onlyAsar: true,
  })
  const configuration = await readFile(path.join(dist, '../electron-builder.yml'), 'utf8')
  expect(configuration).toContain('enableNodeCliInspectArguments: false')
})
