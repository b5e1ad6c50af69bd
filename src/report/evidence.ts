import { quotation } from '../annotation/annotation'
import { type Evidence, stances } from '../claim/statement'
import type { Ref } from './numbering'
import type { Survey } from './survey'

export interface EvidenceEntry {
  /** "Supports", "Contradicts" or "Context". */
  readonly stance: string
  readonly text: string
  /** An http or https address; null for everything else, whatever it says it is. */
  readonly href: string | null
  /** A mark in this report. */
  readonly ref: Ref | null
  readonly seenOn: string
}

export function evidenceOf({ stance, reference, seenOn }: Evidence, { numbering, library }: Survey): EvidenceEntry {
  const label = stances.find(([value]) => value === stance)?.[1] ?? stance
  const entry = { stance: label, href: null, ref: null, seenOn }
  switch (reference.kind) {
    case 'text':
      return { ...entry, text: reference.text }
    case 'address':
      return { ...entry, text: reference.address, href: webAddress(reference.address) }
    case 'annotation': {
      const mark = numbering.mentions.get(reference.annotation)
      if (mark !== undefined) return { ...entry, text: `“${quotation(mark.annotation)}”`, ref: mark }
      const title = library.articles.get(reference.article)?.title
      return { ...entry, text: `A mark in “${title ?? 'an article that is gone'}”, which is not part of this report` }
    }
  }
}

/** The address if a reader may follow it from a report: http or https, and no character in it that nobody sees. */
export function webAddress(address: string): string | null {
  const trimmed = address.trim()
  return /^https?:\/\/[^\s\p{Cc}\p{Cf}]+$/iu.test(trimmed) ? trimmed : null
}
