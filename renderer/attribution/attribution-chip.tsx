import { members } from '../../src/annotation/attribution'
import { answerVoice, stepBack } from '../tagging/marking'
import { useMarks, useView, useWindow } from '../window/use-window'
import { nameOf, shorten } from './attribution-words'
import { LinkRow } from './link-row'
import { linkMode } from './linking'

/** The current attribution beside the text: what it has, what it lacks, and the keys that answer. */
export function AttributionChip() {
  const window = useWindow()
  const marks = useMarks()
  const library = useView((view) => view.state.library)
  const current = useView((view) => view.current)
  const attribution = current && marks.attributions.get(current.attribution)
  if (!attribution || members(attribution).length === 0) return null
  const { sources, cues, contents, voice } = attribution
  const who =
    sources.length > 0
      ? sources.map((id) => shorten(nameOf(id, marks, library), 28)).join(', ')
      : { open: '', author: "Author's voice", unattributed: 'Unattributed' }[voice]
  return (
    <section className="attribution-chip" aria-label="Current attribution">
      <Part name="Source" has={who} />
      <Part name="Cue" has={cues.length === 0 ? '' : cues.map((id) => words(id)).join(', ')} optional />
      <Part
        name="Claim"
        has={contents.length === 0 ? '' : contents.length === 1 ? words(contents[0]) : `${contents.length} claims`}
      />
      <span className="chip-keys">
        {who === '' && contents.length > 0 ? (
          <>
            <ChipButton label="Author" keyName="A" onClick={() => answerVoice(window, 'author')} />
            <ChipButton label="Unattributed" keyName="U" onClick={() => answerVoice(window, 'unattributed')} />
          </>
        ) : null}
        <ChipButton label={current.keptOpen ? 'Link…' : 'Keep open'} keyName="L" onClick={() => linkMode(window)} />
        <ChipButton label="End" keyName="Esc" onClick={() => stepBack(window)} />
      </span>
      {current.keptOpen ? <LinkRow /> : null}
    </section>
  )

  function words(id: (typeof contents)[number] | undefined): string {
    const annotation = id && marks.annotations.get(id)
    return annotation ? `“${shorten(annotation.selectors.map((each) => each.exact).join(' … '), 28)}”` : ''
  }
}

interface PartProps {
  readonly name: string
  readonly has: string
  readonly optional?: boolean
}

function Part({ name, has, optional = false }: PartProps) {
  return (
    <span className={has === '' ? 'chip-part lacking' : 'chip-part'}>
      <span className="chip-name">
        <span aria-hidden="true">{has === '' ? (optional ? '○' : '◌') : '●'}</span> {name}
      </span>
      <span className="chip-words">{has === '' ? (optional ? 'none' : 'missing') : has}</span>
    </span>
  )
}

interface ChipButtonProps {
  readonly label: string
  readonly keyName: string
  readonly onClick: () => void
}

function ChipButton({ label, keyName, onClick }: ChipButtonProps) {
  return (
    <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={onClick}>
      {label} <kbd>{keyName}</kbd>
    </button>
  )
}
