import * as v from 'valibot'

/** Something of the original that is not in the text. */
const loss = v.pipe(
  v.strictObject({
    /** In words for people, as a plural or a substance: "pictures", "HTML". */
    what: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
    count: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  }),
  v.readonly(),
)
export type Loss = v.InferOutput<typeof loss>

export const losses = v.pipe(v.array(loss), v.maxLength(50), v.readonly())
