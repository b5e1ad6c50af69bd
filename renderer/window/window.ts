import type { Marks } from '../../src/annotation/marks'
import type { Done } from '../../src/gesture/desk'
import type { ArticleId, EditId } from '../../src/ids'
import type { Bridge, CanHistory, Requests, ShownPlace } from '../../src/ipc/contract'
import { fromJson } from '../../src/ipc/json'
import { emptyWorkspace, type Workspace } from '../../src/ipc/workspace'
import type { Preferences } from '../../src/machine/preferences'
import { apply } from '../../src/record/apply'
import type { Edit, Stamp } from '../../src/record/edit'
import { type History, remembered } from '../../src/record/history'
import { libraryOf, marksOf } from '../../src/record/plain'
import type { State } from '../../src/record/state'
import type { ReaderHandle } from '../reader/reader'
import { type CommandBook, noCommands } from './command-book'
import type { Dialog, ShownDialog } from './dialog'
import { Drafts } from './drafts'
import { answersTo, type Facet } from './facet'
import type { Feature } from './feature'
import { type Field, FieldValues } from './field'
import { type HeldInput, Inputs } from './inputs'
import { describeKey, keyOf } from './key'
import { Listeners } from './listeners'
import { type Message, shownMessages } from './message'
import { withMessage } from './message-queue'
import { playInput } from './play-input'
import { Saver } from './saver'
import { chosenSession, currentSession } from './session'
import { beginning, type ViewState } from './view-state'
import { whereabouts } from './whereabouts'

/** The library as the store has it at the start, and what is to be known of it. */
type Opening = Pick<
  ReturnType<Requests['library.open']>,
  'library' | 'history' | 'readOnly' | 'preferences' | 'systemUser' | 'version'
>

/** With fewer steps to go back at hand, more are asked of the store. */
const FEW = 2
/** Milliseconds after which it is said that something is waited for. */
const LONG = 500
/** Inputs that a message names before it counts the others. */
const MOST_NAMED = 8

const leftOut = {
  'not-opened': 'Left out, because it was meant for what could not be opened',
  gone: 'Left out, because what was clicked is not there any more',
} as const

/** A text that is written in, in place of being marked: it takes undo and redo. */
interface WrittenText {
  readonly settle: () => void
  readonly undo: () => unknown
  readonly redo: () => unknown
}

/**
 * The window's state and the one road by which it changes. React reads it through {@link useView}; commands call
 * {@link AppWindow.perform} with what a gesture came to, which applies the edit at once and hands it to the store.
 *
 * It knows records, edits and how they are saved, and none of the features: each has its part of the state in a
 * {@link Field} and answers to what is asked of features in a {@link Facet}.
 */
export class AppWindow {
  readonly bridge: Bridge
  readonly saver: Saver
  /** The text on screen, while there is one. */
  reader: ReaderHandle | null = null
  /** The text on screen while it is written in. */
  written: WrittenText | null = null
  readonly drafts: Drafts
  /** Called for each thing that the analyst did, whatever it was. */
  onActivity: () => void = () => undefined
  readonly listeners = new Listeners()
  readonly inputs: Inputs
  /** All that can be asked for here. */
  readonly commands: CommandBook
  readonly #features: readonly Feature[]
  #values: FieldValues
  #view: ViewState
  #together = 0
  #where: Partial<Workspace> = {}
  #remembered = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #messageId = 0
  #learning: Promise<boolean> | null = null
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(
    bridge: Bridge,
    features: readonly Feature[] = [],
    commandsOf: (window: AppWindow) => CommandBook = () => noCommands,
  ) {
    this.bridge = bridge
    this.#features = features
    this.#values = FieldValues.of([currentSession, shownMessages, ...features.flatMap(({ fields }) => fields ?? [])])
    this.#view = { ...beginning, get: this.#values.get }
    this.commands = commandsOf(this)
    this.saver = new Saver(bridge, {
      onState: (save) => this.#update({ save, can: this.#can() }),
      onEdit: (edit) => this.#remember(remembered(this.#view.history, edit)),
      onSaved: (can) => this.#reconcile(can),
      onStale: (edit) => void this.reload(edit),
    })
    this.inputs = new Inputs({
      settle: () => {
        this.reader?.settle()
        this.written?.settle()
      },
      play: playInput,
      onWaiting: (what) => this.#wait(what),
      onDropped: (inputs, why) => this.say('info', `${leftOut[why]}: ${describeInputs(inputs)}.`),
    })
    this.drafts = new Drafts(bridge, this.saver, () => this.rememberNow())
  }

