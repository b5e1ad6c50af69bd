import type { Annotation } from '../annotation/annotation'
import type { Attribution } from '../annotation/attribution'
import type { Block } from '../article/block'
import type { BundleScope } from '../exchange/bundle'
import type { Corrected } from '../gesture/correct'
import type { ArticleId, SessionId } from '../ids'
import type { ReadArticle, ReadError } from '../import/format'
import type { ReaderVersion } from '../import/reader-version'
import type { Chosen, Preferences } from '../machine/preferences'
import type { Edit, Stamp } from '../record/edit'
import type { History } from '../record/history'
import type { ArticleText, PlainLibrary } from '../record/plain'
import type { Result } from '../result'
import type { Passage } from '../search/find'
import type { Json } from './json'
import type { MenuBar } from './menu'
import type { Backup, BackupError, BackupPreview, Recovery } from './recovery'
import type { Workspace } from './workspace'

/** Something on the disk that could not be used at the start, and where it is now. */
export interface StoreProblem {
  /** "not-copied": it is of an older schema, and no copy could be made before it is changed. */
  readonly code: 'damaged' | 'newer-schema' | 'not-copied'
  /** The file's name in the data folder. */
  readonly file: string
  /** Its name in the folder `quarantine` when it was moved there; null when it was left as it is. */
  readonly movedTo: string | null
}

/** A text that is being typed. The key is the window's own, such as the field's name and its record's id. */
export interface Draft {
  readonly key: string
  readonly text: string
  /** What was saved when it was typed: a draft of something else is not shown over what is saved. */
  readonly base: string
}

/** The page's process had crashed, or a backup has taken the library's place. */
export type LoadedAfter = 'crash' | 'restore'

/** The library as it is at the start of the window. */
interface Opening {
  readonly library: PlainLibrary
  readonly history: History
  readonly workspace: Workspace
  readonly preferences: Preferences
  /** The second folder for backups; null when there is none. */
  readonly backupFolder: ShownPlace | null
  /** What a person should know of before going on; null when all is well. */
  readonly recovery: Recovery | null
  readonly drafts: readonly Draft[]
  /** Why the window was loaded anew while the app ran; null when it was not, and when it was told before. */
  readonly loadedAfter: LoadedAfter | null
  /** Nothing can be saved: a file was written by a newer version, or no copy of an older one could be made. */
  readonly readOnly: boolean
  /** The system user's name, under which edits are made until the settings say another. */
  readonly systemUser: string
  readonly version: string
  readonly platform: string
}

/** A file or folder outside the app: an id to ask with, and words to show. The window knows no path of it. */
export interface ShownPlace {
  readonly id: string
  readonly text: string
  /** Whether `places.open` opens it: a report that was exported. */
  readonly canOpen: boolean
}

/** What was chosen counts until the app is closed, and could not be written. `reason` as in {@link CommitError}. */
export interface NotKept {
  readonly code: 'not-kept'
  readonly reason: string
}

/** A file as the analyst hands it over: a name without folders, and its bytes. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface FileRefused {
  readonly code: 'too-large' | 'is-folder' | 'vanished' | 'unreadable' | 'empty'
  readonly name: string
}

/** The text of one revision, and what is marked in it. */
export interface OpenedArticle {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly annotations: readonly Annotation[]
  readonly attributions: readonly Attribution[]
}

