import { useMemo, useState } from 'react'
import { branches } from '../../src/codebook/code-tree'
import type { Codebook } from '../../src/codebook/codebook'
import { moveAcross } from '../../src/reform/reform'
import { plural } from '../../src/wording/amounts'
import { ChoiceField } from '../fields/choice-field'
import { useView } from '../window/use-window'
import { Confirm } from './confirm'
import { type Editor, marksOf } from './editor'

interface MovePanelProps {
  readonly editor: Editor
  readonly code: string
  readonly onEnd: (next?: string) => void
}

/** Into which other codebook a code goes, with those under it. */
export function MovePanel({ editor, code: id, onEnd }: MovePanelProps) {
  const [into, setInto] = useState('')
  const codebooks = useView((view) => view.state.library.codebooks)
  const { codebook, usage } = editor
  const code = codebook.codes.find((each) => each.id === id)
  const below = branches(codebook.codes, id).map((each) => each.code)
  const make = useMemo(() => {
    const other = codebooks.get(into)
    return other === undefined ? null : (book: Codebook) => moveAcross(book, id, other)
  }, [codebooks, into, id])
  if (code === undefined) return null
  const marks = usage === null ? null : [code, ...below].reduce((sum, each) => sum + usage.marks(each.id), 0)
  return (
    <Confirm editor={editor} title={`Move “${code.name}”`} make={make} onEnd={onEnd}>
      <p className="hint">
        {below.length > 0 ? 'The codes under it go along. ' : ''}
        {marks === null ? 'Its marks' : marks === 1 ? 'The mark' : `The ${marksOf(marks)}`} made under{' '}
        {below.length > 0 ? 'them' : 'it'} {plural(marks ?? 0, 'stays as it is', 'stay as they are')}. New marks are
        made there while that codebook is in use. A key that is taken there is given up.
      </p>
      <ChoiceField
        label="To the codebook"
        value={into}
        empty="Choose…"
        choices={[...codebooks.values()]
          .filter((each) => each.id !== codebook.id)
          .map((each) => ({ value: each.id, label: each.name }))}
        onChoose={setInto}
      />
    </Confirm>
  )
}
