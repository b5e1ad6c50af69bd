import { members } from '../../src/annotation/attribution'
import { currentAttribution } from '../place/selection'
import { useMarks } from '../place/use-place'
import { CommandButton } from '../window/keys'
import { useField, useView } from '../window/use-window'
import { nameOf, shorten } from './attribution-words'
import { LinkRow } from './link-row'

/** The current attribution beside the text: what it has, what it lacks, and the keys that answer. */
export function AttributionChip() {
  const marks = useMarks()
  const library = useView((view) => view.state.library)
  const current = useField(currentAttribution)
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
            <CommandButton of="attribution.author" showsKey>
              Author
            </CommandButton>
            <CommandButton of="attribution.unattributed" showsKey>
              Unattributed
            </CommandButton>
          </>
        ) : null}
        <CommandButton of="attribution.link" showsKey>
          {current.keptOpen ? 'Link…' : 'Keep open'}
        </CommandButton>
        <CommandButton of="attribution.end" showsKey>
          End
        </CommandButton>
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
