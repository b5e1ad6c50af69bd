import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Bridge } from '../../src/ipc/contract'
import type { Edit } from '../../src/record/edit'
import { Chance } from './chance'
import { exporting } from './gestures'
import { type Inspected, inspect, isTorn } from './inspection'
import { outcome, type Proof, type Setting } from './proof'
import { play } from './records'
import { pause } from './system'
import { Tally } from './verdict'

// Subtle: the bundle lies in test-results/torture, two folders below the repository, as this file does.
const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the window asked for, and what it was answered, in the order of asking. */
interface Heard {
  readonly asked: readonly string[]
  readonly acknowledged: ReadonlySet<string>
}

/** Starts the app, lets its window commit edits one after the other, and kills its main process at a random moment. */
async function workAndKill(home: string, chance: Chance): Promise<Heard> {
  const app = await _electron.launch({ args: [root], cwd: root, env: environment(home) })
  const page = await shownPage(app)
  const asked: string[] = []
  const acknowledged = new Set<string>()
  await page.exposeFunction('heard', (what: 'asked' | 'acknowledged', id: string) => {
    if (what === 'asked') asked.push(id)
    else acknowledged.add(id)
  })
  const { id: _, ...edit } = exporting()
  // It ends when the app does, with an error that is meant.
  const working = page.evaluate(work, edit).catch(() => undefined)
  await pause(50 + chance.below(900))
  const gone = new Promise((resolve) => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await Promise.all([gone, working])
  return { asked, acknowledged }
}

/** Waits until the window can be worked in. If it can't, the error has what the app said. */
async function shownPage(app: ElectronApplication): Promise<Page> {
  let said = ''
  app.process().stderr?.on('data', (bytes: Buffer) => {
    said = `${said}${bytes.toString()}`.slice(-1500)
  })
  try {
    const page = await app.firstWindow({ timeout: 30_000 })
    await page.getByRole('status', { name: 'Save state' }).waitFor({ timeout: 30_000 })
    return page
  } catch {
    app.process().kill('SIGKILL')
    throw new Error(`The window must be shown, and the app says:\n${said}`)
  }
}

async function work(edit: Omit<Edit, 'id'>): Promise<never> {
  const { sourcemark, heard } = window as unknown as {
    readonly sourcemark: Bridge
    readonly heard: (what: 'asked' | 'acknowledged', id: string) => Promise<void>
  }
  const settings = (await sourcemark.request('library.open')).library.settings
  for (let before = settings; ; ) {
    const id = crypto.randomUUID() as Edit['id']
    const after = { ...before, author: `Analyst ${id}` }
    await heard('asked', id)
    const changes = [{ table: 'settings' as const, before, after }]
    const saved = await sourcemark.request('edits.commit', { ...edit, id, act: 'do', gesture: 'settings', changes })
    if (saved.ok) await heard('acknowledged', id)
    else throw new Error(saved.error.code)
    before = after
  }
}

function environment(home: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const sandbox = process.getuid?.() === 0 ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}
  return { ...Object.fromEntries(inherited), SOURCEMARK_HOME: home, SOURCEMARK_TEST: '1', ...sandbox }
}

/** Adds a cycle: what was acknowledged since the start of the proof must be there, in the order of asking. */
function judge(
  tally: Tally,
  inspected: Inspected,
  isTornEnd: boolean,
  kept: readonly string[],
  asked: readonly string[],
) {
  tally.cycles++
  if (inspected.kind !== 'opened') {
    tally.unreadable++
    tally.complain(`the store ${inspected.kind}: ${inspected.reason}`)
    return
  }
  const { log, problems, records } = inspected.found
  const ids = log.map((edit): string => edit.id)
  const there = new Set(ids)
  const lost = kept.filter((id) => !there.has(id)).length
  tally.lost += lost
  if (lost > 0) tally.complain(`${lost} lost`)
  if (problems.length > (isTornEnd ? 1 : 0)) {
    tally.falseAlarms++
    tally.complain(JSON.stringify(problems))
  }
  const order = new Map(asked.map((id, at) => [id, at]))
  const places = ids.map((id) => order.get(id)).filter((place) => place !== undefined)
  const { faults, records: expected } = play(log)
  const isInOrder = places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1))
  const isSame = JSON.stringify(expected.get('settings/settings')) === JSON.stringify(records.get('settings/settings'))
  if (faults.length === 0 && isInOrder && isSame) return
  tally.wrong++
  tally.complain(faults[0] ?? 'another order, or other settings, than the history says')
}

async function killAgainAndAgain(setting: Setting, cycles: number): Promise<Tally> {
  const tally = new Tally()
  const chance = new Chance(setting.seed)
  const home = await mkdtemp(join(setting.disk, 'app-'))
  const [kept, asked]: [string[], string[]] = [[], []]
  for (let cycle = 0; cycle < cycles; cycle++) {
    const heard = await workAndKill(home, chance)
    kept.push(...heard.acknowledged)
    asked.push(...heard.asked)
    tally.acknowledged += heard.acknowledged.size
    const isTornEnd = await isTorn(home)
    judge(tally, await inspect(home), isTornEnd, kept, asked)
  }
  // The checker is told of an edit that never was: it must miss it.
  const lie = new Tally()
  judge(lie, await inspect(home), false, [...kept, 'never was'], asked)
  if (lie.lost !== 1) tally.complain('the checker does not miss an edit that is not there')
  tally.crashes += lie.lost === 1 ? 0 : 1
  await rm(home, { recursive: true, force: true })
  return tally
}

function whyNot(): string | null {
  if (process.env.SOURCEMARK_NO_APP) return process.env.SOURCEMARK_NO_APP
  const electron = join(dirname(createRequire(import.meta.url).resolve('electron')), 'dist')
  if (!existsSync(electron)) return 'Electron is not there'
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  return hasScreen ? null : 'there is no screen'
}

export const appKill: Proof = {
  name: 'app-kill',
  promise: 'what the window called “Saved” survives the app',
  title: 'the app killed at a random moment',
  how: 'SIGKILL of the main process while its window commits edits; the next start is the app’s own',
  run: async (setting) => {
    const why = whyNot()
    if (why !== null) return { kind: 'skipped', why }
    const tally = await killAgainAndAgain(setting, setting.form === 'long' ? 100 : 3)
    const numbers = `${tally.counts()}; self-check: an edit that is not there is missed`
    return outcome(tally.isClean && tally.acknowledged > 0, numbers, tally.sentences)
  },
}
