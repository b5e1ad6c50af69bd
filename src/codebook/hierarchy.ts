import { branches } from './code-tree'
import { type Code, type Codebook, codeOf } from './codebook'

/** Whether a code is another one, or stands under it. */
export function isWithin({ codes }: Codebook, id: string, ancestor: string): boolean {
  return id === ancestor || branches(codes, ancestor).some(({ code }) => code.id === id)
}

/** The codes under which a code may stand: not itself, and none that stands under it. */
export function possibleParents({ codes }: Codebook, id: string): readonly Code[] {
  const below = new Set(branches(codes, id).map(({ code }) => code.id))
  return codes.filter((each) => each.id !== id && !below.has(each.id))
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
