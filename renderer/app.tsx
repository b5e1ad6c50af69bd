import type { ReactNode } from 'react'
import { AnnotationList } from './annotations/annotation-list'
import { AttributionChip } from './attribution/attribution-chip'
import { Inspector } from './inspector/inspector'
import { ArticleHeader } from './library/article-header'
import { LibraryPanel } from './library/library-panel'
import { shownPanels } from './place/panes'
import { currentPlace, textPlaceOf } from './place/place'
import { StatusBar } from './shell/status-bar'
import { Topbar } from './shell/topbar'
import { Welcome } from './shell/welcome'
import { ArticleText } from './tagging/article-text'
import { ContextMenus } from './window/context-menu'
import { OpenDialog } from './window/dialogs'
import { later } from './window/later'
import type { Part } from './window/listeners'
import { Messages } from './window/messages'
import { PartContext, useField, useView } from './window/use-window'

const correctionEditor = later(
  'the text to be corrected',
  async () => (await import('./correction/correction-editor')).CorrectionEditor,
)
const reportPreview = later('the report', async () => (await import('./report/report-preview')).ReportPreview)
const { Component: CorrectionEditor } = correctionEditor
const { Component: ReportPreview } = reportPreview

/** The parts of the window whose code is loaded late. */
export const lateParts = [correctionEditor, reportPreview]

// Elements that stay the same: what is within follows its own changes only.
const topbar = <Topbar />
const library = inPart('library', <LibraryPanel />)
const header = inPart('library', <ArticleHeader />)
const chip = inPart('chip', <AttributionChip />)
const list = inPart('list', <AnnotationList />)
const inspector = inPart('inspector', <Inspector />)
const status = inPart('status', <StatusBar />)
const messages = <Messages />
const dialog = <OpenDialog />

function inPart(part: Part, content: ReactNode): ReactNode {
  return <PartContext value={part}>{content}</PartContext>
}

/** The window: library at the left, the text, annotations and inspector at the right. */
export function App() {
  const now = useField(currentPlace)
  const { library: hasLibrary, annotations: hasAnnotations } = useField(shownPanels)
  const hasDialog = useView((view) => view.dialog !== null)
  const under = textPlaceOf(now)
  const report = now.kind === 'report' ? now : null
  return (
    <ContextMenus>
      <div className="window">
        {topbar}
        <div className="columns">
          {hasLibrary ? library : null}
          <main className="centre" aria-label="Article">
            {under.kind !== 'nothing' ? (
              // The text stays under the report, so that place and selection are there again afterwards.
              <div className={report ? 'desk hidden' : 'desk'} inert={report !== null}>
                {header}
                {under.kind === 'correction' ? (
                  <CorrectionEditor open={under.open} correcting={under.correcting} />
                ) : (
                  <ArticleText open={under.open} />
                )}
                {chip}
              </div>
            ) : report ? null : (
              <Welcome />
            )}
            {report ? <ReportPreview scope={report.scope} address={report.address} /> : null}
          </main>
          {hasAnnotations && now.kind === 'article' ? (
            <aside className="side" aria-label="Annotations and inspector">
              {list}
              {inspector}
            </aside>
          ) : null}
        </div>
        {status}
        {hasDialog ? dialog : messages}
      </div>
    </ContextMenus>
  )
}
