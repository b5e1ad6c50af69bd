// What a Linux system must have for Electron to start, and for its windows to have a screen.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { electronPath } from './electron-runtime.mjs'
import { run } from './process.mjs'

// Each package manager's names for GTK, NSS, ALSA, GBM, Xvfb and poppler. A name on the left of "|" is preferred
// where the distribution has it.
const PACKAGES = {
  'apt-get': ['libgtk-3-0t64|libgtk-3-0', 'libnss3', 'libasound2t64|libasound2', 'libgbm1', 'xvfb', 'poppler-utils'],
  dnf: ['gtk3', 'nss', 'alsa-lib', 'mesa-libgbm', 'xorg-x11-server-Xvfb', 'poppler-utils'],
  pacman: ['gtk3', 'nss', 'alsa-lib', 'mesa', 'xorg-server-xvfb', 'poppler'],
  zypper: ['gtk3', 'mozilla-nss', 'libasound2', 'libgbm1', 'xvfb-run', 'poppler-tools'],
}
const INSTALL = { 'apt-get': 'install -y', dnf: 'install -y', pacman: '-S --needed', zypper: 'install -y' }

function onPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((dir) => existsSync(path.join(dir, program)))
}

function hasScreen() {
  return process.platform !== 'linux' || !!process.env.DISPLAY || !!process.env.WAYLAND_DISPLAY
}

function missingLibraries() {
  try {
    const listing = execFileSync('ldd', [electronPath()], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return [...listing.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
  } catch {
    return [] // no ldd here: Electron itself will say what it lacks
  }
}

function knownToApt(name) {
  try {
    return execFileSync('apt-cache', ['show', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }) !== ''
  } catch {
    return false
  }
}

/** The names to install; for apt after its lists were read. */
function packagesFor(manager) {
  return PACKAGES[manager].map((entry) => {
    const [preferred, other] = entry.split('|')
    return other !== undefined && !knownToApt(preferred) ? other : preferred
  })
}

/**
 * Makes sure of Electron's libraries, of Xvfb where there is no screen, and of the given programs. As root on Debian
 * and Ubuntu it installs what is missing and says so; elsewhere it throws an error with the one command to run.
 */
export async function ensureSystem({ programs = [] } = {}) {
  if (process.platform !== 'linux') return
  const wanted = [...programs, ...(hasScreen() ? [] : ['Xvfb'])]
  const missing = [...missingLibraries(), ...wanted.filter((program) => !onPath(program))]
  if (missing.length === 0) return

  const manager = Object.keys(PACKAGES).find(onPath)
  const lacks = `This system lacks ${missing.join(', ')}.`
  if (manager === undefined) throw new Error(`${lacks} Install GTK 3, NSS, ALSA, GBM, Xvfb and poppler's tools.`)
  if (manager !== 'apt-get' || process.getuid() !== 0) {
    throw new Error(`${lacks} Run this, then try again:\n\n  ${commandFor(manager)}\n`)
  }
  console.log(`${lacks} Installing it with apt-get, as this is root …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run(['apt-get', ['update', '-qq']], { env })
  const packages = packagesFor(manager)
  const { code } = await run(['apt-get', ['install', '-yqq', '--no-install-recommends', ...packages]], { env })
  if (code !== 0) throw new Error(`apt-get could not install ${packages.join(' ')}: see what it says above.`)
}

function commandFor(manager) {
  const sudo = process.getuid() === 0 ? '' : 'sudo '
  const update = manager === 'apt-get' ? `${sudo}apt-get update && ` : ''
  return `${update}${sudo}${manager} ${INSTALL[manager]} ${packagesFor(manager).join(' ')}`
}

/**
 * Whether Chromium's sandbox can start: never as root, and not where the system keeps namespaces from users, unless
 * its helper was made setuid.
 */
function canSandbox() {
  if (process.platform !== 'linux') return true
  if (process.getuid() === 0) return false
  try {
    if (statSync(path.join(path.dirname(electronPath()), 'chrome-sandbox')).mode & 0o4000) return true
    execFileSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' })
    return true
  } catch (error) {
    return error.code === 'ENOENT' // no such tool: let Chromium find out
  }
}

/**
 * Calls `action` with an environment in which Electron can start, and with a screen of its own where there is none.
 * The screen ends with it, or with this process.
 */
export async function withScreen(action) {
  const env = { ...process.env }
  delete env.ELECTRON_RUN_AS_NODE // set by editors that are Electron apps themselves
  if (!canSandbox()) {
    env.ELECTRON_DISABLE_SANDBOX = '1'
    if (process.getuid() !== 0) console.warn('This system allows no sandbox to users: starting without it.')
  }
  if (hasScreen()) return action(env)

  // A session of its own: a Ctrl+C in the terminal must not take the screen from under an app that is still saving.
  // setpriv ends it even if this process is killed outright.
  const xvfbLine = ['Xvfb', '-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp']
  const [file, ...args] = onPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', '--', ...xvfbLine] : xvfbLine
  const xvfb = spawn(file, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })
  const end = () => xvfb.kill()
  process.on('exit', end)
  try {
    const display = await new Promise((resolve, reject) => {
      xvfb.stdio[3].once('data', (data) => resolve(String(data).trim()))
      xvfb.once('error', reject)
      xvfb.once('exit', () => reject(new Error('Xvfb, which stands in for the missing screen, did not start.')))
    })
    return await action({ ...env, DISPLAY: `:${display}` })
  } finally {
    process.off('exit', end)
    end()
  }
}
