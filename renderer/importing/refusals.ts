import { isBundle } from '../../src/exchange/bundle'
import type { ReadError } from '../../src/import/format'
import type { FileRefused } from '../../src/ipc/contract'

type Refusal = FileRefused['code'] | ReadError['code']

const notText = (name: string) =>
  `“${name}” is not a text file. Nothing was imported; save its text as .txt or .md, or copy the text and use File → New Article from Clipboard.`

const words: Record<Refusal, (name: string) => string> = {
  empty: (name) => `“${name}” holds no text. Nothing was imported; choose a file with text in it.`,
  binary: notText,
  'no-format': notText,
  undecodable: (name) =>
    `The characters of “${name}” can't be read. Nothing was imported; save the file as UTF-8 and try again.`,
  'too-large': (name) =>
    isBundle(name, new Uint8Array())
      ? `“${name}” is larger than a Sourcemark file may be (256 MB). Nothing was imported; export its sessions one by one.`
      : `“${name}” is larger than 50 MB. Nothing was imported; split the text into smaller files.`,
  'is-folder': (name) => `“${name}” is a folder. Nothing was imported; open the files in it one by one.`,
  vanished: (name) =>
    `“${name}” is not there any more. Nothing was imported; check where the file is and open it again.`,
  unreadable: (name) =>
    `“${name}” can't be read. Nothing was imported; check that you may open the file, and try again.`,
  damaged: (name) =>
    `“${name}” is damaged, or is not what its name says. Nothing was imported; open it in the program that made it and save it again.`,
  'too-slow': (name) =>
    `Reading “${name}” took too long and was ended. Nothing was imported; copy the text and use File → New Article from Clipboard.`,
  'too-much-memory': (name) =>
    `Reading “${name}” took too much memory and was ended. Nothing was imported; copy the text and use File → New Article from Clipboard.`,
  'too-long': (name) =>
    `The text of “${name}” is longer than an article may be. Nothing was imported; split it into smaller files.`,
  stopped: (name) => `Reading “${name}” was stopped. Nothing was imported.`,
  broken: (name) =>
    `Reading “${name}” failed. Nothing was imported; copy the text and use File → New Article from Clipboard.`,
  'no-reader': (name) =>
    `“${name}” was read by a newer version of Sourcemark. Start that version to read it once more.`,
}

/** Why a file was not taken, and what to do. */
export function describeRefusal(code: Refusal, name: string): string {
  return words[code](name)
}
