import { useMemo, useState } from 'react'
import { type Annotation, quotation } from '../../src/annotation/annotation'
import type { Codebook } from '../../src/codebook/codebook'
import { freeKey, freeLook } from '../../src/codebook/new-code'
import { splitCode } from '../../src/reform/reform'
import { ChoiceField } from '../fields/choice-field'
import { useView, useWindow } from '../window/use-window'
import { Confirm } from './confirm'
import type { Editor } from './editor'
import { takenKeys } from './key-holder'
import { SecondName } from './second-name'
import { TickList } from './tick-list'
import { useMarksUnder } from './use-marks-under'
import { valuesOf } from './used-values'

interface SplitPanelProps {
  readonly editor: Editor
  readonly code: string
  readonly onEnd: (next?: string) => void
}

/** The value of the list of ways to choose that stands for ticks on single marks. */
const BY_MARK = 'by mark'

/** Which marks of a code go to a second one: those with some value of a field, or those that are ticked. */
export function SplitPanel({ editor, code: id, onEnd }: SplitPanelProps) {
  const window = useWindow()
  const articles = useView((view) => view.state.library.articles)
  const { codebook } = editor
  const code = codebook.codes.find((each) => each.id === id)
  const all = useMarksUnder(codebook)
  const [second] = useState(() => ({
    id: crypto.randomUUID(),
    ...freeLook(codebook.codes),
    key: freeKey('', new Set([...takenKeys(window.commands), ...codebook.codes.map((each) => each.key)])),
  }))
  const [name, setName] = useState('')
  const [by, setBy] = useState(BY_MARK)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const marks = useMemo(
    () => (all === null || typeof all === 'string' ? [] : all.filter((each) => each.code === id)),
    [all, id],
  )
  const isTaken = codebook.codes.some((each) => each.name.toLowerCase() === name.trim().toLowerCase())
  const make = useMemo(() => {
    if (name.trim() === '' || isTaken) return null
    const isChosen = (annotation: Annotation) =>
      ticked.has(by === BY_MARK ? annotation.id : (annotation.fields[by] ?? ''))
    return (book: Codebook) => splitCode(book, id, { ...second, name: name.trim() }, isChosen)
  }, [name, isTaken, ticked, by, id, second])
  if (code === undefined) return null
  const choices =
    by === BY_MARK
      ? marks.map((each) => ({
          value: each.id as string,
          label: quotation(each),
          detail: articles.get(each.article)?.title ?? '',
        }))
      : valuesOf(code, by, marks)
  return (
    <Confirm editor={editor} title={`Split “${code.name}”`} make={make} onEnd={onEnd} next={second.id}>
      <div className="form-grid">
        <SecondName of="code" value={name} isTaken={isTaken} onChange={setName} />
        <ChoiceField
          label="Choose its marks"
          value={by}
          choices={[
            { value: BY_MARK, label: 'One by one' },
            ...code.fields.map((field) => ({ value: field.key, label: `By “${field.label}”` })),
          ]}
          onChoose={(way) => {
            setBy(way)
            setTicked(new Set())
          }}
        />
      </div>
      <TickList label={`Goes to “${name || 'the second code'}”`} choices={choices} ticked={ticked} onTick={setTicked} />
    </Confirm>
  )
}
