import type { BundleScope } from '../../src/exchange/bundle'
import type { Requests } from '../../src/ipc/contract'
import type { Session } from '../../src/session/session'
import { describeFailure } from '../window/failure'
import type { AppWindow } from '../window/window'

/** Packs a session, with all that it stands on, for another machine. */
export async function packSession(window: AppWindow, session: Session | null): Promise<void> {
  if (session === null)
    return window.say('info', 'Choose a session at the left first; then it can be exported for another machine.')
  await pack(window, { kind: 'session', session: session.id })
}

/** Packs everything for another machine. */
export async function packLibrary(window: AppWindow): Promise<void> {
  await pack(window, { kind: 'library' })
}

async function pack(window: AppWindow, scope: BundleScope): Promise<void> {
  window.drafts.keep()
  if (!(await window.saver.settled()))
    return window.say('error', 'There are changes that could not be saved yet. Save them first; then export.')
  const result = await window.bridge.request('exchange.pack', scope, window.stamp())
  if (!result.ok) return window.say('error', `Nothing was exported: ${describe(result.error)}.`)
  if (result.value === null) return
  const { name, place, edit } = result.value
  window.receive(edit)
  window.say('info', `Exported “${name}”. Open it with Sourcemark on the other machine.`, false, place)
}

type PackError = Extract<ReturnType<Requests['exchange.pack']>, { readonly ok: false }>['error']

function describe(error: PackError): string {
  switch (error.code) {
    case 'not-written':
    case 'not-saved':
      return `${describeFailure(error.reason)}. Choose another place, or try again`
    case 'too-large':
      return 'it would be larger than a Sourcemark file may be (256 MB). Export its sessions one by one'
    case 'damaged':
      return `“${error.problem.file}” in the data folder is damaged. Import that article’s file again, or restore a backup`
    case 'missing':
    case 'stale':
      return 'the session, or a file of one of its articles, is missing'
    case 'read-only':
      return 'the library is open for reading only'
  }
}
