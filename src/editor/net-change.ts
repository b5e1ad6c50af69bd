import { Change } from 'prosemirror-changeset'
import type { Node } from 'prosemirror-model'
import { StepMap } from 'prosemirror-transform'
import { diffTokens, type Replaced, tokensOf } from '../article/token-diff'

/**
 * The maps of all steps that led from one document to another put together as one, by which positions are mapped as
 * ProseMirror maps them through one step. What was taken away and put back is as if it had never gone, and of what was
 * written anew the words that are the same stay where they are, so that only words that differ count as replaced.
 */
export function netChange(before: Node, after: Node, maps: readonly StepMap[]): StepMap {
  let net: readonly Change<0>[] = []
  for (const map of maps) net = Change.merge(net, changesOf(map), () => 0)
  const ranges = net.flatMap((change) =>
    refine(before, after, change).flatMap(({ fromA, toA, fromB, toB }) => [fromA, toA - fromA, toB - fromB]),
  )
  return new StepMap(ranges)
}

function changesOf(map: StepMap): readonly Change<0>[] {
  const changes: Change<0>[] = []
  const span = (length: number) => (length === 0 ? [] : [{ length, data: 0 as const }])
  map.forEach((fromA, toA, fromB, toB) => {
    changes.push(Change.fromJSON({ fromA, toA, fromB, toB, deleted: span(toA - fromA), inserted: span(toB - fromB) }))
  })
  return changes
}

function refine(before: Node, after: Node, { fromA, toA, fromB, toB }: Change<0>): readonly Replaced[] {
  if (fromA === toA || fromB === toB) return [{ fromA, toA, fromB, toB }]
  const a = tokensIn(before, fromA, toA)
  const b = tokensIn(after, fromB, toB)
  const position = (tokens: readonly Token[], index: number, end: number) => tokens[index]?.from ?? end
  return diffTokens(
    a.map((token) => token.words),
    b.map((token) => token.words),
  ).map((each) => ({
    fromA: position(a, each.fromA, toA),
    toA: position(a, each.toA, toA),
    fromB: position(b, each.fromB, toB),
    toB: position(b, each.toB, toB),
  }))
}

interface Token {
  readonly words: string
  readonly from: number
}

/** The tokens of a stretch of the document; each goes on to where the next begins. */
function tokensIn(doc: Node, from: number, to: number): readonly Token[] {
  const tokens: Token[] = []
  let at = from
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true
    const start = position + 1
    const first = Math.max(from, start)
    const last = Math.min(to, start + node.content.size)
    if (first > at) {
      tokens.push({ words: `\n${node.type.name}`, from: at })
      at = first
    }
    if (first < last) {
      for (const words of tokensOf(node.textContent.slice(first - start, last - start))) {
        tokens.push({ words, from: at })
        at += words.length
      }
    }
    return false
  })
  if (at < to) tokens.push({ words: '\n/', from: at })
  return tokens
}