export interface CanHistory {
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** `reason` is the system's own word, such as "ENOSPC". */
export type CommitError =
  | { readonly code: 'stale' }
  | { readonly code: 'read-only' }
  | { readonly code: 'not-saved'; readonly reason: string }

export type ArticleError = { readonly code: 'missing' } | { readonly code: 'damaged'; readonly problem: StoreProblem }

export type ReportScope =
  | { readonly kind: 'article'; readonly article: ArticleId }
  | { readonly kind: 'session'; readonly session: SessionId }

/** What left: the file's name without its folder, where it is, and the entry of the log. */
export interface Exported {
  readonly name: string
  readonly place: ShownPlace
  readonly edit: Edit
}

/** A text of an article that comes from another library. */
export interface BroughtText {
  readonly revision: number
  readonly text: string
  readonly blocks: readonly Block[]
}

/** What is marked in one article. */
export interface ArticleMarks extends Pick<OpenedArticle, 'annotations' | 'attributions'> {
  readonly article: ArticleId
}

/** An edit without its changes, for the list of what was done. */
export type LogEntry = Omit<Edit, 'changes'> & { readonly articles: readonly ArticleId[]; readonly records: number }

/** Where words were found in the text of one article: how often, and the first passages. */
export interface TextHits {
  readonly article: ArticleId
  readonly count: number
  readonly passages: readonly Passage[]
}

/** An article whose text could not be looked through. */
export interface NotSearched {
  readonly article: ArticleId
  readonly code: 'missing' | 'damaged' | 'newer-schema'
}

/** What searching all texts came to: in how many articles and places, and the articles with the most of them. */
export interface SearchResult {
  readonly articles: number
  readonly places: number
  readonly hits: readonly TextHits[]
  readonly notSearched: readonly NotSearched[]
}

/** "superseded": a newer search took its place. `reason` is the system's own words. */
export type SearchError = { readonly code: 'superseded' } | { readonly code: 'failed'; readonly reason: string }

/** What the window asks of the main process, by channel. Each answers with a promise of what stands here. */
export interface Requests {
  'library.open': () => Opening
  /**
   * Reads a file in the import room, by a reader of a hostile format. How much is done is told by events. `encoding` is
   * a label of the Encoding Standard; null leaves it to the reader.
   */
  'import.read': (file: GivenFile, reader: ReaderVersion, encoding: string | null) => Result<ReadArticle, ReadError>
  /** Ends whatever is being read there. */
  'import.stop': () => null
  'articles.add': (
    file: GivenFile,
    read: ReadArticle,
    stamp: Stamp,
  ) => Result<{ readonly article: ArticleId; readonly edit: Edit | null }, CommitError>
  'articles.open': (article: ArticleId) => Result<Json<OpenedArticle>, ArticleError>
  /** The bytes as they were imported, to be read under another encoding. */
  'articles.original': (article: ArticleId) => Result<GivenFile, ArticleError>
  /**
   * Writes the text of the article's revision anew, as it was read from the original bytes. Refused as damaged when
   * its hash is not the article's.
   */
  'articles.mend': (article: ArticleId, read: ReadArticle) => Result<null, ArticleError | CommitError>
  /** Makes a new revision from the same bytes. Only while nothing is marked in the article. */
  'articles.reread': (article: ArticleId, read: ReadArticle, stamp: Stamp) => Result<Edit, CommitError | ArticleError>
  /** Makes a new revision of the text, and takes the marks along. The text is on the disk before the edit is. */
  'articles.correct': (
    article: ArticleId,
    corrected: Corrected,
    stamp: Stamp,
  ) => Result<Edit, CommitError | ArticleError>
  /** The text of one revision, which may be older than the newest. */
  'articles.revision': (article: ArticleId, revision: number) => Result<ArticleText, ArticleError>
  /** What can be taken back and brought again: the newest of each, as far as they are not too large. */
  'edits.history': () => History
  /** Answers when the edit is on the disk. */
  'edits.commit': (edit: Edit) => Result<CanHistory, CommitError>
  'edits.undo': (
    stamp: Stamp,
  ) => Result<{ readonly edit: Edit; readonly can: CanHistory }, CommitError | { readonly code: 'nothing' }>
  'edits.redo': (
    stamp: Stamp,
  ) => Result<{ readonly edit: Edit; readonly can: CanHistory }, CommitError | { readonly code: 'nothing' }>
  /** The newest first, at most `limit`; of all sessions when none is given. */
  'log.read': (session: SessionId | null, limit: number) => readonly LogEntry[]
  /** Asks the analyst for a file; null when none was chosen. */
  'files.choose': () => Result<GivenFile | null, FileRefused>
  /** The files named on the command line that nobody has taken yet. */
  'files.take': () => readonly Result<GivenFile, FileRefused>[]
  'clipboard.read': () => string
  /** Makes a report and answers with the address under which the window can show it. */
  'reports.preview': (scope: ReportScope) => Result<string, ArticleError>
  /** Asks where to, and writes it there in the format of that id; null when nowhere was chosen. */
  'reports.export': (
    scope: ReportScope,
    format: string,
    stamp: Stamp,
  ) => Result<Exported | null, ArticleError | CommitError | { readonly code: 'not-written'; readonly reason: string }>
  /** Asks the analyst for the file of a codebook; null when none was chosen. */
  'codebook.choose': () => Result<GivenFile | null, FileRefused>
  /**
   * Asks where to, and writes the codebook of that id there in the format that the name ends with, which it names;
   * null when nowhere was chosen. "no-codes": a REFI-QDA codebook must have one.
   */
  'codebook.export': (
    codebook: string,
    stamp: Stamp,
  ) => Result<
    (Exported & { readonly format: string }) | null,
    | CommitError
    | { readonly code: 'missing' | 'no-codes' }
    | { readonly code: 'unknown-ending'; readonly name: string }
    | { readonly code: 'not-written'; readonly reason: string }
  >
  /** Asks where to, and packs a session or the library there for another machine; null when nowhere was chosen. */
  'exchange.pack': (
    scope: BundleScope,
    stamp: Stamp,
  ) => Result<
    Exported | null,
    | ArticleError
    | CommitError
    | { readonly code: 'too-large' }
    | { readonly code: 'not-written'; readonly reason: string }
  >
  /** What is marked in articles of the library. */
  'exchange.marks': (
    articles: readonly ArticleId[],
  ) => Result<readonly ArticleMarks[], { readonly code: 'unreadable'; readonly article: ArticleId }>
  /**
   * Keeps the texts, the oldest first, and the original of an article that comes from another library, before the edit
   * that names them. Nothing is written over; it answers with the numbers that the texts have here.
   */
  'exchange.keep': (
    article: ArticleId,
    texts: readonly BroughtText[],
    original: Uint8Array,
  ) => Result<readonly number[], CommitError>
  /** The newest first. */
  'backups.list': () => readonly Backup[]
  'backups.preview': (id: string) => Result<BackupPreview, BackupError>
  /** Makes a backup of what there is, puts the other in its place, and loads the window anew. */
  'backups.restore': (id: string) => Result<{ readonly before: Backup }, BackupError>
  /** Asks for a second folder for backups; null when none was chosen. */
  'backups.chooseFolder': () => Result<ShownPlace | null, NotKept>
  /** From now on there is no second folder for backups. What is in it stays. */
  'backups.leaveFolder': () => Result<null, NotKept>
  /** Keeps what was chosen for this machine. */
  'preferences.choose': (chosen: Chosen) => Result<null, NotKept>
  /** Shows a file or folder in the system's own window of files, by its id. */
  'places.show': (id: string) => Result<null, { readonly code: 'missing' }>
  /**
   * Opens a report that was exported with the program that the system has for it, by its id. `reason`: the system's
   * own words.
   */
  'places.open': (
    id: string,
  ) => Result<null, { readonly code: 'missing' } | { readonly code: 'not-opened'; readonly reason: string }>
  /** Keeps what is being typed within half a second; an empty text ends the draft, as when it was committed. */
  'drafts.keep': (draft: Draft) => null
  /** Asks for an empty folder, and writes the library and the unsaved edits there; null when none was chosen. */
  'library.saveCopy': (
    unsaved: readonly Edit[],
  ) => Result<
    { readonly folder: ShownPlace; readonly files: number; readonly edits: number } | null,
    { readonly code: 'not-copied'; readonly reason: string }
  >
  /** Looks for words in the texts of all articles; a search that is not done yet ends. */
  'library.search': (words: string) => Result<SearchResult, SearchError>
  'workspace.remember': (workspace: Workspace) => null
  /** Shows the menu bar; what is still as it was stays. */
  'menu.show': (bar: MenuBar) => null
  /** The window has kept everything and may close. */
  'window.close': () => null
}

export type Channel = keyof Requests

/** What the main process tells the window. */
export interface Events {
  /** A command was chosen in the menu, by its id. */
  menu: string
  /** A file waits to be taken: the app was started once more with a path. */
  'files-waiting': null
  /** Something on the disk turned out to be damaged after the start. */
  problem: StoreProblem
  /** How much of the file that is read in the import room is done, from 0 to 1. */
  'import-progress': number
  /** The window is about to close: keep what is unsaved, then ask for `window.close`. */
  closing: null
}
export type EventName = keyof Events

/** The channels as a list, for the bridge; each is here or the compiler complains. */
export const channels = Object.keys({
  'library.open': 0,
  'import.read': 0,
  'import.stop': 0,
  'articles.add': 0,
  'articles.open': 0,
  'articles.original': 0,
  'articles.mend': 0,
  'articles.reread': 0,
  'articles.correct': 0,
  'articles.revision': 0,
  'edits.history': 0,
  'edits.commit': 0,
  'edits.undo': 0,
  'edits.redo': 0,
  'log.read': 0,
  'files.choose': 0,
  'files.take': 0,
  'clipboard.read': 0,
  'reports.preview': 0,
  'reports.export': 0,
  'codebook.choose': 0,
  'codebook.export': 0,
  'exchange.pack': 0,
  'exchange.marks': 0,
  'exchange.keep': 0,
  'backups.list': 0,
  'backups.preview': 0,
  'backups.restore': 0,
  'backups.chooseFolder': 0,
  'backups.leaveFolder': 0,
  'preferences.choose': 0,
  'places.show': 0,
  'places.open': 0,
  'drafts.keep': 0,
  'library.saveCopy': 0,
  'library.search': 0,
  'workspace.remember': 0,
  'menu.show': 0,
  'window.close': 0,
} satisfies Record<Channel, 0>) as Channel[]

export const eventNames = Object.keys({
  menu: 0,
  'files-waiting': 0,
  'import-progress': 0,
  problem: 0,
  closing: 0,
} satisfies Record<EventName, 0>) as EventName[]

/** What the window finds as `window.sourcemark`. */
export interface Bridge {
  readonly request: <C extends Channel>(
    channel: C,
    ...args: Parameters<Requests[C]>
  ) => Promise<ReturnType<Requests[C]>>
  /** Answers with a function that ends the listening. */
  readonly on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void
}
