import { type Annotation, compareAnnotations, quotation } from '../../src/annotation/annotation'
import { type Evidence, stances } from '../../src/claim/statement'
import { choicesOf } from '../../src/codebook/codebook'
import type { AnnotationId } from '../../src/ids'
import { ChoiceField } from '../fields/choice-field'
import { DraftField } from '../fields/draft-field'
import { openText } from '../place/place'
import { useMarks } from '../place/use-place'
import { useView } from '../window/use-window'

/** An entry to be filled in: a text that supports, seen today. */
export function newEvidence(): Evidence {
  return {
    id: crypto.randomUUID(),
    stance: 'supports',
    reference: { kind: 'text', text: '' },
    seenOn: new Date().toISOString().slice(0, 10),
  }
}

interface EvidenceEntryProps {
  readonly evidence: Evidence
  readonly number: number
  readonly onKeep: (evidence: Evidence) => void
  readonly onRemove: () => void
}

/** One piece of evidence: how it stands to the statement, what it is, and when it was seen. */
export function EvidenceEntry({ evidence, number, onKeep, onRemove }: EvidenceEntryProps) {
  const article = useView((view) => openText(view)?.article)
  const { reference } = evidence
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group within a fieldset
    <div role="group" aria-label={`Evidence ${number}`} className="evidence-entry">
      <ChoiceField
        label="Stance"
        value={evidence.stance}
        choices={choicesOf(stances)}
        onChoose={(stance) => onKeep({ ...evidence, stance })}
      />
      <ChoiceField
        label="Evidence is"
        value={reference.kind}
        choices={[
          { value: 'text', label: 'Text' },
          { value: 'address', label: 'Address' },
          ...(article === undefined ? [] : [{ value: 'annotation' as const, label: 'Another mark' }]),
        ]}
        onChoose={(kind) => {
          const before = 'text' in reference ? reference.text : 'address' in reference ? reference.address : ''
          if (kind === 'text') onKeep({ ...evidence, reference: { kind, text: before } })
          else if (kind === 'address') onKeep({ ...evidence, reference: { kind, address: before } })
          else if (article !== undefined)
            onKeep({ ...evidence, reference: { kind: 'annotation', article, annotation: NO_MARK } })
        }}
      />
      {reference.kind === 'text' ? (
        <DraftField
          label="Evidence text"
          place={`evidence ${evidence.id}, text`}
          kind="lines"
          value={reference.text}
          onKeep={(text) => onKeep({ ...evidence, reference: { kind: 'text', text } })}
        />
      ) : null}
      {reference.kind === 'address' ? (
        <DraftField
          label="Address"
          place={`evidence ${evidence.id}, address`}
          value={reference.address}
          onKeep={(address) => onKeep({ ...evidence, reference: { kind: 'address', address } })}
        />
      ) : null}
      {reference.kind === 'annotation' ? <MarkChoice evidence={evidence} onKeep={onKeep} /> : null}
      <DraftField
        label="Seen on"
        place={`evidence ${evidence.id}, seenOn`}
        kind="date"
        value={evidence.seenOn}
        onKeep={(seenOn) => onKeep({ ...evidence, seenOn: seenOn.trim() })}
      />
      <button type="button" className="quiet danger small" onClick={onRemove}>
        Remove evidence {number}
      </button>
    </div>
  )
}

// The nil UUID (RFC 9562, 5.9): no mark chosen yet.
const NO_MARK = '00000000-0000-0000-0000-000000000000' as AnnotationId

const wordsOf = (annotation: Annotation) => quotation(annotation).slice(0, 80)

function MarkChoice({ evidence, onKeep }: Pick<EvidenceEntryProps, 'evidence' | 'onKeep'>) {
  const marks = useMarks()
  const { reference } = evidence
  if (reference.kind !== 'annotation') return null
  const known = marks.annotations.get(reference.annotation)
  const chosen = { value: reference.annotation as string, label: known ? wordsOf(known) : 'Choose a mark' }
  const all = () =>
    [...marks.annotations.values()]
      .sort(compareAnnotations)
      .map((each) => ({ value: each.id as string, label: wordsOf(each) }))
  return (
    <ChoiceField
      label="Mark"
      value={reference.annotation as string}
      choices={(isEntered) => [...(known && isEntered ? [] : [chosen]), ...(isEntered ? all() : [])]}
      onChoose={(annotation) =>
        onKeep({ ...evidence, reference: { ...reference, annotation: annotation as AnnotationId } })
      }
    />
  )
}
