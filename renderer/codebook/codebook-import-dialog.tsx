import { type CSSProperties, useId, useMemo, useState } from 'react'
import { type Branch, branches } from '../../src/codebook/code-tree'
import { counted } from '../../src/wording/amounts'
import { ImportActions, ShowMore } from '../exchange/import-actions'
import { CodeSwatch } from '../fields/code-swatch'
import { Modal } from '../window/modal'
import { useWindow } from '../window/use-window'
import { importCodebook } from './codebook-files'
import { countedCodes, notesOn } from './codebook-notes'
import type { IncomingCodebook } from './incoming-codebook'

/** Codes that are shown at first, and with each press of "Show more". */
const PAGE = 100

/** What the file of a codebook holds, before anything of it is taken. */
export function CodebookImportDialog({ incoming }: { readonly incoming: IncomingCodebook }) {
  const window = useWindow()
  const nameId = useId()
  const { file, reading, arrival } = incoming
  const { codebook, renewed } = arrival
  const [name, setName] = useState(codebook.name)
  const [use, setUse] = useState(true)
  const [shown, setShown] = useState(PAGE)
  const rows = useMemo(() => branches(codebook.codes), [codebook])
  const notes = notesOn(incoming)
  const fields = codebook.codes.reduce((sum, code) => sum + code.fields.length, 0)
  return (
    <Modal title={`Import a codebook from “${file}”`} wide>
      <p>
        {reading === null
          ? 'A codebook of Sourcemark'
          : `A REFI-QDA codebook${reading.origin === '' ? '' : ` from ${reading.origin}`}`}
        , with {countedCodes(codebook.codes.length)}
        {fields === 0 ? '' : ` and ${counted(fields, 'field')}`}. Nothing has been imported yet.
      </p>
      <div className="field">
        <label htmlFor={nameId}>Name</label>
        <input id={nameId} type="text" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </div>
      {notes.length > 0 ? (
        <ul className="hint" aria-label="What to know of it">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <table className="codebook-codes">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Description</th>
            {reading === null ? <th scope="col">Fields</th> : null}
            {reading === null ? <th scope="col">Key</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ code, depth }) => (
            <CodeRow key={code.id} code={code} depth={depth} isCopy={renewed.has(code.id)} isWhole={reading === null} />
          ))}
        </tbody>
      </table>
      <ShowMore left={rows.length - shown} onMore={() => setShown(shown + PAGE)} />
      <label className="check">
        <input type="checkbox" checked={use} onChange={(event) => setUse(event.target.checked)} />
        Use it for new marks from now on
      </label>
      <ImportActions
        label={`Import ${countedCodes(codebook.codes.length)}`}
        disabled={name.trim() === ''}
        onImport={() => importCodebook(window, incoming, { name: name.trim(), use })}
      />
    </Modal>
  )
}

interface CodeRowProps extends Branch {
  readonly isCopy: boolean
  /** It has fields and a key, or could have. */
  readonly isWhole: boolean
}

function CodeRow({ code, depth, isCopy, isWhole }: CodeRowProps) {
  const marks = [isCopy ? 'a code of its own' : '', code.retired ? 'not for new marks' : ''].filter(Boolean)
  return (
    <tr>
      <th scope="row" style={{ '--depth': Math.min(depth, 8) } as CSSProperties}>
        <CodeSwatch code={code} /> {code.name}
        {marks.length > 0 ? <small> {marks.join(', ')}</small> : null}
      </th>
      <td>{shortened(code.description)}</td>
      {isWhole ? <td>{code.fields.map(({ label }) => label).join(', ')}</td> : null}
      {isWhole ? <td>{code.key}</td> : null}
    </tr>
  )
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200).trimEnd()} …` : text
}
