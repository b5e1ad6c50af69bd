import type { ImportFormat, MarkupNode, Reader, Reading } from '../../src/import/format'
import { hasExtension } from '../../src/import/name'
import { ok } from '../../src/result'

/** A format whose reader a file has in its hands. */
function hostile(id: string, read: Reader['read']): ImportFormat {
  return {
    id,
    label: `hostile ${id}`,
    about: 'What a hostile file may do.',
    extensions: [id],
    recognises: (name) => hasExtension(name, [id]),
    hostile: true,
    budget: { milliseconds: 20_000, memory: 400 << 20 },
    versions: [async () => ({ id, version: 1, read })],
  }
}

const reading = (id: string, text: string): Reading => ({
  text,
  blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
  title: text,
  provenance: {},
  encoding: null,
  reader: { id, version: 1 },
  losses: [],
  places: null,
})

const endless: ImportFormat = {
  ...hostile('endless', async (_bytes, { progress }) => {
    progress(0.25)
    for (;;) if (Math.random() > 2) return ok(reading('endless', 'never'))
  }),
  budget: { milliseconds: 3000, memory: 400 << 20 },
}

const greedy = hostile('greedy', async () => {
  const taken: Uint8Array[] = []
  for (;;) taken.push(new Uint8Array(8 << 20).fill(1))
})

const crashing = hostile('crashing', () => Promise.reject(new Error('It broke.')))

/** Answers with what is no reading. */
const lying = hostile('lying', async () =>
  ok({ ...reading('lying', 'text'), blocks: [{ kind: 'paragraph', start: 0, end: 99 }] }),
)

const wordsOf = (node: MarkupNode): string =>
  node.nodeType === 3 ? (node.nodeValue ?? '') : Array.from(node.childNodes, wordsOf).join('')

/** Reads HTML as a document that runs and loads nothing, and tells what else the room lets it do. */
const markup = hostile('markup', async (bytes, { host }) => {
  const html = String.fromCharCode(...bytes)
  const words = host.parseHtml === null ? 'no document' : wordsOf(host.parseHtml(html)).trim()
  return ok(reading('markup', [words, ...(await powers())].join('\n')))
})

/** What the room must refuse, and what came of asking for it. */
async function powers(): Promise<readonly string[]> {
  const found: Record<string, unknown> = globalThis
  const attempt = async (work: () => unknown) => {
    try {
      await work()
      return 'done'
    } catch {
      return 'refused'
    }
  }
  const make = (name: string, ...args: readonly unknown[]) =>
    Reflect.construct(Reflect.get(found, name) as new (...all: readonly unknown[]) => unknown, args)
  const call = (owner: string, method: string, ...args: readonly unknown[]): unknown => {
    const object = Reflect.get(found, owner) as object
    return Reflect.apply(Reflect.get(object, method) as (...all: readonly unknown[]) => unknown, object, args)
  }
  const asked: readonly (readonly [string, () => unknown])[] = [
    [
      'network',
      () => Reflect.apply(Reflect.get(found, 'fetch') as () => unknown, undefined, ['app://sourcemark/index.html']),
    ],
    ['worker', () => make('Worker', 'app://import-room/import-room/index.html')],
    ['another policy', () => call('trustedTypes', 'createPolicy', 'another', {})],
    ['the same policy', () => call('trustedTypes', 'createPolicy', 'import-html', {})],
    ['code', () => make('Function', 'return 1')],
  ]
  const outcomes = await Promise.all(asked.map(async ([name, work]) => `${name}: ${await attempt(work)}`))
  const names = ['process', 'require', 'sourcemark', 'RTCPeerConnection'].filter((name) => name in found)
  return [...outcomes, `names: ${names.join(', ') || 'none'}`]
}

export const hostileImports: readonly ImportFormat[] = [endless, greedy, crashing, lying, markup]
