import { offeredCodes } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { CodeSwatch } from '../fields/code-swatch'
import { currentCorrection, currentReport, openText } from '../place/place'
import { useCodeKeys } from '../tagging/code-keys'
import { keepTagging, tagSelection } from '../tagging/marking'
import { keptCode } from '../tagging/recent'
import { ariaKeys } from '../window/key'
import { CommandButton, KeyCaps } from '../window/keys'
import { useField, useView, useWindow } from '../window/use-window'

/** The codes, undo and redo, and the roads to report, keys and settings. */
export function Topbar() {
  const window = useWindow()
  const codes = useView((view) => offeredCodes(codebookInUse(view.state.library)))
  const keys = useCodeKeys()
  const kept = useField(keptCode)
  const correcting = useView(currentCorrection)
  const saved = useView((view) => view.can)
  const can = correcting ?? saved
  const isOpen = useView(
    (view) => openText(view) !== null && currentReport(view) === null && currentCorrection(view) === null,
  )
  return (
    <header className="topbar" data-pane="toolbar">
      <div className="brand" aria-hidden="true">
        <span className="brand-mark" />
        Sourcemark
      </div>
      <div role="toolbar" aria-label="Codes" className="codes">
        {codes
          .filter((code) => keys.has(code.id))
          .map((code) => (
            <button
              key={code.id}
              type="button"
              aria-keyshortcuts={ariaKeys(keys.get(code.id) ?? [])}
              aria-pressed={kept === code.id}
              title={`Tag the selection as ${code.name}; with nothing selected, keep tagging as ${code.name}`}
              disabled={!isOpen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={(event) => {
                if (kept !== code.id && window.reader?.pending(true)) tagSelection(window, code.id, !event.altKey)
                else keepTagging(window, code.id)
              }}
            >
              <CodeSwatch code={code} />
              <span>{code.name}</span>
              <span aria-hidden="true">
                <KeyCaps keys={keys.get(code.id) ?? []} />
              </span>
            </button>
          ))}
      </div>
      <div className="spacer" />
      <div role="toolbar" aria-label="History" className="group">
        <TopButton id="edit.undo" label="Undo" sign="↶" disabled={!can.canUndo} />
        <TopButton id="edit.redo" label="Redo" sign="↷" disabled={!can.canRedo} />
      </div>
      <div role="toolbar" aria-label="Window" className="group">
        <CommandButton of="file.preview" tip="Preview the report" className="primary" takesFocus>
          Report
        </CommandButton>
        <TopButton id="app.codebook" label="Codebook" sign="▤" />
        <TopButton id="help.shortcuts" label="Keys" sign="?" />
        <TopButton id="app.settings" label="Settings" sign="⚙" />
      </div>
    </header>
  )
}

interface TopButtonProps {
  readonly id: string
  readonly label: string
  readonly sign: string
  readonly disabled?: boolean
}

function TopButton({ id, label, sign, disabled = false }: TopButtonProps) {
  return (
    <CommandButton of={id} label={label} tip={label} className="icon" disabled={disabled}>
      <span aria-hidden="true">{sign}</span>
    </CommandButton>
  )
}
