import type { ArticleId } from '../../src/ids'
import { Chance } from './chance'
import { damage } from './damages'
import { fill, fillBehind } from './filled'
import { FolderImage } from './folder-image'
import { type Inspected, inspect } from './inspection'
import { outcome, type Proof, type Setting } from './proof'
import { type Past, pastOf, type Salvage, salvage } from './salvage'

type Counts = Record<Salvage['kind'] | 'undetectable', number>

/** Libraries of different make: journal alone, snapshots that have all, and snapshots that are behind. */
async function libraries(setting: Setting): Promise<readonly { readonly image: FolderImage; readonly past: Past }[]> {
  const bare = await fill(setting.memory, { steps: 14, close: false, seed: 2 })
  const closed = await fill(setting.memory, { steps: 14, close: true, seed: 3 })
  const all = [bare, closed, await fillBehind(setting.memory)]
  return Promise.all(all.map(async ({ folder, log }) => ({ image: await FolderImage.read(folder), past: pastOf(log) })))
}

function articlesOf(past: Past): readonly ArticleId[] {
  return [...past.parts.keys()].filter((part) => part !== 'library') as ArticleId[]
}

/**
 * A journal that ends after a whole record looks like one to which nothing more was ever written, unless another file
 * knows of later records.
 */
function endsEarly(image: FolderImage, name: string, bytes: Buffer | null): boolean {
  const whole = image.file(name)
  if (name !== 'journal.jsonl' || bytes === null || bytes.length >= whole.length) return false
  const isBeginning = (bytes.length === 0 || bytes.at(-1) === 10) && whole.subarray(0, bytes.length).equals(bytes)
  const knows = image.names.map((each) => /^{.*"sequence":(\d+)/.exec(image.file(each).toString('latin1', 0, 300))?.[1])
  const latest = Math.max(...knows.map((sequence) => Number(sequence ?? 0)))
  return isBeginning && bytes.filter((byte) => byte === 10).length >= latest
}

/** A second start must find nothing worse; what was told at the first need not be told again. */
async function afterReopening(folder: string, past: Past, first: Salvage): Promise<Salvage> {
  if (first.kind === 'crash') return first
  const again = salvage(past, await inspect(folder, articlesOf(past)), first.kind === 'told')
  return again.kind === 'crash' || again.kind === 'wrong'
    ? { ...again, why: `at the second start: ${again.why}` }
    : first
}

async function damageAgainAndAgain(setting: Setting, times: number) {
  const chance = new Chance(setting.seed)
  const counts: Counts = { sound: 0, told: 0, silent: 0, wrong: 0, crash: 0, undetectable: 0 }
  const kinds = new Map<string, { count: number; readonly example: string }>()
  const all = await libraries(setting)
  for (let time = 0; time < times; time++) {
    const { image, past } = chance.pick(all)
    const name = chance.below(3) === 0 ? 'journal.jsonl' : chance.pick(image.names)
    const { what, bytes } = damage(image.file(name), chance)
    const folder = await image.lay(setting.memory, new Map([[name, bytes]]))
    const first = salvage(past, await inspect(folder, articlesOf(past)))
    const found = await afterReopening(folder, past, first)
    if (found.kind === 'silent' && endsEarly(image, name, bytes)) {
      counts.undetectable++
      continue
    }
    counts[found.kind]++
    if (found.kind === 'sound' || found.kind === 'told') continue
    const kind = `${name.replace(/[0-9a-f-]{36}/, '…')}, ${what}: ${found.kind}`.replace(/\d+ to \d+|\d+/, '…')
    const met = kinds.get(kind)
    if (met === undefined) kinds.set(kind, { count: 1, example: found.why })
    else met.count++
  }
  const sentences = [...kinds].map(([kind, { count, example }]) => `${count} × ${kind}, ${example}`)
  return { counts, sentences }
}

/** Whether the checker hears of what must not be: an edit missing, a value that never was, an older state in silence. */
async function selfCheck(setting: Setting): Promise<number> {
  const { folder, log } = await fill(setting.memory, { steps: 14, close: true, seed: 3 })
  const place = await (await FolderImage.read(folder)).lay(setting.memory)
  const inspected = await inspect(place)
  if (inspected.kind !== 'opened') return 0
  const { found } = inspected
  const past = pastOf(log)
  const [key, record] = [...found.records].find(([name]) => name.startsWith('annotation/')) ?? ['', {}]
  const without = new Map([...found.records].filter(([name]) => name !== key))
  const other = new Map(found.records).set(key, { ...(record as object), note: 'never said' })
  const lies: readonly (readonly [Partial<typeof found>, Salvage['kind']])[] = [
    [{}, 'sound'],
    [{ log: found.log.slice(0, -1) }, 'silent'],
    [{ records: without }, 'wrong'],
    [{ records: other }, 'wrong'],
    [{ log: found.log.toReversed() }, 'wrong'],
    [{ forged: ['text'] }, 'wrong'],
  ]
  const isHeard = ([lie, kind]: (typeof lies)[number]) => {
    const lied: Inspected = { kind: 'opened', found: { ...found, ...lie } }
    return salvage(past, lied).kind === kind
  }
  return lies.filter(isHeard).length
}

export const randomDamage: Proof = {
  name: 'damage',
  promise: 'damage is told of: no state that never was, no loss in silence, no crash',
  title: 'random damage to any file of the store',
  how: 'flipped bits, other digits, ranges zeroed, cut out or doubled, lines lost or doubled, files cut, emptied or gone',
  run: async (setting) => {
    const times = setting.form === 'long' ? 10_000 : 300
    const { counts, sentences } = await damageAgainAndAgain(setting, times)
    const heard = await selfCheck(setting)
    const { sound, told, silent, wrong, crash, undetectable } = counts
    const good = `${times} damages: ${sound} without loss, ${told} told of`
    const bad = `${wrong} wrong states, ${silent} silent losses, ${crash} crashes`
    const excused = `${undetectable} journals cut between two records that no other file knew of, as if they were never made`
    const numbers = `${good}, ${bad}, ${excused}; self-check: ${heard} of 6 judged right`
    return outcome(silent + wrong + crash === 0 && heard === 6, numbers, sentences)
  },
}
