import { type KeyboardEvent, useState } from 'react'
import { quotation } from '../../src/annotation/annotation'
import { codeOf } from '../../src/codebook/codebook'
import { link, linkCandidates } from '../../src/gesture/link'
import type { AnnotationId } from '../../src/ids'
import { wholeCodebook } from '../../src/library/library'
import { CodeSwatch } from '../shell/code-swatch'
import { Modal } from '../shell/modal'
import { useMarks, useView, useWorkbench } from '../workbench/use-view'

/** Ties a mark to another one: the candidates with the likeliest first, Enter takes the one that is chosen. */
export function LinkDialog({ annotation: id }: { readonly annotation: AnnotationId }) {
  const bench = useWorkbench()
  const marks = useMarks()
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const [wanted, setWanted] = useState('')
  const [at, setAt] = useState(0)
  const desk = bench.desk()
  const annotation = marks.annotations.get(id)
  if (desk === null || annotation === undefined) return null
  const candidates = linkCandidates(desk, id)
    .flatMap((each) => marks.annotations.get(each) ?? [])
    .filter((each) => quotation(each).toLowerCase().includes(wanted.toLowerCase()))
    .slice(0, 50)
  const chosen = candidates[Math.min(at, candidates.length - 1)]
  const take = (to: AnnotationId | undefined) => {
    if (to === undefined) return
    bench.change((now) => link(now, id, to))
    bench.set({ dialog: null })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, candidates.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') take(chosen?.id)
    else return
    event.preventDefault()
  }
  return (
    <Modal title="Link to">
      <p className="hint">
        {codeOf(codebook, annotation.code)?.name}: “{quotation(annotation)}”
      </p>
      <input
        type="search"
        role="combobox"
        aria-label="Find a mark"
        aria-expanded="true"
        aria-controls="link-candidates"
        aria-activedescendant={chosen ? `link-${chosen.id}` : undefined}
        placeholder="Find a mark"
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="link-candidates" role="listbox" aria-label="Marks to link to" className="candidates">
        {candidates.map((each) => {
          const code = codeOf(codebook, each.code)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which has the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the option is the combobox's active descendant
            <div
              key={each.id}
              id={`link-${each.id}`}
              role="option"
              aria-selected={each === chosen}
              className={each === chosen ? 'candidate selected' : 'candidate'}
              onClick={() => take(each.id)}
            >
              {code ? <CodeSwatch code={code} /> : null} {quotation(each)}
            </div>
          )
        })}
      </div>
      {candidates.length === 0 ? <p className="empty">No other mark to link to yet.</p> : null}
    </Modal>
  )
}
