import { execFileSync } from 'node:child_process'
import { lacking } from '../torture/system'

/** Why nothing can be traced in a network of its own here; null when it can. */
export function noNamespace(): string | null {
  if (process.platform !== 'linux') return 'strace and network namespaces need Linux'
  const missing = lacking('strace', 'unshare', 'ip')
  if (missing.length > 0) return `${missing.join(' and ')} not installed`
  try {
    execFileSync(
      'unshare',
      [
        ...asRoot(),
        '--net',
        '--pid',
        '--fork',
        '--mount-proc',
        'strace',
        '-f',
        '-o',
        '/dev/null',
        'ip',
        'link',
        'set',
        'lo',
        'up',
      ],
      {
        stdio: 'ignore',
      },
    )
    return null
  } catch {
    return 'this system lets nobody make a network namespace or trace in it'
  }
}

function asRoot(): readonly string[] {
  return process.getuid?.() === 0 ? [] : ['--map-root-user']
}

/** Each is said to the shell, in the new namespace. Online: an address, a way out, and nobody at its other end. */
const SET_UP = {
  loopback: 'ip link set lo up',
  online:
    'ip link set lo up && ip link add out type veth peer name far && ip addr add 192.0.2.2/24 dev out && ' +
    'ip addr add 2001:db8::2/64 dev out nodad && ip link set out up && ip link set far up && ' +
    'ip route add default via 192.0.2.1',
}

/** Every call by which something could come to a network. */
export const EVERY_CALL = 'socket,connect,bind,listen,sendto,sendmsg,sendmmsg,ioctl'

/** The calls without which nothing can be sent: few enough to trace the tests of hours. */
export const FIRST_CALLS = 'socket,connect,bind,listen'

/**
 * The command line that runs `command` under strace in a network namespace of its own, and leaves a file for each
 * thread in `folder`.
 */
export function traced(
  command: readonly string[],
  {
    folder,
    network,
    calls,
  }: { readonly folder: string; readonly network: keyof typeof SET_UP; readonly calls: string },
): readonly [string, ...string[]] {
  const trace = `trace=${calls},clone,clone3,fork,vfork,execve`
  const strace = ['strace', '-ff', '--seccomp-bpf', '-yy', '-s', '400', '-e', trace, '-e', 'signal=none']
  const shell = `${SET_UP[network]} && exec "$@"`
  // Subtle: with process ids of their own, counted from 1, no id comes up twice in a run of hours.
  const own = ['--net', '--pid', '--fork', '--mount-proc', '--kill-child']
  return ['unshare', ...asRoot(), ...own, 'sh', '-c', shell, 'sh', ...strace, '-o', `${folder}/trace`, ...command]
}
