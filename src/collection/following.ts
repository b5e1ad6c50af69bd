/**
 * Remembers what is made of values that come of one another. `start` makes it of any value; `step` makes it of a value
 * from what was made of another one before, which is less work the less the two differ. Both must come to the same.
 */
export function following<In extends object, Out>(
  start: (value: In) => Out,
  step: (before: In, made: Out, value: In) => Out,
): (value: In) => Out {
  const known = new WeakMap<In, { readonly made: Out }>()
  let latest: In | null = null
  return (value) => {
    const before = latest
    latest = value
    const here = known.get(value)
    if (here !== undefined) return here.made
    const there = before === null ? undefined : known.get(before)
    const made = before === null || there === undefined ? start(value) : step(before, there.made, value)
    known.set(value, { made })
    return made
  }
}
