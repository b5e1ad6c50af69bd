import { branches } from '../../codebook/code-tree'
import type { Code, Codebook } from '../../codebook/codebook'
import { freeTitle } from '../../codebook/new-code'
import { sameValue } from '../../collection/same-value'
import type { NewId } from '../../ids'

/** What a codebook from a file comes to in a library. */
export type Arrival =
  /** It is there already. */
  | { readonly kind: 'alike'; readonly mine: Codebook }
  /** It comes beside those that are there; `renewed` codes have another id, as theirs is taken. */
  | { readonly kind: 'new'; readonly codebook: Codebook; readonly renewed: ReadonlySet<string> }

/** Which of what a codebook says counts when it is compared with those that are there. */
export type Compared = 'all' | 'what-qdc-carries'

/**
 * Lays a codebook from a file beside those of a library. None that is there is changed: marks stay what they are, and
 * what has the id of something else gets one of its own.
 */
export function arrive(codebook: Codebook, compared: Compared, there: Iterable<Codebook>, newId: NewId): Arrival {
  const mine = [...there]
  const alike = mine.find((each) => saysSame(each, codebook, compared))
  if (alike !== undefined) return { kind: 'alike', mine: alike }
  const taken = new Set(mine.flatMap(({ codes }) => codes.map(({ id }) => id)))
  const renewed = new Map(codebook.codes.flatMap(({ id }) => (taken.has(id) ? [[id, newId()] as const] : [])))
  const idOf = (id: string) => renewed.get(id) ?? id
  return {
    kind: 'new',
    renewed: new Set(renewed.values()),
    codebook: {
      id: mine.some(({ id }) => id === codebook.id) ? newId() : codebook.id,
      name: freeTitle(
        codebook.name,
        mine.map(({ name }) => name),
      ),
      codes: codebook.codes.map((code) => ({
        ...code,
        id: idOf(code.id),
        parent: code.parent === null ? null : idOf(code.parent),
      })),
    },
  }
}

function saysSame(mine: Codebook, theirs: Codebook, compared: Compared): boolean {
  if (compared === 'all') return sameValue(mine, theirs)
  return sameValue(carriedByQdc(mine.codes), carriedByQdc(theirs.codes))
}

/** What a REFI-QDA codebook says of codes, in the order in which it says it. */
export function carriedByQdc(codes: readonly Code[]) {
  return branches(codes).map(({ code: { id, name, role, hue, description, parent, retired }, depth }) => ({
    ...{ id, name, role, description, retired },
    hue: Math.round(hue) % 360,
    parent: depth === 0 ? null : parent,
  }))
}
