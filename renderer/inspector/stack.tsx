import { type Annotation, quotation } from '../../src/annotation/annotation'
import { codeOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { counted } from '../../src/wording/amounts'
import { CodeSwatch } from '../fields/code-swatch'
import { marksHere } from '../tagging/overlaps'
import { Keys, useKeys } from '../window/keys'
import { useMarks, useView, useWindow } from '../window/use-window'

/** The marks that lie over each other where the caret is, to be chosen from. Nothing where there is no choice. */
export function Stack() {
  const window = useWindow()
  // What the stack depends on: asked for here, so that it is looked up again when one of them changes.
  useMarks()
  useView((view) => view.caret)
  const selected = useView((view) => view.selected)
  const keys = useKeys('mark.overlap')
  const here = marksHere(window)
  if (here.length === 0 || (here.length === 1 && here[0]?.id === selected)) return null
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
        {here.map((annotation) => (
          <li key={annotation.id}>
            <StackedMark annotation={annotation} isSelected={annotation.id === selected} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function StackedMark({ annotation, isSelected }: { readonly annotation: Annotation; readonly isSelected: boolean }) {
  const window = useWindow()
  const code = useView((view) => codeOf(wholeCodebook(view.state.library), annotation.code))
  const name = code?.name ?? annotation.code
  const words = quotation(annotation)
  return (
    <button
      type="button"
      className="stacked"
      title={words}
      aria-current={isSelected}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => window.select(annotation.id)}
    >
      {code ? <CodeSwatch code={code} /> : null}
      <span className="stacked-code">{name}:</span>
      <span className="stacked-words">{words}</span>
    </button>
  )
}
