import { flushSync } from 'react-dom'
import type { ReportScope } from '../../src/ipc/contract'
import { currentPlace, currentReport, openText, textPlaceOf } from '../place/place'
import { describeFailure } from '../window/failure'
import { chosenSession } from '../window/session'
import type { AppWindow } from '../window/window'

/** What a report is about unless the analyst says otherwise: what the preview shows, else the article on screen. */
function scopeOf(window: AppWindow): ReportScope | null {
  const shown = currentReport(window)
  const open = openText(window)
  if (shown !== null) return shown.scope
  if (open !== null) return { kind: 'article', article: open.article }
  const session = chosenSession(window.view())
  return session === null ? null : { kind: 'session', session: session.id }
}

/** Shows the report as a reader will get it. Inputs wait until it is there. */
export async function preview(window: AppWindow, scope: ReportScope | null = scopeOf(window)): Promise<void> {
  if (scope === null) return window.say('info', 'Open an article first; then its report can be shown.')
  await window.inputs.hold('the report', async () => {
    if (!(await kept(window))) return false
    const result = await window.bridge.request('reports.preview', scope)
    if (result.ok) flushSync(() => show(window, scope, result.value))
    else window.say('error', 'The report can’t be made: an article’s file is missing or damaged.')
    return result.ok
  })
}

function show(window: AppWindow, scope: ReportScope, address: string): void {
  window.set(currentPlace, { kind: 'report', scope, address, over: textPlaceOf(window.get(currentPlace)) })
}

/** Writes the report to where the analyst says, in the format of that id. */
export async function exportReport(window: AppWindow, format: string): Promise<void> {
  const scope = scopeOf(window)
  if (scope === null) return window.say('info', 'Open an article first; then its report can be exported.')
  if (!(await kept(window))) return
  const result = await window.bridge.request('reports.export', scope, format, window.stamp())
  if (!result.ok) {
    const { error } = result
    const why = 'reason' in error ? describeFailure(error.reason) : 'an article’s file is missing or damaged'
    return window.say('error', `The report was not exported: ${why}. Choose another place, or try again.`)
  }
  if (result.value === null) return
  window.receive(result.value.edit)
  window.say('info', `Exported “${result.value.name}”.`, false, result.value.place)
}

/** Keeps what was typed, and waits until all is saved: a report tells only what is on the disk. */
async function kept(window: AppWindow): Promise<boolean> {
  window.drafts.keep()
  if (await window.saver.settled()) return true
  window.say('error', 'There are changes that could not be saved yet. Save them first; then make the report.')
  return false
}
