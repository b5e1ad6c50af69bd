import { randomUUID } from 'node:crypto'
import type { ShownPlace } from '../src/ipc/contract'

/** Files and folders that the window may speak of, and knows no path of. Nobody else makes an id. */
export class Places {
  readonly #home: string
  readonly #byId = new Map<string, string>()
  readonly #openable = new Set<string>()
  readonly #byPath = new Map<string, ShownPlace>()

  /** `home` is the path of the user's own folder. */
  constructor(home: string) {
    this.#home = home
  }

  /**
   * What the window gets of an absolute path: the same for the same path, as long as the app runs. `canOpen`: it is a
   * file that the app has just made, to be opened by another program.
   */
  shown(path: string, canOpen = false): ShownPlace {
    const known = this.#byPath.get(path)
    if (known?.canOpen === canOpen) return known
    const place = { id: randomUUID(), text: readablePlace(path, this.#home), canOpen }
    this.#byId.set(place.id, path)
    if (canOpen) this.#openable.add(place.id)
    this.#byPath.set(path, place)
    return place
  }

  /** The path of what may be opened by another program; null for every other id. */
  findToOpen(id: string): string | null {
    return this.#openable.has(id) ? this.find(id) : null
  }

  /** The path of what was shown; null for an id that nobody was given. */
  find(id: string): string | null {
    return this.#byId.get(id) ?? null
  }
}

/**
 * An absolute path in words for people, which no system takes for a path: "~ › Papers › Backups", with the user's own
 * folder as ~, "media › disk › Backups", "D: › Backups". Two folders of one name are told apart.
 */
export function readablePlace(path: string, home: string): string {
  const parts = partsOf(path)
  const own = partsOf(home)
  const isOwn = own.length > 0 && own.every((part, at) => part === parts[at])
  const shown = isOwn ? ['~', ...parts.slice(own.length)] : parts
  return shown.join(' › ')
}

// A folder's name on Linux may have a backslash in it: a path is split at one only where it begins as Windows has it.
function partsOf(path: string): readonly string[] {
  const separators = /^(?:[A-Za-z]:|\\\\)/.test(path) ? /[\\/]+/ : /\/+/
  return path.split(separators).filter((part) => part !== '')
}