  readonly view = (): ViewState => this.#view

  readonly get = <T>(field: Field<T>): T => this.#values.get(field)

  set<T>(field: Field<T>, value: T): void {
    const values = this.#values.with(field, value)
    if (values === this.#values) return
    this.#values = values
    this.#update({})
  }

  /** Does it, and then tells at once of all that has changed by it. */
  together<T>(work: () => T): T {
    this.#together++
    try {
      return work()
    } finally {
      this.#together--
      if (this.#together === 0) this.listeners.tell()
    }
  }

  /** What features answer to a facet. */
  all<T>(facet: Facet<T>): readonly T[] {
    return answersTo(
      facet,
      this.#features.flatMap(({ answers }) => answers ?? []),
    )
  }

  #update(change: Partial<Omit<ViewState, 'get'>>): void {
    this.#view = { ...this.#view, ...change, get: this.#values.get }
    if (this.#together === 0) this.listeners.tell()
  }

  /** Takes in the library as the store has it at the start. */
  begin({ library, history, readOnly, preferences, systemUser, version }: Opening): void {
    const state = { library: libraryOf(library), marks: new Map() }
    this.#update({ ready: true, state, history, can: this.#can(history), readOnly, preferences, systemUser, version })
  }

  /** From now on nothing can be changed. */
  makeReadOnly(): void {
    this.#update({ readOnly: true })
  }

  /** What is chosen for this machine counts from now on. */
  prefer(preferences: Preferences): void {
    this.#update({ preferences })
  }

  /** Takes in the marks of an article, in place of those of the one before. */
  takeMarks(article: ArticleId, marks: Marks): void {
    this.#update({ state: { ...this.#view.state, marks: new Map([[article, marks]]) } })
  }

  author(): string {
    return this.#view.state.library.settings.author || this.#view.systemUser
  }

  stamp(): Stamp {
    const now = chosenSession(this.#view)
    return {
      id: crypto.randomUUID() as EditId,
      author: this.author(),
      session: now?.state === 'active' ? now.id : null,
      at: new Date().toISOString(),
    }
  }

  /**
   * Applies what a gesture came to, and saves it. Gestures of one run that follow each other are saved, and undone, as
   * one. Answers whether there was anything to do.
   */
  perform(done: Done, act: 'do' | 'log' = 'do', run: string | null = null): boolean {
    if (done.changes.length === 0) return false
    const { gesture, subject, changes } = done
    // What turns a session belongs to its log, though the session may not be active before or after.
    const turned = changes.find((change) => change.table === 'session')
    const stamp = this.stamp()
    const session = turned?.after?.id ?? stamp.session
    return this.hand({ ...stamp, session, act, of: null, gesture, subject, changes }, run)
  }

  /** Applies an edit and hands it to the store. Answers false where nothing may be changed. */
  hand(edit: Edit, run: string | null = null): boolean {
    if (this.#view.readOnly) {
      this.say('error', 'This library was written by a newer version of Sourcemark. It is open for reading only.')
      return false
    }
    this.adopt(edit)
    if (run === null) this.saver.add(edit)
    else this.saver.addToRun(run, edit)
    return true
  }

  /** Says what is waited for when it has been for so long that somebody would wonder. */
  #wait(waiting: string | null): void {
    clearTimeout(this.#waiting)
    if (waiting !== null) this.#waiting = setTimeout(() => this.#update({ waiting }), LONG)
    else if (this.#view.waiting !== null) this.#update({ waiting })
  }

  /** Takes in an edit that the store made. */
  receive(edit: Edit): void {
    this.adopt(edit)
    this.#remember(remembered(this.#view.history, edit))
  }

  /**
   * Asks the store what can be taken back and brought again. Answers false when the store can't tell, for there are
   * edits that it does not have yet. What was done meanwhile makes the answer useless: then the history stays.
   */
  learnHistory(): Promise<boolean> {
    this.#learning ??= this.#learn().finally(() => {
      this.#learning = null
    })
    return this.#learning
  }

  async #learn(): Promise<boolean> {
    if (!(await this.saver.settled())) return false
    const before = this.#view.history
    const history = await this.bridge.request('edits.history')
    if (this.#view.history === before) this.#update({ history, can: this.#can(history) })
    return true
  }

  #remember(history: History): void {
    this.#update({ history, can: this.#can(history) })
    const { undo, redo, more } = history
    const isShort = (more.undo && undo.length < FEW) || (more.redo && redo.length < FEW)
    // Fetched before it is asked for. A run is left to go on: when it ends, this comes again.
    if (isShort && !this.saver.runs()) void this.learnHistory()
  }

  #can({ undo, redo, more } = this.#view.history): CanHistory {
    const runs = this.saver.runs()
    return { canUndo: runs || undo.length > 0 || more.undo, canRedo: !runs && (redo.length > 0 || more.redo) }
  }

