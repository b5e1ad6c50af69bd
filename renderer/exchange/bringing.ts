import { sameValue } from '../../src/collection/same-value'
import type { Choice } from '../../src/exchange/merge'
import type { Bundle } from '../../src/exchange/read-bundle'
import { renumber } from '../../src/exchange/renumber'
import { type Resolved, resolve } from '../../src/exchange/resolve'
import type { ArticleId } from '../../src/ids'
import type { CommitError } from '../../src/ipc/contract'
import type { Change } from '../../src/record/edit'
import { ok, type Result } from '../../src/result'
import { counted } from '../../src/wording/amounts'
import { openArticle } from '../place/opening'
import { openText } from '../place/place'
import { describeFailure } from '../window/failure'
import { currentSession } from '../window/session'
import type { AppWindow } from '../window/window'
import { importDialog } from './dialogs'
import type { Incoming } from './incoming'
import { look } from './receiving'

/** Brings what was chosen into the library, as one edit. What the choices were made on must still be so. */
export function importBundle(
  window: AppWindow,
  incoming: Incoming,
  choices: ReadonlyMap<string, Choice>,
): Promise<void> {
  return window.inputs.hold('what is imported', () => bring(window, incoming, choices))
}

async function bring(
  window: AppWindow,
  { name, bundle, merge: shown }: Incoming,
  choices: ReadonlyMap<string, Choice>,
): Promise<void> {
  const refuse = (why: string) => {
    window.closeDialog()
    window.say('error', `“${name}” was not imported: ${why}. Nothing has changed.`)
  }
  const looked = await look(window, bundle)
  if (!looked.ok) return refuse(looked.error)
  if (!sameValue(looked.value.conflicts, shown.conflicts)) {
    window.show(importDialog, { name, incoming: { name, bundle, merge: looked.value } })
    return window.say('info', 'The library has changed meanwhile. Look at the choices again.')
  }
  const resolved = resolve(looked.value, choices, () => crypto.randomUUID())
  const kept = await keepEvidence(window, bundle, resolved)
  if (!kept.ok) {
    const { error } = kept
    return refuse(error.code === 'not-saved' ? describeFailure(error.reason) : 'the library is open for reading only')
  }
  window.closeDialog()
  if (!window.perform({ gesture: 'import', subject: name, changes: kept.value })) return
  const { scope } = bundle.manifest
  if (scope.kind === 'session') window.set(currentSession, scope.session)
  window.say('info', `Imported ${countOf(kept.value.length)} from “${name}”.`, true)
  const { state } = window.view()
  const open = openText(window)
  const record = open && state.library.articles.get(open.article)
  if (record && record.revision !== open.revision) await openArticle(window, record.id)
}

/** "1 record", "1,234 records" */
export function countOf(records: number): string {
  return counted(records, 'record')
}

/** Has texts and originals written before the edit that names them; answers with changes that name them rightly. */
async function keepEvidence(
  window: AppWindow,
  bundle: Bundle,
  { changes, evidence }: Resolved,
): Promise<Result<readonly Change[], CommitError>> {
  const numbers = new Map<ArticleId, ReadonlyMap<number, number>>()
  for (const { from, to } of evidence) {
    const texts = bundle.texts(from)
    const result = await window.bridge.request('exchange.keep', to, texts, bundle.original(from))
    if (!result.ok) return result
    numbers.set(to, new Map(texts.map(({ revision }, i) => [revision, result.value[i] ?? revision])))
  }
  return ok(renumber(changes, numbers))
}
