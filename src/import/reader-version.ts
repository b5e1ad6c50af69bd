import * as v from 'valibot'

/** The id of a format: of this version's catalogue, or of a newer one's. */
const formatId = v.pipe(v.string(), v.regex(/^[a-z][a-z\d-]{0,40}$/))

const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** Which reader made a text: that of a format, in one of its versions. */
export const readerVersion = v.pipe(v.strictObject({ id: formatId, version }), v.readonly())
export type ReaderVersion = v.InferOutput<typeof readerVersion>
