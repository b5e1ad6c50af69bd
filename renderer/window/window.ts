import type { Marks } from '../../src/annotation/marks'
import { standsIn } from '../../src/annotation/standing'
import { offeredCodes } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import type { Desk, Done } from '../../src/gesture/desk'
import type { AnnotationId, ArticleId, EditId } from '../../src/ids'
import type { Bridge, CanHistory, ShownPlace } from '../../src/ipc/contract'
import type { Workspace } from '../../src/ipc/workspace'
import { apply } from '../../src/record/apply'
import type { Edit, Stamp } from '../../src/record/edit'
import { type History, remembered } from '../../src/record/history'
import { libraryOf, marksOf } from '../../src/record/plain'
import { noMarks } from '../../src/record/state'
import type { CorrectionHandle } from '../correction/correction-view'
import type { ReaderHandle } from '../reader/reader'
import type { Searching } from '../search/hits'
import { type CommandBook, noCommands } from './command-book'
import type { Dialog, ShownDialog } from './dialog'
import { Drafts } from './drafts'
import { type HeldInput, Inputs } from './inputs'
import { describeKey, keyOf } from './key'
import { Listeners } from './listeners'
import { playInput } from './play-input'
import { Saver } from './saver'
import { beginning, type Message, type OpenText, type ViewState } from './view-state'

/** How many marks are remembered as handled last. */
const MOST_HANDLED = 20
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

const alone: ReadonlySet<AnnotationId> = new Set()

/**
 * The window's state and the one road by which it changes. React reads it through {@link useView}; commands call
 * {@link AppWindow.perform} with what a gesture came to, which applies the edit at once and hands it to the store.
 */
export class AppWindow {
  readonly bridge: Bridge
  readonly saver: Saver
  /** The text on screen, while there is one. */
  reader: ReaderHandle | null = null
  /** The text on screen while it is corrected. */
  correction: CorrectionHandle | null = null
  /** A search of the text that goes on; null when none does. */
  searching: Searching | null = null
  readonly drafts: Drafts
  /** Called for each thing that the analyst did, whatever it was. */
  onActivity: () => void = () => undefined
  #view: ViewState = beginning
  #where: Pick<Workspace, 'place' | 'selection'> = { place: 0, selection: null }
  #remembered = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #messageId = 0
  #learning: Promise<boolean> | null = null
  #waiting: ReturnType<typeof setTimeout> | undefined
  readonly listeners = new Listeners()
  readonly inputs: Inputs
  /** All that can be asked for here. */
  readonly commands: CommandBook

