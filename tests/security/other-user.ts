import { execFileSync } from 'node:child_process'
import { chmod, chown, cp, mkdir, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { lacking } from '../torture/system'

const root = path.resolve(import.meta.dirname, '../..')
const NOBODY = 65_534

/** The command line that runs another as a user with no rights; the same one for a user who has none. */
export function asUser(command: readonly string[]): readonly string[] {
  if (process.getuid?.() !== 0) return command
  return ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--inh-caps=-all', ...command]
}

/** Why no user can start Chromium's sandbox here; null when one can. */
export function noSandbox(): string | null {
  if (process.platform !== 'linux') return 'seccomp is of Linux'
  const missing = lacking('setpriv', 'unshare')
  if (missing.length > 0) return `${missing.join(' and ')} not installed`
  try {
    const [program = '', ...args] = asUser(['unshare', '--user', '--map-root-user', 'true'])
    execFileSync(program, args, { stdio: 'ignore' })
    return null
  } catch {
    return 'this system keeps namespaces from users'
  }
}

/** Lays out Electron and the built app where that user can read them; answers with the program and the app's folder. */
export async function layOut(folder: string): Promise<{ readonly electron: string; readonly app: string }> {
  const program = createRequire(import.meta.url)('electron') as unknown as string
  const runtime = path.join(folder, 'electron')
  const source = await realpath(path.dirname(program))
  try {
    // Links cost no room; they need the same disk.
    execFileSync('cp', ['-rlL', source, runtime], { stdio: 'ignore' })
  } catch {
    execFileSync('cp', ['-rL', source, runtime])
  }
  const app = path.join(folder, 'app')
  await mkdir(app)
  await cp(path.join(root, 'dist'), path.join(app, 'dist'), { recursive: true })
  await cp(path.join(root, 'package.json'), path.join(app, 'package.json'))
  await cp(path.join(root, 'tests/security/job.cjs'), path.join(folder, 'job.cjs'))
  await chmod(folder, 0o755)
  const own = path.join(folder, 'own')
  await mkdir(own)
  if (process.getuid?.() === 0) await chown(own, NOBODY, NOBODY)
  return { electron: path.join(runtime, path.basename(program)), app }
}
