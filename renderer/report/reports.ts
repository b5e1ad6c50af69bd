import { flushSync } from 'react-dom'
import type { ReportFormat, ReportScope } from '../../src/ipc/contract'
import { chosenSession } from '../library/sessions'
import { describeFailure } from '../window/failure'
import type { Workbench } from '../window/window'

/** What a report is about unless the analyst says otherwise: what the preview shows, else the article on screen. */
function scopeOf(bench: Workbench): ReportScope | null {
  const { preview: shown, open } = bench.view()
  if (shown !== null) return shown.scope
  if (open !== null) return { kind: 'article', article: open.article }
  const session = chosenSession(bench)
  return session === null ? null : { kind: 'session', session: session.id }
}

/** Shows the report as a reader will get it. Inputs wait until it is there. */
export async function preview(bench: Workbench, scope: ReportScope | null = scopeOf(bench)): Promise<void> {
  if (scope === null) return bench.say('info', 'Open an article first; then its report can be shown.')
  await bench.inputs.hold('the report', async () => {
    if (!(await kept(bench))) return false
    const result = await bench.bridge.request('reports.preview', scope)
    if (result.ok) flushSync(() => bench.set({ preview: { scope, address: result.value } }))
    else bench.say('error', 'The report can’t be made: an article’s file is missing or damaged.')
    return result.ok
  })
}

/** Writes the report to where the analyst says. */
export async function exportReport(bench: Workbench, format: ReportFormat): Promise<void> {
  const scope = scopeOf(bench)
  if (scope === null) return bench.say('info', 'Open an article first; then its report can be exported.')
  if (!(await kept(bench))) return
  const result = await bench.bridge.request('reports.export', scope, format, bench.stamp())
  if (!result.ok) {
    const { error } = result
    const why = 'reason' in error ? describeFailure(error.reason) : 'an article’s file is missing or damaged'
    return bench.say('error', `The report was not exported: ${why}. Choose another place, or try again.`)
  }
  if (result.value === null) return
  bench.receive(result.value.edit)
  bench.say('info', `Exported “${result.value.name}”.`)
}

/** Keeps what was typed, and waits until all is saved: a report tells only what is on the disk. */
async function kept(bench: Workbench): Promise<boolean> {
  bench.drafts.keep()
  if (await bench.saver.settled()) return true
  bench.say('error', 'There are changes that could not be saved yet. Save them first; then make the report.')
  return false
}
