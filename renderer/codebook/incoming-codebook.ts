import type { Arrival } from '../../src/exchange/codebook/arrival'
import type { QdcReading } from '../../src/exchange/codebook/read-qdc'

/** A codebook that was read from a file, and what it would come to. Nothing has changed yet. */
export interface IncomingCodebook {
  readonly file: string
  readonly arrival: Extract<Arrival, { readonly kind: 'new' }>
  /** What was made up and left out in reading a `.qdc`; null for a Sourcemark codebook, which has everything. */
  readonly reading: Omit<QdcReading, 'codes'> | null
}
