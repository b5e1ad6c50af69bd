import { type Command, type CommandSource, spokenReason } from './command'
import type { Call, CommandBook, CommandInfo, Subject } from './command-book'
import type { AppWindow } from './window'

/** What is known of the commands while codes and keys stay as they are. */
interface Known {
  /** What it was made of. */
  readonly of: readonly unknown[]
  readonly all: readonly Command[]
  readonly byId: ReadonlyMap<string, Command>
  readonly keys: ReadonlyMap<string, readonly string[]>
  /** By where they work and their key, such as "text G". */
  readonly byKey: ReadonlyMap<string, Command>
}

/** The commands of all features, as they are in this window now. */
export class Commands implements CommandBook {
  readonly #window: AppWindow
  readonly #sources: readonly CommandSource[]
  #made: Known | null = null

  constructor(window: AppWindow, sources: readonly CommandSource[]) {
    this.#window = window
    this.#sources = sources
  }

  readonly all = (): readonly CommandInfo[] => this.#known().all

  readonly keysOf = (id: string): readonly string[] => this.#known().keys.get(id) ?? none

  readonly calledBy = (key: string, where: CommandInfo['where']): CommandInfo | undefined =>
    this.#known().byKey.get(`${where} ${key}`)

  readonly lacking = (id: string, about: Subject | null = null): string | null =>
    this.#find(id).when(this.#window, about)

  readonly run = (id: string, { key = null, about = null }: Partial<Call> = {}): unknown =>
    this.#refuses(id, about) ? true : this.#find(id).run(this.#window, { key, about })

  /** Says aloud why a command can't be done, where the reason is one that a feature wants said. */
  #refuses(id: string, about: Subject | null): boolean {
    const why = this.lacking(id, about)
    const isSpoken = why !== null && this.#window.all(spokenReason).some((reason) => reason(this.#window) === why)
    if (!isSpoken) return false
    this.#window.say('info', why)
    return true
  }

  #find(id: string): Command {
    const found = this.#known().byId.get(id)
    if (found === undefined) throw new Error(`There must be a command "${id}".`)
    return found
  }

  #known(): Known {
    const view = this.#window.view()
    const own = view.preferences.keys
    const of = [own, ...this.#sources.map((each) => ('make' in each ? each.depends(view) : each))]
    const made = this.#made
    if (made !== null && of.every((each, at) => each === made.of[at])) return made
    const all = this.#sources.flatMap((each) => ('make' in each ? each.make(view) : each))
    const given = (each: Command) => own[each.id] ?? each.keys
    const firm = new Set(all.filter((each) => !each.givesWay).flatMap(given))
    const keys = new Map(
      all.map((each) => [each.id, each.givesWay ? given(each).filter((key) => !firm.has(key)) : given(each)]),
    )
    const byKey = new Map<string, Command>()
    for (const each of all)
      for (const key of keys.get(each.id) ?? none) {
        const called = `${each.where} ${key}`
        // Of two that have one key, by a codebook that came from elsewhere, the first has it.
        if (!byKey.has(called)) byKey.set(called, each)
      }
    this.#made = { of, all, byId: new Map(all.map((each) => [each.id, each])), keys, byKey }
    return this.#made
  }
}

const none: readonly string[] = []
