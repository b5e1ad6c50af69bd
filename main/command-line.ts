import { resolve } from 'node:path'

/**
 * The file that the app was asked to open, as an absolute path; null when there is none.
 * `isDefaultApp` says that a stock Electron was started with the app's folder: `electron [options] <app> [file]`.
 */
export function fileArgument(argv: readonly string[], isDefaultApp: boolean, folder: string): string | null {
  const named: string[] = []
  for (let at = 1; at < argv.length; at++) {
    const argument = argv[at] ?? ''
    if (argument === '-r' || argument === '--require') at++
    else if (argument !== '' && !argument.startsWith('-')) named.push(argument)
  }
  const file = named[isDefaultApp ? 1 : 0]
  return file === undefined ? null : resolve(folder, file)
}
