import * as v from 'valibot'
import { formatId } from '../article/article'

const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** Which reader made a text: that of a format, in one of its versions. */
export const readerVersion = v.pipe(v.strictObject({ id: formatId, version }), v.readonly())
export type ReaderVersion = v.InferOutput<typeof readerVersion>
