import { quotation } from '../../src/annotation/annotation'
import { isEditable, type LayeredMark, samePlace } from '../../src/annotation/layer'
import { codeOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { counted } from '../../src/wording/amounts'
import { CodeSwatch } from '../fields/code-swatch'
import { layersOf, placeOf, selectPlace } from '../place/layers'
import { caretInText, otherMark, selectedMark } from '../place/selection'
import { marksHere } from '../tagging/overlaps'
import { Keys, useKeys } from '../window/keys'
import { useField, useView, useWindow } from '../window/use-window'

/** The marks that lie over each other where the caret is, to be chosen from. Nothing where there is no choice. */
export function Stack() {
  const window = useWindow()
  // What the stack depends on: asked for here, so that it is looked up again when one of them changes.
  useView(layersOf)
  useField(caretInText)
  useField(selectedMark)
  useField(otherMark)
  const selected = placeOf(window.view())
  const keys = useKeys('mark.overlap')
  const here = marksHere(window)
  const isSelected = ({ layer, annotation }: LayeredMark) =>
    samePlace({ layer: layer.id, annotation: annotation.id }, selected)
  if (here.length === 0 || (here.length === 1 && here.every(isSelected))) return null
  return (
    <section className="stack" aria-label="Marks here">
      <header className="panel-header">
        <h2>{counted(here.length, 'mark')} here</h2>
        {keys.length === 0 ? null : (
          <span className="item-detail">
            <Keys of="mark.overlap" first /> goes to the next
          </span>
        )}
      </header>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari and VoiceOver drop the role of a list without markers */}
      <ul role="list">
        {here.map((mark) => (
          <li key={`${mark.layer.id} ${mark.annotation.id}`}>
            <StackedMark mark={mark} isSelected={isSelected(mark)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function StackedMark({ mark, isSelected }: { readonly mark: LayeredMark; readonly isSelected: boolean }) {
  const window = useWindow()
  const { layer, annotation } = mark
  const code = useView((view) => codeOf(wholeCodebook(view.state.library), annotation.code))
  const name = code?.name ?? annotation.code
  const named = isEditable(layer) ? name : `${layer.name}, ${name}`
  const words = quotation(annotation)
  return (
    <button
      type="button"
      className="stacked"
      title={words}
      aria-current={isSelected}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => selectPlace(window, { layer: layer.id, annotation: annotation.id })}
    >
      {code ? <CodeSwatch code={code} /> : null}
      <span className="stacked-code">{named}:</span>
      <span className="stacked-words">{words}</span>
    </button>
  )
}
