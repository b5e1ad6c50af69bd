import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow, dialog, nativeTheme, session } from 'electron'
import type { LoadedAfter } from '../src/ipc/contract'
import { APP_ORIGIN, listAppFiles, START_PAGE } from './app-files'
import { registerAppScheme, serveAppScheme } from './app-protocol'
import { seed } from './articles/seed'
import { fileArgument } from './command-line'
import { makeHandlers } from './handlers'
import { ImportRoom } from './import-room/import-room'
import { ROOM_ORIGIN } from './import-room/room-files'
import { isFrom, serve, tell } from './ipc-server'
import { Places } from './places'
import { LibrarySearch } from './query/library-search'
import { startSearchWorker } from './query/start-worker'
import { ReportShelf } from './report/report-shelf'
import { startReportWorker } from './report/start-worker'
import { reportWriter } from './report/write-report'
import { confineSession, confineWebContents } from './security'
import { backUp } from './storage/backup/backups'
import { names } from './storage/disk/data-folder'
import { systemCode } from './storage/disk/durable-file'
import type { Holder } from './storage/disk/folder-lock'
import { LibraryStore } from './storage/store'
import { cutNetwork } from './switches'
import { DraftsFile } from './window/drafts-file'
import { MenuBarHolder } from './window/menu'
import { PreferencesFile } from './window/preferences-file'
import { Closing, createWindow, reviveAfterCrash, watchPlacement } from './window/window'
import { WorkspaceFile } from './window/workspace-file'

/** The data folder. Chromium's own files lie in a folder of their own inside, apart from the evidence. */
const home = resolve(process.env.SOURCEMARK_HOME || app.getPath('userData'))

// Development only: electron-vite serves the page and sets its address. A packed app never looks at it.
const devPage = (!app.isPackaged && process.env.ELECTRON_RENDERER_URL) || null
const devOrigin = devPage && new URL(devPage).origin

/** Milliseconds after which it is asked again whether a backup is due. */
const LOOK_FOR_BACKUP = 10 * 60_000

let window: BrowserWindow | null = null
const waiting: string[] = []

/** Says why the app can't start, and ends it. Under test nobody would close a dialog. */
function giveUp(what: string, error: unknown): void {
  console.error(`${what}\n${error instanceof Error ? error.stack : String(error)}`)
  if (!process.env.SOURCEMARK_TEST) dialog.showErrorBox('Sourcemark cannot start', what)
  app.exit(1)
}

function cannotOpen(reason: string): string {
  const advice = 'Make sure that the folder can be written to and that its disk is not full, then start again.'
  return `The folder with your work could not be opened (${reason}):\n${home}\n\n${advice}`
}

function inUse({ pid, host, at }: Holder): string {
  const who = `Another Sourcemark (process ${pid} on ${host}, since ${at.slice(0, 16).replace('T', ' ')} UTC)`
  return `${who} is working in this folder:\n${home}\n\nTwo would overwrite each other. Close the other one, then start again.`
}

function warnOfBackup(made: Awaited<ReturnType<typeof backUp>>): void {
  if (!made.ok && made.error.code === 'not-backed-up') console.warn(`No backup could be made: ${made.error.reason}`)
}

function takeFile(path: string): void {
  waiting.push(path)
  if (window !== null) tell(window.webContents, 'files-waiting', null)
}

