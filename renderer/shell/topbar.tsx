import { offeredCodes } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { run } from '../commands'
import { CodeSwatch } from '../fields/code-swatch'
import { keepTagging, tagSelection } from '../tagging/marking'
import { describeKey } from '../window/key'
import { codeKeys } from '../window/keymap'
import { useView, useWindow } from '../window/use-window'

/** The codes, undo and redo, and the roads to report, keys and settings. */
export function Topbar() {
  const window = useWindow()
  const codes = useView((view) => offeredCodes(codebookInUse(view.state.library)))
  const keys = useView(codeKeys)
  const kept = useView((view) => view.kept)
  const correcting = useView((view) => view.correcting)
  const saved = useView((view) => view.can)
  const can = correcting ?? saved
  const isOpen = useView((view) => view.open !== null && view.preview === null && view.correcting === null)
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
              aria-keyshortcuts={keys.get(code.id)?.join(' ')}
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
                {keys.get(code.id)?.map((key) => (
                  <kbd key={key}>{describeKey(key)}</kbd>
                ))}
              </span>
            </button>
          ))}
      </div>
      <div className="spacer" />
      <div role="toolbar" aria-label="History" className="group">
        <TopButton id="edit.undo" label="Undo" sign="↶" shortcut="Mod+Z" disabled={!can.canUndo} />
        <TopButton id="edit.redo" label="Redo" sign="↷" shortcut="Mod+Shift+Z" disabled={!can.canRedo} />
      </div>
      <div role="toolbar" aria-label="Window" className="group">
        <button type="button" className="primary" onClick={() => run(window, 'file.preview')}>
          Report
        </button>
        <TopButton id="app.codebook" label="Codebook" sign="▤" shortcut="Mod+Shift+K" />
        <TopButton id="help.shortcuts" label="Keys" sign="?" shortcut="?" />
        <TopButton id="app.settings" label="Settings" sign="⚙" shortcut="Mod+," />
      </div>
    </header>
  )
}

interface TopButtonProps {
  readonly id: string
  readonly label: string
  readonly sign: string
  readonly shortcut: string
  readonly disabled?: boolean
}

function TopButton({ id, label, sign, shortcut, disabled = false }: TopButtonProps) {
  const window = useWindow()
  return (
    <button
      type="button"
      className="icon"
      aria-label={label}
      title={`${label} (${describeKey(shortcut)})`}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(window, id)}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}
