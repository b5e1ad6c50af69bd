import { type Annotation, compareAnnotations, quotation } from '../../src/annotation/annotation'
import {
  type Attribution,
  type Form,
  members,
  type Relay,
  relayingSources,
  type Voice,
} from '../../src/annotation/attribution'
import { wouldCycle } from '../../src/annotation/chain'
import { choicesOf, roleOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { addRelay, removeRelay, setAttribution, setVoice, toggleRelay, unlink } from '../../src/gesture/link'
import type { AnnotationId, AttributionId } from '../../src/ids'
import { ChoiceField } from '../fields/choice-field'
import { DraftField } from '../fields/draft-field'
import { useEntered } from '../fields/use-entered'
import { change } from '../place/desk'
import { goToMark } from '../place/selection'
import { useMarks } from '../place/use-place'
import type { Subject } from '../window/command-book'
import { useContextMenu } from '../window/context-menu'
import { Keys } from '../window/keys'
import { useView, useWindow } from '../window/use-window'
import { describeChain, forms, nameAttribution, nameOf, shorten, voices } from './attribution-words'
import { linkDialog } from './dialogs'
import { continueAttribution } from './linking'

interface AttributionGroupProps {
  readonly attribution: Attribution
  /** The mark that is inspected: it takes part in the attribution. */
  readonly annotation: Annotation
}

/** Who says what, in which words and through whom, as one relation. */
export function AttributionGroup({ attribution, annotation }: AttributionGroupProps) {
  const window = useWindow()
  const marks = useMarks()
  const library = useView((view) => view.state.library)
  const { id } = attribution
  const isSource = roleOf(wholeCodebook(library), annotation.code) === 'source'
  const relays = relayingSources(attribution).includes(annotation.id)
  return (
    <fieldset aria-label="Attribution" className="attribution">
      <legend>Attribution</legend>
      <p className="chain">{describeChain(attribution, marks, library)}</p>
      <Members title="Sources" ids={attribution.sources} attribution={attribution} />
      <Members title="Cues" ids={attribution.cues} attribution={attribution} />
      <Members title="Claims" ids={attribution.contents} attribution={attribution} />
      {attribution.sources.length === 0 ? (
        <ChoiceField
          label="Whose claim"
          wide
          part="attribution"
          value={attribution.voice}
          choices={choicesOf(voices)}
          onChoose={(voice: Voice) => change(window, (desk) => setVoice(desk, id, voice))}
        />
      ) : null}
      <Relays attribution={attribution} />
      {isSource ? (
        <button
          type="button"
          aria-pressed={relays}
          data-part={attribution.sources.length > 0 ? 'attribution' : undefined}
          onClick={() => change(window, (desk) => toggleRelay(desk, annotation.id, id))}
        >
          {relays ? 'Relays this: make it a source' : 'Make this source a relay'} <Keys of="attribution.relay" first />
        </button>
      ) : null}
      <ChoiceField
        label="Form"
        value={attribution.form}
        choices={choicesOf(forms)}
        empty="—"
        onChoose={(form: Form) => change(window, (desk) => setAttribution(desk, id, { form }))}
      />
      <DraftField
        label="Channel"
        place={`attribution ${id}, channel`}
        part="channel"
        value={attribution.channel}
        onKeep={(channel) => change(window, (desk) => setAttribution(desk, id, { channel }))}
      />
      <DraftField
        label="Said when, as written"
        place={`attribution ${id}, written`}
        value={attribution.uttered.written}
        onKeep={(written) =>
          change(window, (desk) => setAttribution(desk, id, { uttered: { ...attribution.uttered, written } }))
        }
      />
      <DraftField
        label="Said on"
        place={`attribution ${id}, on`}
        kind="date"
        value={attribution.uttered.on}
        onKeep={(on) =>
          change(window, (desk) => setAttribution(desk, id, { uttered: { ...attribution.uttered, on: on.trim() } }))
        }
      />
      <div className="actions">
        <button type="button" onClick={() => window.show(linkDialog, { annotation: annotation.id })}>
          Link to… <Keys of="attribution.link" first />
        </button>
        <button type="button" onClick={() => continueAttribution(window, id)}>
          Keep adding
        </button>
      </div>
    </fieldset>
  )
}

interface MembersProps {
  readonly title: string
  readonly ids: readonly AnnotationId[]
  readonly attribution: Attribution
}

function Members({ title, ids, attribution }: MembersProps) {
  const window = useWindow()
  const openMenu = useContextMenu()
  const meant = ({ id, profile }: Annotation): Subject => {
    goToMark(window, id, false)
    return profile === null ? { kind: 'mark', annotation: id } : { kind: 'source', profile }
  }
  const marks = useMarks()
  const found = ids.flatMap((id) => marks.annotations.get(id) ?? [])
  return (
    <div className="members">
      <span className="members-title">{title}</span>
      {found.length === 0 ? <span className="lacking">none</span> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari and VoiceOver drop the role of a list without markers */}
      <ul role="list" aria-label={title}>
        {found.sort(compareAnnotations).map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className="member"
              onClick={() => goToMark(window, each.id)}
              onContextMenu={(event) => openMenu(event, meant(each))}
            >
              {shorten(quotation(each), 60)}
            </button>
            {members(attribution).length > 1 ? (
              <button
                type="button"
                className="quiet small"
                aria-label={`Unlink ${quotation(each)}`}
                title="Take out of this attribution"
                onClick={() => change(window, (desk) => unlink(desk, each.id, attribution.id))}
              >
                ×
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The links of the chain after the sources, and a choice of one more. */
function Relays({ attribution }: { readonly attribution: Attribution }) {
  const window = useWindow()
  const marks = useMarks()
  const library = useView((view) => view.state.library)
  const { isEntered, entering } = useEntered()
  const nameRelay = (relay: Relay): string => {
    if (relay.kind === 'source') return nameOf(relay.annotation, marks, library)
    const other = marks.attributions.get(relay.attribution)
    return other ? nameAttribution(other, marks, library) : 'a removed attribution'
  }
  return (
    <div className="members">
      <span className="members-title">Relayed by</span>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari and VoiceOver drop the role of a list without markers */}
      <ul role="list" aria-label="Relays">
        {attribution.relayedBy.map((relay) => (
          <li key={relay.kind === 'source' ? relay.annotation : relay.attribution}>
            <span className="member">{nameRelay(relay)}</span>
            <button
              type="button"
              className="quiet small"
              aria-label={`Remove relay ${nameRelay(relay)}`}
              onClick={() => change(window, (desk) => removeRelay(desk, attribution.id, relay))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <select
        aria-label="Relayed by"
        value=""
        {...entering}
        onChange={(event) => {
          const [kind, id] = event.target.value.split(' ')
          const relay: Relay =
            kind === 'source'
              ? { kind: 'source', annotation: id as AnnotationId }
              : { kind: 'attribution', attribution: id as AttributionId }
          change(window, (desk) => addRelay(desk, attribution.id, relay))
        }}
      >
        <option value="">Add a relay…</option>
        {isEntered ? <RelayChoices attribution={attribution} /> : null}
      </select>
    </div>
  )
}

/** All that may relay an attribution: the sources of the article, and what its other attributions say. */
function RelayChoices({ attribution }: { readonly attribution: Attribution }) {
  const marks = useMarks()
  const library = useView((view) => view.state.library)
  const relaying = relayingSources(attribution)
  const sources = [...marks.annotations.values()].filter(
    (each) => roleOf(wholeCodebook(library), each.code) === 'source' && !relaying.includes(each.id),
  )
  const others = [...marks.attributions.values()]
    .filter((each) => each.id !== attribution.id && each.sources.length > 0)
    .filter((each) => !wouldCycle(marks.attributions, attribution.id, each.id))
  return (
    <>
      {sources.sort(compareAnnotations).map((each) => (
        <option key={each.id} value={`source ${each.id}`}>
          {shorten(quotation(each), 50)}
        </option>
      ))}
      {others.map((each) => (
        <option key={each.id} value={`attribution ${each.id}`}>
          {shorten(`What is said by ${nameAttribution(each, marks, library)}`, 70)}
        </option>
      ))}
    </>
  )
}
