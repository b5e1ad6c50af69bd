import type { Code } from './codebook'

type Node = Pick<Code, 'id' | 'parent'>

/** A code and how many others it stands under. */
export interface Branch<C extends Node = Code> {
  readonly code: C
  readonly depth: number
}

/**
 * The codes under each parent's id, and under null those at the top, in their order. A code whose parent is gone, or
 * that would stand under itself, stands at the top.
 */
export function codesBelow<C extends Node>(codes: readonly C[]): ReadonlyMap<string | null, readonly C[]> {
  const astray = codesAstray(codes)
  const below = new Map<string | null, C[]>()
  for (const code of codes) {
    const parent = astray.has(code.id) ? null : code.parent
    const siblings = below.get(parent)
    if (siblings === undefined) below.set(parent, [code])
    else siblings.push(code)
  }
  return below
}

/** The codes under one, or with null all of them, each followed by those under it. */
export function branches<C extends Node>(codes: readonly C[], top: string | null = null): readonly Branch<C>[] {
  const below = codesBelow(codes)
  const branchesOf = (parent: string | null, depth: number) =>
    (below.get(parent) ?? []).map((code) => ({ code, depth })).reverse()
  const found: Branch<C>[] = []
  const waiting = branchesOf(top, 0)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next)
    for (const branch of branchesOf(next.code.id, next.depth + 1)) waiting.push(branch)
  }
  return found
}

/** Whether each code's parent is a code of the list, and no code is under itself. */
export function isTree(codes: readonly Node[]): boolean {
  return codesAstray(codes).size === 0
}

/** The ids of the codes whose parent is gone, and of those that stand under themselves. */
function codesAstray(codes: readonly Node[]): ReadonlySet<string> {
  const parents = new Map(codes.map(({ id, parent }) => [id, parent]))
  const astray = new Set<string>()
  /** By which way up a code was passed first: each is passed once. */
  const passed = new Map<string, string>()
  for (const { id: start } of codes) {
    if (passed.has(start)) continue
    let at: string | null | undefined = start
    for (; at !== null && at !== undefined && !passed.has(at); at = parents.get(at)) {
      passed.set(at, start)
      const parent = parents.get(at)
      if (parent !== null && parent !== undefined && !parents.has(parent)) astray.add(at)
    }
    // The way up came to itself: what is between is a circle.
    if (at === null || at === undefined || passed.get(at) !== start) continue
    for (; !astray.has(at); at = parents.get(at) ?? start) astray.add(at)
  }
  return astray
}
