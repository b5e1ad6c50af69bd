import { useState } from 'react'
import { quotation } from '../../src/annotation/annotation'
import { codeOf } from '../../src/codebook/codebook'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { linkCandidates } from '../../src/gesture/link-candidates'
import type { AnnotationId } from '../../src/ids'
import { CodeSwatch } from '../fields/code-swatch'
import { PickList } from '../fields/pick-list'
import { rankByName } from '../fields/rank-by-name'
import { deskOf } from '../place/desk'
import { useMarks } from '../place/use-place'
import { handledMarks } from '../tagging/recent'
import { Modal } from '../window/modal'
import { useField, useView, useWindow } from '../window/use-window'
import { nearnessWords } from './attribution-words'
import { linkMarks } from './linking'

/** How many candidates are drawn; the field narrows the rest down. */
const MOST = 50

/** Ties a mark to another one: the candidates with the likeliest first, Enter takes the one that is chosen. */
export function LinkDialog({ annotation: id }: { readonly annotation: AnnotationId }) {
  const window = useWindow()
  const marks = useMarks()
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const handled = useField(handledMarks)
  const [wanted, setWanted] = useState('')
  const desk = deskOf(window)
  const annotation = marks.annotations.get(id)
  if (desk === null || annotation === undefined) return null
  const candidates = linkCandidates(desk, id, handled)
  return (
    <Modal title="Link to">
      <p className="hint">
        {codeOf(codebook, annotation.code)?.name}: “{quotation(annotation)}”
      </p>
      <PickList
        label="Find a mark"
        listLabel="Marks to link to"
        wanted={wanted}
        onWant={setWanted}
        items={rankByName(candidates, (each) => quotation(each.annotation), wanted).slice(0, MOST)}
        keyOf={(each) => each.annotation.id}
        onPick={(each) => {
          window.closeDialog()
          linkMarks(window, id, each.annotation.id)
        }}
        render={(each) => {
          const code = codeOf(codebook, each.annotation.code)
          return (
            <>
              {code ? <CodeSwatch code={code} /> : null}
              <span className="candidate-name">{quotation(each.annotation)}</span>
              <span className="candidate-lacks">{nearnessWords[each.nearness]}</span>
            </>
          )
        }}
        empty="No other mark to link to."
      />
    </Modal>
  )
}
