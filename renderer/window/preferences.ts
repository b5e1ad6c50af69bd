import type { Chosen } from '../../src/machine/preferences'
import { describeFailure } from './failure'
import type { AppWindow } from './window'

/** Chooses something for this machine: it counts at once, is kept beside the library, and is no edit. */
export function choose(window: AppWindow, chosen: Chosen): void {
  window.prefer({ ...window.view().preferences, ...chosen })
  void window.bridge.request('preferences.choose', chosen).then((kept) => {
    if (!kept.ok) window.say('error', describeNotKept(kept.error.reason))
  })
}

/** Says that a choice could not be written, for that reason (the system's word). */
export function describeNotKept(reason: string): string {
  const why = reason === 'newer-schema' ? 'a newer version of Sourcemark wrote its file' : describeFailure(reason)
  return `What you chose counts until you close Sourcemark, and could not be kept: ${why}.`
}
