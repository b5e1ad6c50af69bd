import { useEffect, useRef } from 'react'
import { reportFormats } from '../../src/export/catalogue'
import type { ReportScope } from '../../src/ipc/contract'
import { leaveReport, openText } from '../place/place'
import { CommandButton } from '../window/keys'
import { currentSession } from '../window/session'
import { useField, useView, useWindow } from '../window/use-window'
import { exportCommand } from './commands'
import { preview } from './reports'

/** The report as a reader will get it, in a frame of its own that runs nothing. */
export function ReportPreview({ scope, address }: { readonly scope: ReportScope; readonly address: string }) {
  const window = useWindow()
  const open = useView((view) => openText(view)?.article)
  const session = useField(currentSession)
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    back.current?.focus()
    return () => window.reader?.focus()
  }, [window])
  const close = () => leaveReport(window)
  return (
    <section
      className="report-preview"
      aria-label="Report preview"
      data-pane="preview"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <h1 className="visually-hidden">Report preview</h1>
      <header className="preview-bar">
        <button ref={back} type="button" onClick={close}>
          ← Back to the text
        </button>
        <label>
          Report on{' '}
          <select
            value={scope.kind}
            onChange={(event) => {
              if (event.target.value === 'article' && open) void preview(window, { kind: 'article', article: open })
              else if (event.target.value === 'session' && session) void preview(window, { kind: 'session', session })
            }}
          >
            {open || scope.kind === 'article' ? <option value="article">this article</option> : null}
            {session || scope.kind === 'session' ? <option value="session">the session</option> : null}
          </select>
        </label>
        <span className="spacer" />
        <span className="export-label">Export as</span>
        {reportFormats().map(({ id, label }) => (
          <CommandButton key={id} of={exportCommand(id)} tip={`Export as ${label}`} takesFocus>
            {label}
          </CommandButton>
        ))}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by keyboard */}
      <iframe title="Report" src={address} sandbox="" tabIndex={0} />
    </section>
  )
}
