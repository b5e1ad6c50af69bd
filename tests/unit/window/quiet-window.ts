import { features } from '../../../renderer/features'
import { commandSource } from '../../../renderer/window/command'
import { Commands } from '../../../renderer/window/commands'
import { AppWindow } from '../../../renderer/window/window'
import type { Bridge } from '../../../src/ipc/contract'
import { usualPreferences } from '../../../src/machine/preferences'
import { type History, noHistory } from '../../../src/record/history'
import { plainLibrary } from '../../../src/record/plain'
import type { Library } from '../../../src/record/state'

type Opening = Parameters<AppWindow['begin']>[0]

/** The library as a store has it at the start. */
export function openingOf(library: Library, history: History = noHistory): Opening {
  const about = { readOnly: false, preferences: usualPreferences, systemUser: '', version: '' }
  return { library: plainLibrary(library), history, ...about }
}

/** A window with all commands and an empty library, whose store never answers. The analyst gave commands these keys. */
export function quietWindow(keys: Readonly<Record<string, readonly string[]>> = {}): AppWindow {
  const bridge: Bridge = { request: () => new Promise(() => undefined), on: () => () => undefined }
  const window = new AppWindow(bridge, features, (made) => new Commands(made, made.all(commandSource)))
  window.prefer({ ...window.view().preferences, keys })
  return window
}
