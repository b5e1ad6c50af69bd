import { type ChildProcess, execFileSync } from 'node:child_process'
import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { run, start } from './system'

/** Where something is mounted: all of it goes with this process, however it ends. */
export const mounted = new Set<string>()

process.on('exit', () => {
  for (const place of mounted) {
    try {
      execFileSync('umount', ['-l', place], { stdio: 'ignore' })
    } catch {
      console.error(`${place} is still mounted.`)
    }
  }
})

export async function unmount(place: string): Promise<void> {
  await run('umount', place)
  mounted.delete(place)
}

export type FileSystem = 'ext4' | 'ext4 noauto_da_alloc' | 'xfs'

const makers: Readonly<Record<FileSystem, readonly [size: number, ...command: [string, ...string[]]]>> = {
  ext4: [192 << 20, 'mkfs.ext4', '-q', '-F'],
  'ext4 noauto_da_alloc': [192 << 20, 'mkfs.ext4', '-q', '-F'],
  xfs: [320 << 20, 'mkfs.xfs', '-q', '-f'],
}

export function makerOf(system: FileSystem): string {
  return makers[system][1]
}

// FS_IOC_SHUTDOWN with "don't flush the log": the file system stops at once, as when the power goes. What was not on
// the device is lost. It says when, in nanoseconds of CLOCK_MONOTONIC, before and after.
const CUTTER = `
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);
open(my $folder, '<', $ARGV[0]) or die "$!";
$| = 1;
print "ready\\n";
<STDIN>;
my $how = pack('L', 2);
my $before = clock_gettime(CLOCK_MONOTONIC);
defined(ioctl($folder, 0x8004587d, $how)) or die "$!";
printf "%.9f %.9f\\n", $before, clock_gettime(CLOCK_MONOTONIC);
`

/** When the power went: acknowledgements before it count, tries after it must not be acknowledged. */
export interface Cut {
  readonly before: bigint
  readonly after: bigint
}

/** A file system on a loop device whose power can be cut. */
export class Volume {
  readonly folder: string
  readonly #image: string
  readonly #options: string

  private constructor(folder: string, image: string, options: string) {
    this.folder = folder
    this.#image = image
    this.#options = options
  }

  static async make(system: FileSystem, inside: string): Promise<Volume> {
    const [size, command, ...options] = makers[system]
    const name = system.replace(' ', '-')
    const [image, folder] = [join(inside, `${name}.img`), join(inside, name)]
    await writeFile(image, '')
    await truncate(image, size)
    await run(command, ...options, image)
    await mkdir(folder)
    return new Volume(folder, image, system === 'ext4 noauto_da_alloc' ? 'loop,noauto_da_alloc' : 'loop')
  }

  async mount(): Promise<void> {
    await run('mount', '-o', this.#options, this.#image, this.folder)
    mounted.add(this.folder)
  }

  async unmount(): Promise<void> {
    await unmount(this.folder)
  }

  /** Makes ready for a cut; the function that it answers with cuts. */
  async prepareCut(): Promise<() => Promise<Cut>> {
    const cutter = start('perl', '-e', CUTTER, this.folder)
    const lines = createInterface({ input: cutter.stdout ?? process.stdin })[Symbol.asyncIterator]()
    await lines.next()
    return async () => {
      cutter.stdin?.end('\n')
      const { value } = await lines.next()
      await closed(cutter)
      const [before, after] = String(value).split(' ').map(nanoseconds)
      if (before === undefined || after === undefined) throw new Error(`The power must be cut, and it was: ${value}`)
      return { before, after }
    }
  }
}

function nanoseconds(seconds: string): bigint {
  return BigInt(seconds.replace('.', ''))
}

async function closed(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) await new Promise((resolve) => child.once('close', resolve))
}
