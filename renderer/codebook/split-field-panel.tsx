import { useMemo, useState } from 'react'
import { type Codebook, codeOf } from '../../src/codebook/codebook'
import { newField } from '../../src/codebook/new-field'
import { splitField } from '../../src/reform/reform'
import { Confirm } from './confirm'
import type { Editor } from './editor'
import { SecondName } from './second-name'
import { TickList } from './tick-list'
import { useMarksUnder } from './use-marks-under'
import { valuesOf } from './used-values'

interface SplitFieldPanelProps {
  readonly editor: Editor
  readonly code: string
  readonly field: string
  readonly onEnd: () => void
}

/** Which values of a field go to a second one. */
export function SplitFieldPanel({ editor, code: id, field: key, onEnd }: SplitFieldPanelProps) {
  const { codebook } = editor
  const code = codeOf(codebook, id)
  const field = code?.fields.find((each) => each.key === key)
  const all = useMarksUnder(codebook)
  const [name, setName] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const values = useMemo(() => {
    if (code === undefined || all === null || typeof all === 'string') return []
    const used = valuesOf(
      code,
      key,
      all.filter((each) => each.code === id && each.fields[key]),
    )
    const unused = field?.kind === 'choice' ? field.choices.filter(({ value }) => !isIn(used, value)) : []
    return [...used, ...unused.map(({ value, label }) => ({ value, label, detail: '0 marks' }))]
  }, [code, field, key, all, id])
  const isTaken = code?.fields.some((each) => each.label.toLowerCase() === name.trim().toLowerCase()) ?? true
  const make = useMemo(() => {
    if (code === undefined || name.trim() === '' || isTaken || ticked.size === 0) return null
    const second = { key: newField(name.trim(), code.fields).key, label: name.trim() }
    return (book: Codebook) => splitField(book, id, key, second, ticked)
  }, [code, name, isTaken, ticked, id, key])
  if (code === undefined || field === undefined) return null
  return (
    <Confirm editor={editor} title={`Split “${field.label}”`} make={make} onEnd={onEnd}>
      <SecondName of="field" value={name} isTaken={isTaken} onChange={setName} />
      <TickList label={`Goes to “${name || 'the second field'}”`} choices={values} ticked={ticked} onTick={setTicked} />
    </Confirm>
  )
}

function isIn(values: readonly { readonly value: string }[], wanted: string): boolean {
  return values.some(({ value }) => value === wanted)
}
