import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { start } from '../torture/system'
import { measured } from './measured'
import { FIRST_CALLS, noNamespace, traced } from './namespace'
import { readTrace } from './trace'

const root = path.resolve(import.meta.dirname, '../..')

// Tests that trace by themselves, since two tracers can't hold one process; and the one that opens a page such as the
// app never opens, with which Chromium makes sockets for calls (see docs/security.md): listeners are its proof.
const LEFT_OUT = /(The system calls of a job|The sandbox|reaches nobody as script in a page without a policy)/

it.skipIf(noNamespace() !== null)(
  'has no socket of the Internet in all the tests of the app',
  async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'sourcemark-whole-'))
    try {
      await mkdir(path.join(folder, 'trace'))
      const cli = path.join(root, 'node_modules/@playwright/test/cli.js')
      const report = path.join(folder, 'report.json')
      const command = [process.execPath, cli, 'test', '--grep-invert', LEFT_OUT.source, '--reporter=json']
      const output = { folder: path.join(folder, 'trace'), network: 'loopback', calls: FIRST_CALLS } as const
      const files = (process.env.SOURCEMARK_E2E ?? '').split(' ').filter((file) => file !== '')
      const [program, ...args] = traced([...command, '--output', path.join(folder, 'results'), ...files], output)
      const run = start('env', '-C', root, `PLAYWRIGHT_JSON_OUTPUT_NAME=${report}`, program, ...args)
      run.stdout?.resume()
      run.stderr?.pipe(process.stderr)
      await new Promise((over) => run.once('close', over))
      const { stats } = JSON.parse(await readFile(report, 'utf8')) as {
        readonly stats: Readonly<Record<string, number>>
      }
      const { starts, threads, sockets, beside } = await readTrace(output.folder, root)
      const ports = sockets.filter(({ fate }) => fate === 'driver-port')
      const others = sockets.filter(({ fate }) => fate !== 'driver-port')
      measured(
        'network',
        `all tests of the app (${stats.expected} passed, ${stats.unexpected} failed, ${stats.skipped} skipped): ${others.length} sockets of the Internet ` +
          `in ${starts} starts and ${threads} threads; beside them ${ports.length} ports that the test driver had opened, ` +
          `and ${beside} sockets of driver, listeners and controls`,
      )
      expect(others).toEqual([])
      expect(starts).toBeGreaterThan(0)
      // The driver asks for two of each start: `--inspect=0` and `--remote-debugging-port=0`.
      expect(ports.length).toBeLessThanOrEqual(2 * starts)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  3_600_000,
)
