import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { measured } from '../security/measured'
import { asUser, layOut, noSandbox } from '../security/other-user'

/** A process of the app, as the kernel sees it. */
interface Process {
  /** "browser" is the main process; the others are named by Chromium. */
  readonly type: string
  readonly uid: string
  /** 2: its system calls are filtered. */
  readonly seccomp: string
  readonly noNewPrivileges: string
}

/**
 * What Chromium leaves without a filter on Linux: the main process, the zygotes that it forks others from, and its
 * drawing where there is no graphics card.
 */
const NEVER_HELD = new Set(['browser', 'zygote', 'gpu-process'])

const read = (file: string) => readFile(file, 'utf8').catch(() => '')

/** All processes that come from one, with itself. */
async function family(pid: number): Promise<readonly number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    const parent = /^PPid:\s+(\d+)/m.exec(/^\d+$/.test(name) ? await read(`/proc/${name}/status`) : '')?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const found = [pid]
  for (const each of found) found.push(...[...parents].filter(([, parent]) => parent === each).map(([child]) => child))
  return found
}

async function look(pid: number): Promise<Process> {
  const status = await read(`/proc/${pid}/status`)
  const line = await read(`/proc/${pid}/cmdline`)
  const field = (name: string) => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? ''
  return {
    type: /--utility-sub-type=(\w+)/.exec(line)?.[1] ?? /--type=([\w-]+)/.exec(line)?.[1] ?? 'browser',
    uid: field('Uid'),
    seccomp: field('Seccomp'),
    noNewPrivileges: field('NoNewPrivs'),
  }
}

test.describe('The sandbox', () => {
  const reason = noSandbox()
  test.skip(reason !== null, reason ?? '')

  test('holds every page of a user without rights under seccomp', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'sourcemark-user-'))
    const { electron, app } = await layOut(folder)
    const own = path.join(folder, 'own')
    const file = path.join(folder, 'article.txt')
    await writeFile(file, 'The mill burned.\n\nThe end of the job.\n')
    const [program = '', ...args] = asUser([electron, '-r', path.join(folder, 'job.cjs'), app, file])
    const { ELECTRON_DISABLE_SANDBOX: _, ...env } = process.env
    const started = spawn(program, args, {
      cwd: folder,
      env: {
        ...env,
        HOME: own,
        TMPDIR: own,
        XDG_RUNTIME_DIR: own,
        SOURCEMARK_HOME: path.join(own, 'home'),
        SOURCEMARK_JOB: own,
        SOURCEMARK_TEST: '1',
      },
    })
    try {
      let said = ''
      started.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
      started.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
      await expect.poll(() => said, { timeout: 60_000 }).toContain('The job is done.')
      const pids = await family(started.pid ?? 0)
      const processes = (await Promise.all(pids.map(look))).filter(({ uid }) => uid !== '')
      const held = processes.filter(({ seccomp, noNewPrivileges }) => seccomp === '2' && noNewPrivileges === '1')
      const types = (some: readonly Process[]) => some.map(({ type }) => type).sort()
      const others = processes.filter((each) => !held.includes(each))
      measured(
        'sandbox',
        `under seccomp without new privileges: ${types(held).join(', ')}; not: ${types(others).join(', ')}`,
      )
      expect(new Set(processes.map(({ uid }) => uid === '0'))).toEqual(new Set([false]))
      // The window, and the frame of the report in a process of its own.
      expect(types(held).filter((type) => type === 'renderer')).toEqual(['renderer', 'renderer'])
      expect(types(others).filter((type) => !NEVER_HELD.has(type))).toEqual([])
    } finally {
      started.kill()
      await new Promise((over) => started.once('close', over))
      await rm(folder, { recursive: true, force: true })
    }
  })
})