async function start(): Promise<void> {
  await app.whenReady()
  const preferences = await PreferencesFile.open(join(home, names.preferences))
  const open = () =>
    LibraryStore.open(home, {
      onProblem: (problem) => window && tell(window.webContents, 'problem', problem),
      onMachineSettings: (old) => preferences.carryOver(old),
    })
  const opened = await open()
  if (!opened.ok) {
    const { error } = opened
    return error.code === 'in-use'
      ? giveUp(inUse(error.by), error.code)
      : giveUp(cannotOpen(error.reason), error.reason)
  }
  let store = opened.value
  if (store.isNew) await seed(store)
  await preferences.setAside(store.folder)
  nativeTheme.themeSource = preferences.preferences.theme

  await confineSession(session.defaultSession, devOrigin)
  const shelf = new ReportShelf(devOrigin ?? APP_ORIGIN)
  const files = devPage === null ? listAppFiles(join(__dirname, '../renderer')) : new Map()
  serveAppScheme(session.defaultSession, files, shelf)

  const importRoom = new ImportRoom({
    files: devPage === null ? listAppFiles(join(__dirname, '../renderer'), ROOM_ORIGIN) : new Map(),
    devOrigin,
    onProgress: (share) => window && tell(window.webContents, 'import-progress', share),
  })

  const workspace = await WorkspaceFile.open(join(home, names.workspace))
  const drafts = await DraftsFile.open(join(home, names.drafts))
  const shown = createWindow(workspace.window)
  window = shown
  const { webContents } = shown
  let loadedAfter: LoadedAfter | null = null
  reviveAfterCrash(shown, () => {
    loadedAfter = 'crash'
  })
  watchPlacement(shown, (placement) => workspace.remember({ window: placement }))
  const backups = setInterval(() => {
    if (!store.readOnly) void backUp(desk, 'hourly', new Date()).then(warnOfBackup)
  }, LOOK_FOR_BACKUP)
  const closing = new Closing(
    shown,
    () => tell(webContents, 'closing', null),
    async () => {
      clearInterval(backups)
      importRoom.stop()
      await workspace.flush()
      await drafts.flush()
      await preferences.settled()
      if (!store.readOnly) warnOfBackup(await backUp(desk, 'closing', new Date()))
      await store.close()
    },
  )
  // Menus, dialogs and the page's `prefers-color-scheme` follow what is chosen.
  const followPreferences = () => {
    const { theme } = preferences.preferences
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme
  }
  const origins = devOrigin === null ? [APP_ORIGIN] : [APP_ORIGIN, devOrigin]
  const desk = {
    get store() {
      return store
    },
    reopen: async () => {
      const again = await open()
      if (!again.ok) throw new Error(`The folder could not be opened again: ${again.error.code}.`)
      store = again.value
      followPreferences()
      loadedAfter = 'restore'
      // The answer to the page's request comes first.
      setTimeout(() => shown.reload(), 100)
    },
    preferences,
    get secondFolder() {
      return preferences.backupFolder
    },
    places: new Places(app.getPath('home')),
    workspace,
    drafts,
    shelf,
    writeReport: reportWriter(startReportWorker),
    importRoom,
    search: new LibrarySearch(startSearchWorker),
    window: shown,
    waiting,
    takeLoadedAfter: () => {
      const told = loadedAfter
      loadedAfter = null
      return told
    },
    followPreferences,
    menu: new MenuBarHolder((id) => tell(webContents, 'menu', id)),
    mayClose: () => closing.answer(),
  }
  serve(makeHandlers(desk), (event) => isFrom(webContents, origins, event))
  // A script can bring the window to about:blank without asking; nothing else is ever shown here.
  webContents.on('did-navigate', (_event, url) => {
    if (!origins.some((origin) => url.startsWith(`${origin}/`))) void shown.loadURL(devPage ?? START_PAGE)
  })
  await shown.loadURL(devPage ?? START_PAGE)
}

process.on('uncaughtException', (error) => {
  if (window === null) giveUp('Something went wrong before the window could open.', error)
  else console.error(error)
})

function makeHome(): boolean {
  try {
    mkdirSync(join(home, 'window'), { recursive: true, mode: 0o700 })
    app.setPath('userData', join(home, 'window'))
    return true
  } catch (error) {
    giveUp(cannotOpen(systemCode(error)), error)
    return false
  }
}

const file = fileArgument(process.argv, process.defaultApp === true, process.cwd())
// The lock lies in the folder that was just set: one writer for each data folder.
if (makeHome() && app.requestSingleInstanceLock({ file })) {
  cutNetwork(devOrigin && new URL(devOrigin).hostname)
  registerAppScheme()
  confineWebContents()
  if (file !== null) waiting.push(file)
  app.on('second-instance', (_event, _argv, _folder, given) => {
    const other = (given as { readonly file?: unknown } | null)?.file
    if (typeof other === 'string') takeFile(other)
    if (window?.isMinimized()) window.restore()
    window?.show()
    window?.focus()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    takeFile(path)
  })
  app.on('window-all-closed', () => app.quit())
  start().catch((error) => giveUp('Something went wrong before the window could open.', error))
} else {
  app.quit()
}
