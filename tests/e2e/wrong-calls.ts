interface Page {
  readonly sourcemark: { readonly request: (channel: string, ...args: readonly unknown[]) => Promise<unknown> }
}

type Call = readonly [channel: string, args: readonly unknown[]]

/**
 * Calls every channel of the bridge with arguments that are right but for one place, and with what is wrong
 * altogether. Answers with the calls that were taken, of which there must be none. It is evaluated in the page, so
 * that it may use nothing from outside. `id` is a UUID.
 */
export async function sendWrongCalls({
  channels,
  id,
}: {
  readonly channels: readonly string[]
  readonly id: string
}): Promise<{ readonly taken: readonly string[]; readonly refused: number }> {
  const { request } = (window as unknown as Page).sourcemark
  const opening = (await request('library.open')) as {
    readonly library: { readonly articles: readonly { id: string }[]; readonly settings: object }
  }
  const article = opening.library.articles[0]?.id
  if (article === undefined) throw new Error('There must be an article, so that calls can be nearly right.')

  const stamp = { id, author: 'A', session: null, at: '2024-01-01T00:00:00.000Z' }
  const { settings } = opening.library
  const changes = [{ table: 'settings', before: settings, after: { ...settings, author: 'Mallory' } }]
  const edit = { ...stamp, act: 'do', of: null, gesture: 'settings', subject: '', changes }
  const file = { name: 'a.txt', bytes: new TextEncoder().encode('A text.') }
  const blocks = [{ kind: 'paragraph', start: 0, end: 7 }]
  const read = { encoding: 'utf-8', format: 'plain-text', title: 'A text.', text: 'A text.', blocks }
  const panels = { library: true, annotations: true }
  const workspace = { session: null, article, place: 0, selection: null, annotation: null, panels }
  const scope = { kind: 'article', article }
  const right: Readonly<Record<string, readonly unknown[]>> = {
    'articles.add': [file, read, stamp],
    'articles.open': [article],
    'articles.original': [article],
    'articles.reread': [article, read, stamp],
    'edits.commit': [edit],
    'edits.undo': [stamp],
    'edits.redo': [stamp],
    'log.read': [null, 10],
    'reports.preview': [scope],
    'reports.export': [scope, 'html', stamp],
    'workspace.remember': [workspace],
  }

  const cyclic: { self?: unknown } = {}
  cyclic.self = cyclic
  const wrong: readonly unknown[] = [
    undefined,
    Number.NaN,
    -1,
    2n ** 70n,
    '../../etc/passwd',
    '00000000-0000-0000-0000-00000000000g',
    ['x'],
    { toString: 'x' },
    JSON.parse('{"__proto__":{"polluted":true}}'),
    new Date(),
    new Map([['id', article]]),
    new Uint8Array(3),
    cyclic,
  ]
  const texts = new Set(['author', 'subject', 'title', 'name', 'encoding', 'text', 'backupFolder'])

  function* spoil(value: unknown, by: unknown): Generator<unknown> {
    yield by
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
    for (const [key, inner] of Object.entries(value)) {
      // Any text is right in some places, and any bytes in another.
      if (typeof by === 'string' && texts.has(key)) continue
      if (by instanceof Uint8Array && key === 'bytes') continue
      for (const each of spoil(inner, by))
        yield Array.isArray(value)
          ? value.map((old: unknown, i) => (String(i) === key ? each : old))
          : { ...value, [key]: each }
    }
  }

  function callsOf(channel: string): readonly Call[] {
    const args = right[channel]
    if (args === undefined) return [...wrong, null].map((each) => [channel, [each]] as const)
    const withAt = (at: number, each: unknown): Call => [channel, args.map((old, i) => (i === at ? each : old))]
    return [
      [channel, []],
      [channel, args.slice(0, -1)],
      [channel, [...args, null]],
      ...args.flatMap((arg, at) => [
        ...wrong.flatMap((by) => [...spoil(arg, by)].map((each) => withAt(at, each))),
        ...(typeof arg === 'object' && arg !== null ? [withAt(at, { ...arg, extra: 1 })] : []),
      ]),
    ]
  }

  const calls: readonly Call[] = [
    ...channels.flatMap(callsOf),
    ...['undo', 'redo', 'delete'].map((act): Call => ['edits.commit', [{ ...edit, act }]]),
    ['articles.add', [file, { ...read, blocks: [{ kind: 'paragraph', start: 0, end: 8 }] }, stamp]],
    ['articles.add', [{ ...file, bytes: new Uint8Array() }, read, stamp]],
    ['log.read', [null, 1e9]],
    ['reports.export', [scope, 'exe', stamp]],
  ]
  const taken: string[] = []
  let refused = 0
  for (const [channel, args] of calls) {
    try {
      await request(channel, ...args)
      taken.push(`${channel}(${args.map(String).join(', ')})`)
    } catch {
      refused++
    }
  }
  return { taken, refused }
}
