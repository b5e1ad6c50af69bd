import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { LibraryStore } from '../../../main/storage/store'
import { edit, openStore, temporaryFolder } from './sample'

/** What this process writes into a lock. */
async function ownLock(): Promise<Record<string, unknown>> {
  const folder = await temporaryFolder()
  await openStore(folder)
  return JSON.parse(await readFile(join(folder, 'lock.json'), 'utf8'))
}

/** A folder with a lock that differs from our own in some fields. */
async function lockedFolder(fields: object) {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'lock.json'), JSON.stringify({ ...(await ownLock()), ...fields }))
  return folder
}

/** A process that lives until the test is over. */
function otherProcess() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' })
  onTestFinished(() => void child.kill())
  if (child.pid === undefined) throw new Error('The process must start.')
  return { child, pid: child.pid }
}

const startOf = async (pid: number) => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

describe('a folder that another process writes to', () => {
  it('is refused, and nothing in it is touched', async () => {
    const { pid } = otherProcess()
    const folder = await lockedFolder({ pid, started: await startOf(pid) })
    const before = await readFile(join(folder, 'lock.json'), 'utf8')
    const opened = await LibraryStore.open(folder)
    expect(opened).toMatchObject({ ok: false, error: { code: 'in-use', by: { pid } } })
    expect(await readFile(join(folder, 'lock.json'), 'utf8')).toBe(before)
  })

  it('is refused where the system does not tell boots and starts', async () => {
    const { pid } = otherProcess()
    const folder = await lockedFolder({ pid, started: null })
    expect(await LibraryStore.open(folder)).toMatchObject({ ok: false, error: { code: 'in-use' } })
  })

  it('is refused when another machine holds it', async () => {
    const folder = await lockedFolder({ host: 'elsewhere', boot: 'other' })
    expect(await LibraryStore.open(folder)).toMatchObject({ ok: false, error: { code: 'in-use' } })
  })
})

describe('a lock that nobody holds any more', () => {
  it.each([
    [
      'of a dead process',
      async () => {
        const { child, pid } = otherProcess()
        const gone = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGKILL')
        await gone
        return { pid, started: '1' }
      },
    ],
    ['of a process whose number another has now', async () => ({ pid: otherProcess().pid, started: '1' })],
    ['of another boot', async () => ({ pid: otherProcess().pid, boot: 'an earlier one' })],
  ])('is taken over: %s', async (_name, fields) => {
    const folder = await lockedFolder(await fields())
    const store = await openStore(folder)
    expect((await store.commit(edit())).ok).toBe(true)
    expect(JSON.parse(await readFile(join(folder, 'lock.json'), 'utf8')).pid).toBe(process.pid)
  })

  it.each(['', 'torn {', 'null'])('is taken over: holding %j', async (content) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'lock.json'), content)
    await openStore(folder)
  })
})

it('is gone when the store is closed', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(folder)
  await store.close()
  await expect(readFile(join(folder, 'lock.json'))).rejects.toMatchObject({ code: 'ENOENT' })
})
