import { useMemo, useState } from 'react'
import { mergeCodes, mergeFields } from '../../src/codebook/reform'
import { ChoiceField } from '../shell/choice-field'
import { Confirm } from './confirm'
import type { Editor, Pending } from './editor'

interface MergePanelProps {
  readonly editor: Editor
  readonly pending: Extract<Pending, { kind: 'merge-codes' | 'merge-fields' }>
  readonly onEnd: (next?: string) => void
}

/** Into which other code or field one goes. */
export function MergePanel({ editor, pending, onEnd }: MergePanelProps) {
  const [into, setInto] = useState('')
  const { codebook } = editor
  const code = codebook.codes.find((each) => each.id === pending.code)
  const isCode = pending.kind === 'merge-codes'
  const key = pending.kind === 'merge-fields' ? pending.field : ''
  const name = isCode ? code?.name : code?.fields.find((each) => each.key === key)?.label
  const choices = isCode
    ? codebook.codes
        .filter((each) => each.id !== pending.code && each.role === code?.role)
        .map((each) => ({ value: each.id, label: each.name }))
    : (code?.fields ?? []).filter((each) => each.key !== key).map((each) => ({ value: each.key, label: each.label }))
  const make = useMemo(() => {
    if (into === '') return null
    return (book: typeof codebook) =>
      isCode ? mergeCodes(book, pending.code, into) : mergeFields(book, pending.code, key, into)
  }, [into, isCode, pending.code, key])
  return (
    <Confirm editor={editor} title={`Merge “${name}”`} make={make} onEnd={onEnd} {...(isCode ? { next: into } : {})}>
      <p className="hint">
        {isCode
          ? 'All its marks come under the other code, which gets the fields and examples that it lacks. Only codes that play the same part in attributions can be merged.'
          : 'All its values come into the other field. Where both are filled in, the other field’s value stays.'}
      </p>
      <ChoiceField label="Into" value={into} empty="Choose…" choices={choices} onChoose={setInto} />
    </Confirm>
  )
}
