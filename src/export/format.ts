import type { Codebook } from '../codebook/codebook'
import type { ReportInput } from '../report/report'

/** What formats are made of, by kind. */
interface ExportInputs {
  /** A report for people on an article or a session. */
  readonly report: ReportInput
  /** The marks of an article or a session as they are, for programs. */
  readonly records: ReportInput
  readonly codebook: CodebookInput
}

interface CodebookInput {
  readonly codebook: Codebook
  /** Sourcemark's. */
  readonly version: string
  /** SHA-1 of bytes: twenty bytes. */
  readonly sha1: (bytes: Uint8Array) => Promise<Uint8Array>
}

/** A file's bytes, in pieces. */
type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** A format in which something leaves, by name only: what writes it is loaded when it is wanted. */
interface FormatOf<Of extends keyof ExportInputs> {
  /** Small letters and hyphens, the same for ever: commands, and so the analyst's keys, are named after it. */
  readonly id: string
  /** What people call it. */
  readonly label: string
  /** Whom it is for and what it holds, in a sentence, for people. */
  readonly about: string
  /** In lower case and without the dot. */
  readonly extension: string
  readonly of: Of
  /** The keys that it is exported by unless the analyst gave it others, such as "Mod+Shift+E"; else empty. */
  readonly keys: string
  /** Whether what is written is a page of HTML still, which is printed to become the file. */
  readonly printed: boolean
  readonly load: () => Promise<(input: ExportInputs[Of]) => Pieces>
}

export type ExportFormat = { [Of in keyof ExportInputs]: FormatOf<Of> }[keyof ExportInputs]
export type ReportFormat = Extract<ExportFormat, { readonly of: 'report' | 'records' }>
export type CodebookFormat = Extract<ExportFormat, { readonly of: 'codebook' }>
