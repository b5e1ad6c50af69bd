import * as v from 'valibot'
import { type Budget, type ReadArticle, type ReadError, readErrors } from '../import/format'
import type { ReaderVersion } from '../import/reader-version'
import { readingSchema } from '../import/reading-schema'
import type { Result } from '../result'

/** What the room in which hostile files are read is opened for: one file. */
export interface RoomOrder {
  readonly bytes: Uint8Array
  readonly reader: ReaderVersion
  /** A label of the Encoding Standard; null leaves it to the reader to find out. */
  readonly encoding: string | null
  readonly budget: Budget
}

/** What the room finds as `window.importRoom`. It is all that it can ask for. */
export interface RoomBridge {
  readonly take: () => Promise<RoomOrder>
  /** How much is done, from 0 to 1. */
  readonly progress: (share: number) => void
  /** What came of it, or why nothing did. The room is ended by it. */
  readonly give: (outcome: unknown) => void
}

/** What the room gives: places are not kept, and left there. */
export const outcomeSchema: v.GenericSchema<unknown, Result<ReadArticle, ReadError>> = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: readingSchema }),
  v.strictObject({ ok: v.literal(false), error: v.strictObject({ code: v.picklist(readErrors) }) }),
])
