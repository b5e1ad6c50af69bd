import { claimsAndSources } from './claims-and-sources'
import type { Code, Codebook } from './codebook'

/** The codebooks of a library, and which of them is in use. */
interface Codebooks {
  readonly settings: { readonly codebook: string }
  readonly codebooks: ReadonlyMap<string, Codebook>
}

/** The codebook under which new marks are made; the first one when the one that was chosen is gone. */
export function codebookInUse({ settings, codebooks }: Codebooks): Codebook {
  const [first = claimsAndSources] = codebooks.values()
  return codebooks.get(settings.codebook) ?? first
}

const wholes = new WeakMap<ReadonlyMap<string, Codebook>, Map<Codebook, Codebook>>()

/**
 * Every code of the library as one codebook, to look them up in: those of the codebook in use first, whose name and id
 * it has. The same object for as long as no codebook changes.
 */
export function wholeCodebook(library: Codebooks): Codebook {
  const { codebooks } = library
  const used = codebookInUse(library)
  if (codebooks.size <= 1) return used
  const known = wholes.get(codebooks) ?? new Map<Codebook, Codebook>()
  wholes.set(codebooks, known)
  const found = known.get(used)
  if (found !== undefined) return found
  const codes = new Map<string, Code>()
  for (const { codes: each } of [used, ...codebooks.values()])
    for (const code of each) if (!codes.has(code.id)) codes.set(code.id, code)
  const whole = { ...used, codes: [...codes.values()] }
  known.set(used, whole)
  return whole
}
