import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { app, type BrowserWindow, clipboard, dialog } from 'electron'
import { previewed, reportFormats } from '../src/export/catalogue'
import type { LoadedAfter, LogEntry } from '../src/ipc/contract'
import { resultToJson } from '../src/ipc/json'
import type { Edit } from '../src/record/edit'
import { plainLibrary } from '../src/record/plain'
import { err, ok } from '../src/result'
import { addArticle, mendArticle, openArticle, rereadArticle } from './articles/articles'
import { correctArticle, readRevision } from './articles/correct-article'
import { readGivenFile } from './articles/given-file'
import { openFilters } from './articles/open-filters'
import { backupHandlers } from './backup-handlers'
import { codebookHandlers } from './exchange/codebook-handlers'
import { exchangeHandlers } from './exchange/exchange-handlers'
import type { ImportRoom } from './import-room/import-room'
import type { Handlers } from './ipc-server'
import type { Places } from './places'
import type { LibrarySearch } from './query/library-search'
import { recoveryOf } from './recovery'
import { exportReport } from './report/export'
import type { ReportShelf } from './report/report-shelf'
import { gatherReport, type Maker } from './report/reports'
import type { WriteReport } from './report/write-report'
import { touchedArticles } from './storage/journal/edit-summary'
import type { LibraryStore } from './storage/store'
import type { DraftsFile } from './window/drafts-file'
import type { MenuBarHolder } from './window/menu'
import { preferenceHandlers } from './window/preference-handlers'
import type { PreferencesFile } from './window/preferences-file'
import type { WorkspaceFile } from './window/workspace-file'

/** What the answers are made from. */
export interface Desk {
  /** Another one after a backup was restored. */
  readonly store: LibraryStore
  readonly preferences: PreferencesFile
  /** The path of the second folder for backups; null when there is none. */
  readonly secondFolder: string | null
  readonly places: Places
  /** Opens the folder anew and loads the window again, when the store was closed to restore a backup. */
  readonly reopen: () => Promise<void>
  readonly workspace: WorkspaceFile
  readonly drafts: DraftsFile
  readonly shelf: ReportShelf
  readonly writeReport: WriteReport
  readonly importRoom: ImportRoom
  readonly search: LibrarySearch
  readonly window: BrowserWindow
  /** Paths of files that the analyst named outside the window, and that nobody has taken yet. */
  readonly waiting: string[]
  /** Brings look and menu in step with the preferences. */
  readonly followPreferences: () => void
  /** Why the window was loaded anew; null when that was told already. */
  readonly takeLoadedAfter: () => LoadedAfter | null
  readonly menu: MenuBarHolder
  /** The page has kept everything and the window may close. */
  readonly mayClose: () => void
}

export function makeHandlers(desk: Desk): Handlers {
  const { workspace, preferences, places, drafts, shelf, window, waiting, mayClose } = desk
  return {
    'library.open': async () => ({
      library: plainLibrary(desk.store.state.library),
      history: await desk.store.history(),
      workspace: workspace.workspace,
      preferences: preferences.preferences,
      backupFolder: desk.secondFolder === null ? null : places.shown(desk.secondFolder),
      recovery: await recoveryOf(desk, preferences),
      drafts: drafts.drafts,
      loadedAfter: desk.takeLoadedAfter(),
      readOnly: desk.store.readOnly,
      systemUser: systemUser(),
      version: app.getVersion(),
      platform: process.platform,
    }),
    'import.read': (file, reader, encoding) => desk.importRoom.read(file, reader, encoding),
    'import.stop': () => {
      desk.importRoom.stop()
      return null
    },
    'articles.add': (file, read, stamp) => addArticle(desk.store, file, read, stamp, randomUUID),
    'articles.open': async (article) => resultToJson(await openArticle(desk.store, article)),
    'articles.original': async (id) => {
      const article = desk.store.state.library.articles.get(id)
      if (article === undefined) return { ok: false, error: { code: 'missing' } }
      const bytes = await desk.store.files.readOriginal(article)
      return bytes.ok ? ok({ name: article.original.name, bytes: bytes.value }) : bytes
    },
    'articles.mend': (article, read) => mendArticle(desk.store, article, read),
    'articles.reread': (article, read, stamp) => rereadArticle(desk.store, article, read, stamp),
    'articles.correct': (article, corrected, stamp) => correctArticle(desk.store, article, corrected, stamp),
    'articles.revision': (article, revision) => readRevision(desk.store, article, revision),
    'edits.history': () => desk.store.history(),
    'edits.commit': (edit) => desk.store.commit(edit),
    'edits.undo': async (stamp) => {
      const undone = await desk.store.undo(stamp)
      return undone.ok ? ok({ edit: undone.value, can: desk.store.can }) : undone
    },
    'edits.redo': async (stamp) => {
      const redone = await desk.store.redo(stamp)
      return redone.ok ? ok({ edit: redone.value, can: desk.store.can }) : redone
    },
    'log.read': async (session, limit) => (await desk.store.readLog(session, limit)).map(logEntry),
    'files.choose': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Open an Article or a Sourcemark File',
        properties: ['openFile'],
        filters: openFilters(),
      })
      const [path] = filePaths
      return canceled || path === undefined ? ok(null) : readGivenFile(path)
    },
    'files.take': () => Promise.all(waiting.splice(0).map((path) => readGivenFile(path))),
    'clipboard.read': async () => await clipboard.readText(),
    'reports.preview': async (scope) => {
      const gathered = await gatherReport(desk.store, scope, maker(desk.store))
      return gathered.ok ? ok(shelf.put(Buffer.concat(await desk.writeReport(gathered.value, previewed.id)))) : gathered
    },
    'reports.export': async (scope, id, stamp) => {
      const format = reportFormats().find((each) => each.id === id)
      if (format === undefined) return err({ code: 'missing' })
      const gathered = await gatherReport(desk.store, scope, maker(desk.store))
      return gathered.ok ? exportReport(gathered.value, format, stamp, desk) : gathered
    },
    ...codebookHandlers(desk),
    ...exchangeHandlers(desk, () => maker(desk.store)),
    ...backupHandlers(desk),
    ...preferenceHandlers(desk),
    'drafts.keep': (draft) => {
      drafts.keep(draft)
      // Where it is typed must be known after a crash, or nobody finds it.
      if (draft.text !== '') void workspace.flush()
      return null
    },
    'library.search': (words) => desk.search.search(desk.store.folder.path, desk.store.state.library.articles, words),
    'workspace.remember': (news) => {
      workspace.remember({ workspace: news })
      return null
    },
    'menu.show': (bar) => {
      desk.menu.show(bar)
      return null
    },
    'window.close': () => {
      mayClose()
      return null
    },
  }
}

function logEntry({ changes, ...entry }: Edit): LogEntry {
  const articles = new Set(touchedArticles({ changes }))
  for (const { table, after } of changes) if (table === 'article' && after !== null) articles.add(after.id)
  return { ...entry, articles: [...articles], records: changes.length }
}

function maker(store: LibraryStore): Maker {
  const author = store.state.library.settings.author || systemUser()
  return { author, version: app.getVersion(), madeAt: new Date().toISOString() }
}

function systemUser(): string {
  try {
    return userInfo().username
  } catch {
    return '' // a user that the system has no name for
  }
}
