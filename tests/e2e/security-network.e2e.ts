import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { measured } from '../security/measured'
import { EVERY_CALL, noNamespace, traced } from '../security/namespace'
import { readTrace, type Traffic } from '../security/trace'

const root = path.resolve(import.meta.dirname, '../..')
const article =
  'The mill burned.\n\nSee ![it](http://192.0.2.9/mill.png) and <https://example.org/>.\n\nThe end of the job.\n'

/** Starts the app without a test driver, has a job done in it, and answers with its traffic. */
async function jobIn(network: 'loopback' | 'online'): Promise<Traffic> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sourcemark-trace-'))
  try {
    const trace = path.join(folder, 'trace')
    await mkdir(trace)
    const file = path.join(folder, 'article.md')
    await writeFile(file, article)
    const electron = createRequire(import.meta.url)('electron') as unknown as string
    const job = path.join(root, 'tests/security/job.cjs')
    const [program, ...args] = traced([electron, '-r', job, root, file], { folder: trace, network, calls: EVERY_CALL })
    await promisify(execFile)(program, args, {
      cwd: root,
      timeout: 60_000,
      env: {
        ...process.env,
        SOURCEMARK_JOB: folder,
        SOURCEMARK_JOB_QUIT: '1',
        SOURCEMARK_HOME: path.join(folder, 'home'),
        SOURCEMARK_TEST: '1',
        ELECTRON_DISABLE_SANDBOX: '1',
      },
    })
    expect(await readFile(path.join(folder, 'report.html'), 'utf8')).toContain('The mill burned.')
    return await readTrace(trace, root)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test.describe('The system calls of a job', () => {
  const reason = noNamespace()
  test.skip(reason !== null, reason ?? '')

  test('have no socket of the Internet where there is no network', async () => {
    const { starts, threads, sockets, local } = await jobIn('loopback')
    expect([starts, threads > 20]).toEqual([1, true])
    measured('network', `no network: ${sockets.length} sockets of the Internet in ${threads} threads`)
    expect(sockets).toEqual([])
    // The screen, the desktop's messages, and the system's list of users, which is asked for the analyst's name.
    expect(local.filter((address) => !/X11|dbus|nscd/.test(address))).toEqual([])
  })

  test('connect, bind and send to nothing where there is one', async () => {
    const { sockets } = await jobIn('online')
    const used = sockets.filter(({ fate }) => fate !== 'handle')
    measured(
      'network',
      `online: ${sockets.length} handles to ask the kernel about interfaces, ${used.length} sockets used`,
    )
    expect(used).toEqual([])
  })

  test('would be noticed', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'sourcemark-trace-'))
    const attempt =
      "const socket = require('dgram').createSocket('udp4'); socket.send('x', 53, '192.0.2.1', () => socket.close());" +
      "require('net').connect(80, '192.0.2.1').on('error', () => {}).setTimeout(100, function () { this.destroy() });" +
      "require('net').createServer().listen(0, '0.0.0.0', function () { this.close() })"
    const command = [process.execPath, '-e', attempt, 'the-app']
    const [program, ...args] = traced(command, { folder, network: 'online', calls: EVERY_CALL })
    await promisify(execFile)(program, args)
    const { sockets } = await readTrace(folder, 'the-app')
    await rm(folder, { recursive: true, force: true })
    expect(sockets.map(({ kind, fate }) => `${kind}: ${fate}`).sort()).toEqual([
      'AF_INET, SOCK_DGRAM: used',
      'AF_INET, SOCK_STREAM: used',
      'AF_INET, SOCK_STREAM: used',
    ])
  })
})
