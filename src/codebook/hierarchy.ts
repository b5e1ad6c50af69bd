import { type Code, type Codebook, codeOf } from './codebook'

/** A code and how many others it stands under. */
export interface Branch {
  readonly code: Code
  readonly depth: number
}

/** All codes, each followed by those under it. A code whose parent is gone, or leads in a circle, stands at the top. */
export function branches(codebook: Codebook): readonly Branch[] {
  const found: Branch[] = []
  const seen = new Set<string>()
  const add = (code: Code, depth: number): void => {
    if (seen.has(code.id)) return
    seen.add(code.id)
    found.push({ code, depth })
    for (const each of codebook.codes) if (each.parent === code.id) add(each, depth + 1)
  }
  for (const code of codebook.codes) if (code.parent === null || !codeOf(codebook, code.parent)) add(code, 0)
  for (const code of codebook.codes) add(code, 0)
  return found
}

/** Whether a code is another one, or stands under it. */
export function isWithin(codebook: Codebook, id: string, ancestor: string): boolean {
  const passed = new Set<string>()
  let at: string | null = id
  while (at !== null && !passed.has(at)) {
    if (at === ancestor) return true
    passed.add(at)
    at = codeOf(codebook, at)?.parent ?? null
  }
  return false
}

/** The codes under which a code may stand: not itself, and none that stands under it. */
export function possibleParents(codebook: Codebook, id: string): readonly Code[] {
  return codebook.codes.filter((each) => !isWithin(codebook, each.id, id))
}

/** The codebook with a code under another parent; null is the top. */
export function withParent(codebook: Codebook, id: string, parent: string | null): Codebook {
  if (parent !== null && isWithin(codebook, parent, id)) throw new Error('A code must not stand under itself.')
  return { ...codebook, codes: codebook.codes.map((code) => (code.id === id ? { ...code, parent } : code)) }
}

/** The codebook with a code one place up or down among those of its parent; the same when it stands at the end. */
export function moved(codebook: Codebook, id: string, by: 1 | -1): Codebook {
  const code = codeOf(codebook, id)
  const siblings = codebook.codes.filter((each) => each.parent === code?.parent)
  const other = siblings[siblings.findIndex((each) => each.id === id) + by]
  if (code === undefined || other === undefined) return codebook
  const swapped = codebook.codes.map((each) => (each === code ? other : each === other ? code : each))
  return { ...codebook, codes: swapped }
}

/** The codebook without a code; those under it stand where it stood. */
export function withoutCode(codebook: Codebook, id: string): Codebook {
  const parent = codeOf(codebook, id)?.parent ?? null
  const rest = codebook.codes.filter((code) => code.id !== id)
  return { ...codebook, codes: rest.map((code) => (code.parent === id ? { ...code, parent } : code)) }
}
