// Starting other programs: by Node and without a shell, so that it is the same on every system.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Command line of a tool in node_modules: `tool('vitest', 'run')`. */
export function tool(name, ...args) {
  const packages = { biome: '@biomejs/biome', playwright: '@playwright/test', tsc: 'typescript' }
  const dir = path.join(root, 'node_modules', packages[name] ?? name)
  const { bin } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'))
  return [process.execPath, [path.join(dir, typeof bin === 'string' ? bin : bin[name]), ...args]]
}

/** Command line of npm: the one that started us, else the one beside Node, else the one on the PATH. */
export function npm(...args) {
  const beside = path.join(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js')
  const cli = [process.env.npm_execpath, beside].find((file) => file?.endsWith('npm-cli.js') && existsSync(file))
  return cli ? [process.execPath, [cli, ...args]] : ['npm', args]
}

const children = new Set()
let stopping = null

function killChildren(signal) {
  for (const child of children) child.kill(signal)
}

// A terminal sends Ctrl+C to the children, too, and some tools take a second one for "at once": they get time to end
// by themselves first. A supervisor sends its signal to this process alone: it is passed on.
function stop(signal) {
  if (stopping) return
  stopping = signal
  if (children.size === 0) process.exit(exitCode())
  setTimeout(killChildren, signal === 'SIGINT' ? 3_000 : 0, 'SIGTERM')
  setTimeout(killChildren, 10_000, 'SIGKILL')
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

// npm hands a signal to the shell it started, and that shell dies of it without a word to us: its end is the word.
if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop('SIGTERM'), 500).unref()
}

function exitCode() {
  return stopping === 'SIGINT' ? 130 : 143
}

/**
 * Runs a command line in the root folder and resolves to its exit code, and to what it printed if `quiet`.
 * After a signal to stop nothing new is started: the process exits.
 */
export function run([file, args], { env = process.env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    children.add(child)
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', reject)
    child.on('close', (code) => {
      children.delete(child)
      if (stopping) process.exit(exitCode())
      resolve({ code: code ?? 1, output })
    })
  })
}
