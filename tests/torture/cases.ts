import { fillBehind } from './filled'
import { FolderImage } from './folder-image'
import { inspect } from './inspection'
import { outcome, type Proof, type Setting } from './proof'
import { partsLacking, pastOf, salvage } from './salvage'

/** A damage that was once found by chance, or thought of, and what it must not come to. */
interface Named {
  readonly name: string
  /** Whether nothing but the log may lack anything after it. */
  readonly isWhole?: true
  /** The files that are other, from those of a library whose snapshots are behind its journal. */
  readonly change: (image: FolderImage) => ReadonlyMap<string, Buffer | null>
}

function lines(bytes: Buffer): readonly string[] {
  return bytes.toString().split(/(?<=\n)/)
}

/** Snapshots that say that they hold the journal up to a sequence. Their bodies are as they were. */
function saying(image: FolderImage, isMeant: (name: string) => boolean, sequence: number): ReadonlyMap<string, Buffer> {
  const other = (name: string) =>
    Buffer.from(
      image
        .file(name)
        .toString()
        .replace(/"sequence":\d+/, `"sequence":${sequence}`),
    )
  return new Map(image.names.filter(isMeant).map((name) => [name, other(name)]))
}

const isLibrary = (name: string) => name === 'library.json'
const isMarks = (name: string) => /^articles\/[^.]+\.json$/.test(name)
const lastIn = (image: FolderImage) => lines(image.file('journal.jsonl')).length

const named: readonly Named[] = [
  {
    name: 'a journal that lacks records which every snapshot has',
    isWhole: true,
    change: (image) => {
      const all = lines(image.file('journal.jsonl'))
      return new Map([['journal.jsonl', Buffer.from(all.toSpliced(4, 2).join(''))]])
    },
  },
  {
    name: 'a journal that lacks its first record',
    isWhole: true,
    change: (image) => new Map([['journal.jsonl', Buffer.from(lines(image.file('journal.jsonl')).slice(1).join(''))]]),
  },
  {
    name: 'a journal that lacks records which the library has, and no file of marks',
    change: (image) => {
      const all = lines(image.file('journal.jsonl'))
      const marks = image.names.filter((name) => name.startsWith('articles/'))
      const gone = marks.map((name) => [name, null] as const)
      return new Map([['journal.jsonl', Buffer.from(all.toSpliced(4, 2).join(''))], ...gone])
    },
  },
  {
    name: 'a journal with a flipped byte in a record which every snapshot has',
    isWhole: true,
    change: (image) => {
      const bytes = Buffer.from(image.file('journal.jsonl'))
      const at = bytes.indexOf(10) + 200
      return new Map([['journal.jsonl', bytes.fill((bytes[at] ?? 0) ^ 1, at, at + 1)]])
    },
  },
  {
    name: 'a journal with a record twice',
    isWhole: true,
    change: (image) => {
      const all = lines(image.file('journal.jsonl'))
      return new Map([['journal.jsonl', Buffer.from(all.toSpliced(4, 0, all[2] ?? '').join(''))]])
    },
  },
  {
    name: 'a journal that is gone',
    change: () => new Map([['journal.jsonl', null]]),
  },
  {
    name: 'a last record whose sequence is another',
    change: (image) => {
      const all = lines(image.file('journal.jsonl'))
      const last = all.at(-1) ?? ''
      const other = last.replace(/^(\d+)/, (sequence) => String(Number(sequence) + 3))
      return new Map([['journal.jsonl', Buffer.from([...all.slice(0, -1), other].join(''))]])
    },
  },
  {
    name: 'a library whose header names an earlier sequence',
    change: (image) => saying(image, isLibrary, 3),
  },
  {
    name: 'a library behind the journal whose header names a later sequence',
    change: (image) => saying(image, isLibrary, lastIn(image)),
  },
  {
    name: 'marks behind the journal whose header names a later sequence',
    change: (image) => saying(image, isMarks, lastIn(image)),
  },
  {
    name: 'a lock that is damaged',
    change: () => new Map([['lock.json', Buffer.alloc(40)]]),
  },
]

export const cases: Proof = {
  name: 'cases',
  promise: 'no damage that was once misread is misread again',
  title: 'named damages',
  how: 'damages that chance has found, or that were thought of, each by its name',
  run: async (setting: Setting) => {
    const { folder, log } = await fillBehind(setting.memory)
    const image = await FolderImage.read(folder)
    const past = pastOf(log)
    const sentences: string[] = []
    for (const { name, isWhole, change } of named) {
      const place = await image.lay(setting.memory, change(image))
      const articles = [...past.parts.keys()].filter((part) => part !== 'library')
      const inspected = await inspect(place, articles as never)
      const { kind, why } = salvage(past, inspected)
      if (kind !== 'sound' && kind !== 'told') sentences.push(`${name}: ${kind}, ${why}`)
      const records = inspected.kind === 'opened' ? inspected.found.records : new Map()
      const lacking = isWhole ? partsLacking(past, records) : []
      if (lacking.length > 0) sentences.push(`${name}: ${lacking.map((part) => part.name).join(', ')} is not as it was`)
    }
    const numbers = `${named.length} cases, ${sentences.length} wrong, silent or crashed; self-check: that of the damage`
    return outcome(sentences.length === 0, numbers, sentences)
  },
}
