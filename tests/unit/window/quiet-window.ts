import { commandSources } from '../../../renderer/features'
import { Commands } from '../../../renderer/window/commands'
import { AppWindow } from '../../../renderer/window/window'
import type { Bridge } from '../../../src/ipc/contract'

/** A window with all commands and an empty library, whose store never answers. The analyst gave commands these keys. */
export function quietWindow(keys: Readonly<Record<string, readonly string[]>> = {}): AppWindow {
  const bridge: Bridge = { request: () => new Promise(() => undefined), on: () => () => undefined }
  const window = new AppWindow(bridge, (made) => new Commands(made, commandSources))
  window.set({ preferences: { ...window.view().preferences, keys } })
  return window
}
