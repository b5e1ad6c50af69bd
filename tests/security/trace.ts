import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** A socket of a protocol of the Internet that a process of the app asked the system for, and what became of it. */
interface InternetSocket {
  /** Thread that asked for it, by its number. */
  readonly thread: number
  /** What the system was asked for, such as "AF_INET6, SOCK_DGRAM". */
  readonly kind: string
  /**
   * `driver-port`: it listens on the loopback, as the test driver asked on the command line. `handle`: nothing but
   * questions to the kernel about its interfaces went through it. `used`: anything else.
   */
  readonly fate: 'driver-port' | 'handle' | 'used'
  readonly calls: readonly string[]
}

/** What a trace says of the app, and of the programs that stood beside it. */
export interface Traffic {
  readonly starts: number
  readonly threads: number
  readonly sockets: readonly InternetSocket[]
  /** Sockets of the Internet in programs that are not the app: the driver, the tests' listeners, the controls. */
  readonly beside: number
  /** Paths of the sockets of this computer that the app connected to. */
  readonly local: readonly string[]
}

/**
 * Reads what `strace -ff` wrote, one file for each thread. The app is each program that was started with `appArgument`
 * among its arguments, and all that comes from it.
 */
export async function readTrace(folder: string, appArgument: string): Promise<Traffic> {
  const threads = new Map<number, readonly string[]>()
  for (const name of await readdir(folder)) {
    const text = await readFile(path.join(folder, name), 'utf8')
    threads.set(Number(path.extname(name).slice(1)), text.split('\n'))
  }
  const roots = [...threads].filter(([, lines]) => lines.some((line) => isStart(line, appArgument))).map(([id]) => id)
  const app = new Set<number>()
  for (const waiting = [...roots]; waiting.length > 0; ) {
    const id = waiting.pop() ?? 0
    if (app.has(id)) continue
    app.add(id)
    for (const line of threads.get(id) ?? []) {
      const child = /^(?:clone|clone3|fork|vfork)\(.*\) = (\d+)/.exec(line)?.[1]
      if (child !== undefined) waiting.push(Number(child))
    }
  }
  const all = [...threads].flatMap(([thread, lines]) => socketsOf(thread, lines))
  const ours = [...threads].filter(([id]) => app.has(id)).flatMap(([, lines]) => lines)
  return {
    starts: roots.length,
    threads: app.size,
    sockets: all.filter(({ thread }) => app.has(thread)),
    beside: all.filter(({ thread }) => !app.has(thread)).length,
    local: [...new Set(ours.flatMap((line) => /^connect\(.*sun_path=(@?"[^"]+")/.exec(line)?.[1] ?? []))].sort(),
  }
}

// Subtle: the fork of a program that is not started yet has the name of its parent, and asks for no socket.
function isStart(line: string, argument: string): boolean {
  return (
    line.startsWith('execve(') &&
    line.endsWith(' = 0') &&
    [`"${argument}"`, `"${argument}/"`].some((each) => line.includes(each))
  )
}

function socketsOf(thread: number, lines: readonly string[]): readonly InternetSocket[] {
  const sockets: { kind: string; calls: string[] }[] = []
  const open = new Map<string, { kind: string; calls: string[] }>()
  for (const line of lines) {
    const made = /^socket\((AF_INET6?, \w+).*\) = (\d+)/.exec(line)
    if (made?.[1] !== undefined && made[2] !== undefined) {
      const socket = { kind: made[1], calls: [] }
      sockets.push(socket)
      open.set(made[2], socket)
      continue
    }
    // With -yy strace names the protocol of a descriptor: 57<UDPv6:[1319778]>.
    const call = /^\w+\((\d+)<(?:TCP|UDP|ICMP|RAW)/.exec(line)
    if (call?.[1] === undefined && !/sa_family=AF_INET/.test(line)) continue
    const known = open.get(call?.[1] ?? '')
    if (known !== undefined) known.calls.push(line)
    // One that another thread made, or handed over.
    else sockets.push({ kind: 'of another thread', calls: [line] })
  }
  return sockets.map(({ kind, calls }) => ({ thread, kind, calls, fate: fateOf(calls) }))
}

const QUESTION = /^ioctl\(.*, SIOC(GIFNAME|GIWNAME|ETHTOOL),/
const DRIVER_PORT = /^bind\(.*sin_port=htons\(0\), sin_addr=inet_addr\("127\.0\.0\.1"\)/

function fateOf(calls: readonly string[]): InternetSocket['fate'] {
  if (calls.every((call) => QUESTION.test(call))) return 'handle'
  const [bind, ...rest] = calls
  const listens = rest.length > 0 && rest.every((call) => call.startsWith('listen('))
  return bind !== undefined && DRIVER_PORT.test(bind) && listens ? 'driver-port' : 'used'
}
