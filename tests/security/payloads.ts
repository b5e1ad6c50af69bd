import fc from 'fast-check'
import * as v from 'valibot'
import { decoders } from '../../main/decoders'
import type { Channel } from '../../src/ipc/contract'

type Arguments = readonly unknown[]

interface Known {
  /** The id of an article that is in the library, and the library's settings. */
  readonly article: string
  readonly settings: object
  readonly uuid: string
}

/** Arguments that each channel takes, and that would do something. */
export function rightArguments({ article, settings, uuid }: Known): Readonly<Record<Channel, Arguments>> {
  const stamp = { id: uuid, author: 'Mallory', session: null, at: '2024-01-01T00:00:00.000Z' }
  const changes = [{ table: 'settings', before: settings, after: { ...settings, author: 'Mallory' } }]
  const edit = { ...stamp, act: 'do', of: null, gesture: 'settings', subject: '', changes }
  const file = { name: 'a.txt', bytes: new TextEncoder().encode('A text.') }
  const blocks = [{ kind: 'paragraph', start: 0, end: 7 }]
  const reader = { id: 'plain-text', version: 1 }
  const read = { title: 'A text.', text: 'A text.', blocks, provenance: {}, encoding: 'utf-8', reader, losses: [] }
  const mark = {
    id: uuid,
    article,
    code: 'claim',
    selectors: [{ start: 0, end: 1, exact: 'A', prefix: '', suffix: ' text.' }],
    fields: {},
    note: '',
    orphan: null,
    profile: null,
    statement: null,
    author: 'Mallory',
    madeAt: '2024-01-01T00:00:00.000Z',
  }
  const panels = { library: true, annotations: true }
  const workspace = { session: null, article, place: 0, selection: null, annotation: null, panels }
  const scope = { kind: 'article', article }
  const backup = '2026-04-21T10-00-00-000Z'
  return {
    'library.open': [],
    'articles.add': [file, read, stamp],
    'articles.open': [article],
    'articles.original': [article],
    'articles.mend': [article, read],
    'articles.reread': [article, read, stamp],
    'articles.correct': [article, { revision: 1, text: 'A text.', blocks, annotations: [mark] }, stamp],
    'articles.revision': [article, 1],
    'edits.history': [],
    'edits.commit': [edit],
    'edits.undo': [stamp],
    'edits.redo': [stamp],
    'log.read': [null, 10],
    'files.choose': [],
    'files.take': [],
    'clipboard.read': [],
    'reports.preview': [scope],
    'reports.export': [scope, 'html', stamp],
    'import.read': [file, reader, null],
    'import.stop': [],
    'codebook.choose': [],
    'codebook.export': ['claims-and-sources', stamp],
    'exchange.pack': [{ kind: 'session', session: uuid }, stamp],
    'exchange.marks': [[article]],
    'exchange.keep': [uuid, [{ revision: 1, text: 'A text.', blocks }], new Uint8Array([1])],
    'backups.list': [],
    'backups.preview': [backup],
    'backups.restore': [backup],
    'backups.chooseFolder': [],
    'backups.leaveFolder': [],
    'preferences.choose': [{ theme: 'dark', keys: { 'go.next': ['J'] }, keysBefore: [{}] }],
    'places.show': [uuid],
    'places.open': [uuid],
    'drafts.keep': [{ key: 'note', text: 'A draft.', base: '' }],
    'library.saveCopy': [[edit]],
    'library.search': ['a text'],
    'workspace.remember': [workspace],
    'menu.show': [{ own: [], menus: [{ label: 'Go', entries: [{ kind: 'role', role: 'copy' }] }] }],
    'window.close': [],
  }
}

const cyclic: { self?: unknown } = {}
cyclic.self = cyclic

/** What programs stumble over. */
const AWKWARD: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  2 ** 53,
  2n ** 70n,
  '',
  'x'.repeat(5000),
  '../../etc/passwd',
  'C:\\Windows\\win.ini',
  '00000000-0000-0000-0000-00000000000g',
  '\u0000',
  '\ud800',
  ['x'],
  { toString: 'x' },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  new Date(0),
  new Uint8Array(3),
  cyclic,
]

type Path = readonly (string | number)[]

function pathsIn(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [[]]
  return [[], ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner).map((path) => [key, ...path]))]
}

/** The value with another in one place; without that place when the other is {@link REMOVED}. */
function withOther(value: unknown, [first, ...rest]: Path, other: unknown): unknown {
  if (first === undefined) return other
  const key = String(first)
  const inner = withOther((value as Record<string, unknown>)[key], rest, other)
  if (Array.isArray(value))
    return value.flatMap((old, i) => (String(i) !== key ? [old] : inner === REMOVED ? [] : [inner]))
  const entries = Object.entries(value as object).map(([name, old]) => [name, name === key ? inner : old] as const)
  return Object.fromEntries(entries.filter(([, each]) => each !== REMOVED))
}

/** The arguments with another text in the place of each text in them, one at a time. */
export function withText(right: Arguments, text: string): readonly Arguments[] {
  const valueAt = (path: Path) => path.reduce<unknown>((value, key) => Reflect.get(value as object, key), right)
  return pathsIn(right)
    .filter((path) => typeof valueAt(path) === 'string')
    .map((path) => withOther(right, path, text) as Arguments)
}

const REMOVED = Symbol('removed')

/** As a value comes out of the bridge, in which a key "__proto__" of its own is lost. */
function bridged(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return value.map((each) => bridged(each, depth))
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  if (!isPlain || depth > 9) return value
  const kept = Object.entries(value).filter(([key]) => key !== '__proto__')
  return Object.fromEntries(kept.map(([key, inner]) => [key, bridged(inner, depth + 1)]))
}

/** Calls that the channel's decoder refuses: most of them right but for one place, some without rhyme or reason. */
export function wrongArguments(channel: Channel, right: Arguments, { runs, seed }: { runs: number; seed: number }) {
  const isRefused = (args: unknown) => !v.safeParse(decoders[channel], args).success
  const anything = fc.anything({
    withBigInt: true,

    withTypedArray: true,
    withNullPrototype: false,
    maxDepth: 3,
  })
  const by = fc.oneof({ weight: 2, arbitrary: anything }, { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) })
  const spoiled = fc
    .tuple(fc.constantFrom(...pathsIn(right)), fc.oneof({ weight: 8, arbitrary: by }, fc.constant(REMOVED)))
    .map(([path, other]) => withOther(right, path, other))
  const longer = by.map((more) => [...right, more])
  const extra = fc
    .tuple(fc.nat(Math.max(0, right.length - 1)), fc.string(), by)
    .map(([at, key, value]) =>
      right.map((arg, i) => (i === at && typeof arg === 'object' && arg !== null ? { ...arg, [key]: value } : arg)),
    )
  const calls = fc
    .oneof({ weight: 6, arbitrary: spoiled }, longer, extra, fc.array(by, { maxLength: 4 }))
    .filter((args): args is unknown[] => Array.isArray(args) && isRefused(args) && isRefused(bridged(args)))
  return fc.sample(calls, { numRuns: runs, seed })
}