  /** Compares with what the store says can be undone, when it has everything. */
  #reconcile(can: CanHistory): void {
    const { canUndo, canRedo } = this.#can()
    if (this.saver.unsaved().length === 0 && (can.canUndo !== canUndo || can.canRedo !== canRedo))
      void this.learnHistory()
  }

  /** Brings the window in step with an edit that the store has, or will have. */
  adopt(edit: Edit): void {
    const result = apply(this.#view.state, edit)
    if (!result.ok) throw new Error(`An edit must start from what is there: ${result.error.table} ${result.error.id}.`)
    this.#values = this.#values.applied(edit, result.value)
    this.#update({ state: result.value })
  }

  /** Notes where the analyst is in the text, for the next start. */
  remember(where: Partial<Workspace>): void {
    this.#where = { ...this.#where, ...where }
    this.rememberSoon()
  }

  /** Where the analyst is, as it is noted for the next start. */
  whereabouts(): Workspace {
    const answers = this.all(whereabouts).map((answer) => answer(this.#view))
    return Object.assign({ ...emptyWorkspace, ...this.#where, session: this.get(currentSession) }, ...answers)
  }

  rememberSoon(): void {
    this.#timer ??= setTimeout(() => this.rememberNow(), 300)
  }

  rememberNow(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#view.ready) return
    const workspace = this.whereabouts()
    const now = JSON.stringify(workspace)
    if (now === this.#remembered) return
    this.#remembered = now
    void this.bridge.request('workspace.remember', workspace)
  }

  /** Opens a dialog, or shows something else in the one of its kind that is open. */
  show(dialog: Dialog): ShownDialog
  show<P extends object>(dialog: Dialog<P>, props: NoInfer<P>): ShownDialog
  show(dialog: Dialog, props: object = {}): ShownDialog {
    const open = dialog.with(props)
    this.#update({ dialog: open })
    return open
  }

  closeDialog(): void {
    this.#update({ dialog: null })
  }

  /** `canUndo`: what it tells of is the edit that was just done. `place`: the file or folder that it tells of. */
  say(tone: Message['tone'], text: string, canUndo = false, place: ShownPlace | null = null): void {
    const message = { id: ++this.#messageId, tone, text, canUndo, place }
    this.set(shownMessages, withMessage(this.get(shownMessages), message))
  }

  announce(text: string): void {
    this.#update({ announcement: text })
  }

  /** Subtle: only a defect leads here. What the store has is the truth, so the window takes it from there. */
  reload(edit: Edit): Promise<void> {
    return this.inputs.hold('what is stored', () => this.#reload(edit))
  }

  async #reload(edit: Edit): Promise<void> {
    const opening = await this.bridge.request('library.open')
    const marks = new Map<ArticleId, Marks>()
    for (const article of this.#view.state.marks.keys()) {
      const read = await this.bridge.request('articles.open', article)
      if (read.ok) marks.set(article, marksOf(fromJson(read.value)))
    }
    const state: State = { library: libraryOf(opening.library), marks }
    this.#values = this.#values.applied(edit, state)
    this.#update({ state, history: opening.history, can: this.#can(opening.history) })
    this.say(
      'error',
      `The change “${edit.gesture}” (${edit.subject}) did not fit what is stored. The window shows what is stored now; please do it again where it is missing.`,
    )
  }
}

/** "C, Shift+→, a click": so many at most, then how many more. */
function describeInputs(inputs: readonly HeldInput[]): string {
  const named = inputs.slice(0, MOST_NAMED).map((each) => {
    if (each.kind === 'key') return describeKey(keyOf(each.event))
    return each.kind === 'click' ? 'a click' : 'what was pasted'
  })
  const more = inputs.length - named.length
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
}
