// Keeps node_modules in step with package-lock.json.
import { lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { npm, root, run } from './process.mjs'

function packagesOf(lock) {
  try {
    return JSON.parse(readFileSync(path.join(root, lock), 'utf8')).packages
  } catch {
    return {}
  }
}

/** Whether what npm recorded as installed is what the lock asks for. Optional packages may be of another system. */
function inStep() {
  const wanted = packagesOf('package-lock.json')
  const installed = packagesOf('node_modules/.package-lock.json')
  const same = (name) => wanted[name]?.version === installed[name]?.version
  const needed = Object.keys(wanted).filter((name) => name && (installed[name] || !wanted[name].optional))
  return needed.every(same) && Object.keys(installed).every(same)
}

/** Runs `npm ci` when node_modules is missing or other than the lock. */
export async function ensureModules() {
  if (inStep()) return
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(
      'node_modules is a link to another folder, which npm ci would empty: remove the link, and try again.',
    )
  console.log('Installing the packages of package-lock.json …')
  // Under CI variables or a parent npm, settings such as `omit` could leave out what the build needs.
  const { code } = await run(
    npm('ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'),
  )
  if (code !== 0) throw new Error('The packages could not be installed: see what npm says above.')
}
