import type { Provenance } from '../article/article'
import type { Block } from '../article/block'
import type { Range } from '../article/range'
import type { Result } from '../result'
import type { Loss } from './loss'
import type { ReaderVersion } from './reader-version'

/** A format of the outside world, by name only: what reads it is loaded when a file of it comes. */
export interface ImportFormat {
  /** Small letters and hyphens, the same for ever: articles name by it what read them. */
  readonly id: string
  /** What people call it, as within a sentence. */
  readonly label: string
  /** How a file becomes a text, in one sentence, for people. */
  readonly about: string
  /** In lower case and without the dot, the usual one first. */
  readonly extensions: readonly string[]
  /** Whether a file is of this format, by its name and its first bytes, {@link HEAD_BYTES} at most. */
  readonly recognises: (name: string, head: Uint8Array) => boolean
  /**
   * Whether a file may do harm while it is read: hang, take all memory, or use a flaw of what reads it. It is then read
   * in a window of its own that can be ended, and never in the one that people look at.
   */
  readonly hostile: boolean
  /** Where it differs from what reading any file may cost. */
  readonly budget?: Partial<Budget>
  /**
   * How each version of its reader is loaded, version 1 first. The last one reads new articles. The others stay as they
   * are for ever: a text whose file is lost is made anew from the original by the version that made it.
   */
  readonly versions: readonly (() => Promise<Reader>)[]
}

/** As much of the beginning of a file as a format is recognised by. */
export const HEAD_BYTES = 4096

/** What reads the files of a format, in one version. The same bytes and encoding give the same text for ever. */
export interface Reader extends ReaderVersion {
  readonly read: (bytes: Uint8Array, reading: ReadOptions) => Promise<Result<Reading, ReadError>>
}

export interface ReadOptions {
  /** A label of the Encoding Standard; null leaves it to the reader to find out. */
  readonly encoding: string | null
  readonly budget: Budget
  /** Told now and then how much is done, from 0 to 1. */
  readonly progress: (share: number) => void
  /** Whoever reads for long looks at it now and then, and answers "stopped". An AbortSignal is one. */
  readonly signal: { readonly aborted: boolean }
  /** What the place in which it is read lends. */
  readonly host: ReadHost
}

/** What reading one file may cost before it is given up. */
export interface Budget {
  readonly milliseconds: number
  /** Bytes of memory, all in all. */
  readonly memory: number
  /** UTF-16 code units of the text that comes out. */
  readonly text: number
}

/** What readers need and the domain has not. */
export interface ReadHost {
  readonly decode: Decode
  /**
   * Makes a document of HTML that runs nothing and loads nothing: a DOM's own. Null where there is none, as in the
   * window that people look at.
   */
  readonly parseHtml: ((html: string) => MarkupNode) | null
}

/** Bytes as text, without a byte order mark: under the label that is asked for, else under the likeliest. */
type Decode = (bytes: Uint8Array, encoding: string | null) => Result<Decoded, DecodeError>

export interface Decoded {
  readonly text: string
  /** The label of the Encoding Standard. */
  readonly encoding: string
}

export interface DecodeError {
  /** Nothing but white space; no text; or bytes that the encoding, promised by a mark or asked for, forbids. */
  readonly code: 'empty' | 'binary' | 'undecodable'
}

/** As much of a DOM's nodes as readers need. */
export interface MarkupNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: ArrayLike<MarkupNode>
  readonly getAttribute?: (name: string) => string | null
}

/** What came of a file. */
export interface Reading {
  /** The canonical text: all offsets refer to it, in UTF-16 code units. It is never normalised to NFC. */
  readonly text: string
  /** In the order of the text, none empty and none over another. */
  readonly blocks: readonly Block[]
  /** The first headline or else the first line, on one line, at most 120 UTF-16 code units; empty without text. */
  readonly title: string
  /** What the file says of where it comes from. */
  readonly provenance: Partial<Provenance>
  /** The label under which its bytes were read; null where the format has no choice of one. */
  readonly encoding: string | null
  readonly reader: ReaderVersion
  readonly losses: readonly Loss[]
  /** Where passages stand in the original, in the order of the text; null where it has no places to tell. */
  readonly places: readonly Place[] | null
}

/** What is kept of a reading. */
export type ReadArticle = Omit<Reading, 'places'>

/** A passage, and where it stands in the original: on a page, from 1, or at a time, in seconds. */
interface Place extends Range {
  readonly at: { readonly kind: 'page'; readonly page: number } | { readonly kind: 'time'; readonly seconds: number }
}

export interface ReadError {
  readonly code: (typeof readErrors)[number]
}

/**
 * Beside those of decoding: no format knows the file; no reader of the wanted version is here; it is not what its
 * format promises; the budget of time, memory or text is spent; somebody stopped it; or the reader itself broke.
 */
export const readErrors = [
  'empty',
  'binary',
  'undecodable',
  'no-format',
  'no-reader',
  'damaged',
  'too-slow',
  'too-much-memory',
  'too-long',
  'stopped',
  'broken',
] as const