  constructor(bridge: Bridge, commandsOf: (window: AppWindow) => CommandBook = () => noCommands) {
    this.bridge = bridge
    this.commands = commandsOf(this)
    this.saver = new Saver(bridge, {
      onState: (save) => this.set({ save, can: this.#can() }),
      onEdit: (edit) => this.#remember(remembered(this.#view.history, edit)),
      onSaved: (can) => this.#reconcile(can),
      onStale: (edit) => void this.reload(edit),
    })
    this.inputs = new Inputs({
      settle: () => {
        this.reader?.settle()
        this.correction?.settle()
      },
      play: playInput,
      onWaiting: (what) => this.#wait(what),
      onDropped: (inputs, why) => this.say('info', `${leftOut[why]}: ${describeInputs(inputs)}.`),
    })
    this.drafts = new Drafts(bridge, this.saver, () => this.rememberNow())
  }

  readonly attachReader = (reader: ReaderHandle | null): void => {
    this.reader = reader
    if (reader !== null) this.set({ caret: reader.caret() })
  }

  readonly attachCorrection = (correction: CorrectionHandle | null): void => {
    this.correction = correction
  }

  readonly view = (): ViewState => this.#view

  set(change: Partial<ViewState>): void {
    this.#view = { ...this.#view, ...change }
    this.listeners.tell()
  }

  author(): string {
    return this.#view.state.library.settings.author || this.#view.systemUser
  }

  stamp(): Stamp {
    const { session } = this.#view
    const isActive = session !== null && this.#view.state.library.sessions.get(session)?.state === 'active'
    return {
      id: crypto.randomUUID() as EditId,
      author: this.author(),
      session: isActive ? session : null,
      at: new Date().toISOString(),
    }
  }

  marks(): Marks {
    const { open, state } = this.#view
    return (open && state.marks.get(open.article)) ?? noMarks
  }

  /** The article under work for a gesture, or null when none is open. */
  desk(): Desk | null {
    const { open, state } = this.#view
    // While another revision is being read, nothing can be said of the text on screen.
    if (open === null || state.library.articles.get(open.article)?.revision !== open.revision) return null
    return this.deskFor(open, this.marks())
  }

  /** Any article of the library for a gesture, with what is marked in it. */
  deskFor({ article, text, blocks }: Pick<OpenText, 'article' | 'text' | 'blocks'>, marks: Marks): Desk {
    return {
      article,
      text,
      blocks,
      library: this.#view.state.library,
      marks,
      author: this.author(),
      now: new Date().toISOString(),
      newId: () => crypto.randomUUID(),
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
    if (waiting !== null) this.#waiting = setTimeout(() => this.set({ waiting }), LONG)
    else if (this.#view.waiting !== null) this.set({ waiting })
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
    if (this.#view.history === before) this.set({ history, can: this.#can(history) })
    return true
  }

  #remember(history: History): void {
    this.set({ history, can: this.#can(history) })
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

  /** Performs a gesture on the article under work. Answers whether there was anything to do. */
  change(gesture: (desk: Desk) => Done): boolean {
    // A field may have the focus still: what was typed there was done before.
    this.drafts.keep()
    const desk = this.desk()
    return desk !== null && this.perform(gesture(desk))
  }

  /** Brings the window in step with an edit that the store has, or will have. */
  adopt(edit: Edit): void {
    const result = apply(this.#view.state, edit)
    if (!result.ok) throw new Error(`An edit must start from what is there: ${result.error.table} ${result.error.id}.`)
    const state = result.value
    const { articles, sessions } = state.library
    const { selected, chosen, current, session, preview, messages } = this.#view
    // An import that is taken back takes what is on screen with it.
    const open = this.#view.open && articles.has(this.#view.open.article) ? this.#view.open : null
    const marks = open && state.marks.get(open.article)
    const offered = offeredCodes(codebookInUse(state.library))
    const isOffered = (code: string) => offered.some((each) => each.id === code)
    const { kept, recent } = this.#view
    const changesMarks = edit.changes.some((change) => change.table === 'annotation')
    this.set({
      state,
      // A code that is gone or retired, or of a codebook that is not in use any more, tags nothing.
      kept: kept !== null && isOffered(kept) ? kept : null,
      recent: recent.every((each) => isOffered(each.code)) ? recent : recent.filter((each) => isOffered(each.code)),
      marksVersion: this.#view.marksVersion + (changesMarks ? 1 : 0),
      open,
      session: session !== null && sessions.has(session) ? session : null,
      preview: open === null && this.#view.open !== null ? null : preview,
      messages: edit.act === 'log' ? messages : messages.map((each) => ({ ...each, canUndo: false })),
      selected: selected !== null && marks?.annotations.has(selected) ? selected : null,
      chosen: chosen.size > 0 ? stillThere(chosen, marks || noMarks) : chosen,
      current: current !== null && marks?.attributions.has(current.attribution) ? current : null,
    })
  }

  /** Notes that a mark was tagged or linked. */
  handle(annotation: AnnotationId): void {
    const others = this.#view.handled.filter((each) => each !== annotation)
    this.set({ handled: [annotation, ...others].slice(0, MOST_HANDLED) })
  }

  select(annotation: AnnotationId | null): void {
    const { selected, selectedOther, chosen } = this.#view
    if (annotation === selected && selectedOther === null && chosen.size === 0) return
    this.drafts.keep()
    this.set({ selected: annotation, selectedOther: null, chosen: alone })
  }

  /** Chooses several marks, of which one has the keys and is shown in the text. */
  choose(chosen: ReadonlySet<AnnotationId>, selected: AnnotationId): void {
    this.drafts.keep()
    this.set({ selected, selectedOther: null, chosen: chosen.size > 1 ? chosen : alone })
    const first = this.marks().annotations.get(selected)?.selectors[0]
    if (first !== undefined) this.reader?.reveal(first)
  }

  /** Selects a mark, brings it into view and, on request, puts the caret at its end. */
  goTo(annotation: AnnotationId, caret = true): void {
    const record = this.marks().annotations.get(annotation)
    const first = record?.selectors[0]
    if (record === undefined || first === undefined) return
    this.select(annotation)
    // An orphan stands nowhere in this text, nor may a mark in an older revision of it.
    if (!standsIn(this.#view.open?.text ?? '', record)) return
    this.reader?.reveal(first)
    if (caret) this.reader?.select({ anchor: first.end, head: first.end })
  }

  /** Notes where the analyst is in the text, for the next start. */
  remember(where: Partial<Pick<Workspace, 'place' | 'selection'>>): void {
    this.#where = { ...this.#where, ...where }
    this.rememberSoon()
  }

  /** UTF-16 offset of the first character in view. */
  place(): number {
    return this.#where.place
  }

  rememberSoon(): void {
    this.#timer ??= setTimeout(() => this.rememberNow(), 300)
  }

  rememberNow(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { ready, session, open, selected, panels } = this.#view
    if (!ready) return
    const workspace: Workspace = {
      session,
      article: open?.article ?? null,
      ...this.#where,
      annotation: selected,
      panels,
    }
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
    this.set({ dialog: open })
    return open
  }

  closeDialog(): void {
    this.set({ dialog: null })
  }

  /** `canUndo`: what it tells of is the edit that was just done. `place`: the file or folder that it tells of. */
  say(tone: Message['tone'], text: string, canUndo = false, place: ShownPlace | null = null): void {
    const others = this.#view.messages.filter((each) => each.text !== text)
    this.set({ messages: [...others, { id: ++this.#messageId, tone, text, canUndo, place }] })
  }

  announce(text: string): void {
    this.set({ announcement: text })
  }

  /** Subtle: only a defect leads here. What the store has is the truth, so the window takes it from there. */
  reload(edit: Pick<Edit, 'gesture' | 'subject'>): Promise<void> {
    return this.inputs.hold('what is stored', () => this.#reload(edit))
  }

  async #reload(edit: Pick<Edit, 'gesture' | 'subject'>): Promise<void> {
    const opening = await this.bridge.request('library.open')
    const open = this.#view.open
    const article = open && (await this.bridge.request('articles.open', open.article))
    const marks = new Map<ArticleId, Marks>()
    if (open !== null && article?.ok) marks.set(open.article, marksOf(article.value))
    this.set({
      state: { library: libraryOf(opening.library), marks },
      history: opening.history,
      can: this.#can(opening.history),
      selected: null,
      chosen: alone,
      current: null,
    })
    this.say(
      'error',
      `The change “${edit.gesture}” (${edit.subject}) did not fit what is stored. The window shows what is stored now; please do it again where it is missing.`,
    )
  }
}

function stillThere(chosen: ReadonlySet<AnnotationId>, { annotations }: Marks): ReadonlySet<AnnotationId> {
  const there = [...chosen].filter((id) => annotations.has(id))
  return there.length < 2 ? alone : there.length === chosen.size ? chosen : new Set(there)
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
