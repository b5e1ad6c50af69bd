import type { Code } from '../../codebook/codebook'

type Node = Pick<Code, 'id' | 'parent'>

/** The codes under each parent's id, and under null those at the top, in their order; each code stands once. */
export function codesBelow<C extends Node>(codes: readonly C[]): ReadonlyMap<string | null, readonly C[]> {
  const parents = new Map(codes.map(({ id, parent }) => [id, parent]))
  const below = new Map<string | null, C[]>()
  for (const code of codes) {
    const parent = hasSoundParent(code, parents) ? code.parent : null
    const siblings = below.get(parent)
    if (siblings === undefined) below.set(parent, [code])
    else siblings.push(code)
  }
  return below
}

/** Whether each code's parent is a code of the list, and no code is under itself. */
export function isTree(codes: readonly Node[]): boolean {
  const parents = new Map(codes.map(({ id, parent }) => [id, parent]))
  return codes.every((code) => hasSoundParent(code, parents))
}

function hasSoundParent({ id, parent }: Node, parents: ReadonlyMap<string, string | null>): boolean {
  if (parent !== null && !parents.has(parent)) return false
  const passed = new Set<string>()
  for (let at: string | null | undefined = parent; at !== null && at !== undefined; at = parents.get(at)) {
    if (at === id) return false
    if (passed.has(at)) return true // a circle above: it is broken there
    passed.add(at)
  }
  return true
}
