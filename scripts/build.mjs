// Builds dist/ when the sources differ from those it was built from. Contents are compared, not times: a checkout
// of an older revision makes files that are newer than the build and yet others.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, run, tool } from './process.mjs'

const INPUTS = ['src', 'main', 'renderer', 'package.json', 'package-lock.json', 'electron.vite.config.ts']
const stamp = path.join(root, 'dist/.built-from')

function fingerprint() {
  const hash = createHash('sha256')
  const add = (name) => {
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(root, name)))
      .update('\0')
  }
  const walk = (dir) => {
    const entries = readdirSync(path.join(root, dir), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = `${dir}/${entry.name}`
      if (entry.isDirectory()) walk(name)
      else if (entry.isFile()) add(name)
    }
  }
  for (const input of INPUTS) {
    if (path.extname(input)) add(input)
    else walk(input)
  }
  return hash.digest('hex')
}

/** Forgets what dist/ was built from, for work that writes there itself. */
export function forgetBuild() {
  rmSync(stamp, { force: true })
}

/** Builds main, preload and renderer into dist/ if they are not there or not of these sources. */
export async function ensureBuild({ always = false } = {}) {
  const wanted = fingerprint()
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(path.join(root, 'dist'), { recursive: true, force: true })
  const { code } = await run(tool('electron-vite', 'build'))
  if (code !== 0) throw new Error('The app could not be built: see what electron-vite says above.')
  writeFileSync(stamp, wanted)
}
