import { join } from 'node:path'
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { confinedPage } from '../confined-page'
import { fitPlacement, SMALLEST } from './placement'
import type { Placement } from './workspace-file'

/** Milliseconds that the page has to keep what is unsaved when the window is closed. */
const PATIENCE = 3000

/** Milliseconds within which a page that has crashed before is not loaded again. */
const REST = 10_000

/** Makes the app's one window. It shows itself when its page is drawn. */
export function createWindow(placement: Placement | null): BrowserWindow {
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...fitPlacement(placement, workAreas),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Sourcemark',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#22252a' : '#f4f1ea',
    webPreferences: {
      preload: join(__dirname, '../preload/preload.cjs'),
      ...confinedPage,
    },
  })
  window.once('ready-to-show', () => {
    if (placement?.maximized) window.maximize()
    window.show()
  })
  return window
}

/**
 * Loads the page again when its process has crashed: what was saved is there. When it keeps crashing, the analyst is
 * asked first.
 */
export function reviveAfterCrash(window: BrowserWindow, onRevive: () => void): void {
  let last = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const isAgain = performance.now() - last < REST
    last = performance.now()
    void (isAgain ? askToLoad(window) : Promise.resolve(true)).then((isWanted) => {
      if (!isWanted) return window.close()
      onRevive()
      window.reload()
    })
  })
}

async function askToLoad(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working twice within a few seconds.',
    detail: 'Everything that counted as saved is in your data folder. You can load the window once more, or quit.',
    buttons: ['Load Again', 'Quit'],
  })
  return response === 0
}

/** Calls back whenever the window was moved, resized or maximised. */
export function watchPlacement(window: BrowserWindow, remember: (placement: Placement) => void): void {
  const note = () => remember({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  window.on('move', note)
  window.on('resize', note)
  window.on('maximize', note)
  window.on('unmaximize', note)
  window.on('close', note)
}

/** The window's side of closing: it asks the page, waits a little, and lets the last work be done. */
export class Closing {
  #answered: () => void = () => undefined
  #begun = false

  /** `ask` asks the page to keep what is unsaved; `finish` runs after that, before the window is gone. */
  constructor(window: BrowserWindow, ask: () => void, finish: () => Promise<void>) {
    window.on('close', (event) => {
      event.preventDefault()
      if (this.#begun) return
      this.#begun = true
      const end = async () => {
        if (!window.webContents.isCrashed()) await this.#answer(ask)
        await finish()
      }
      // The window must not stay for an error: what was acknowledged is in the journal already.
      void end()
        .catch((error) => console.error(error))
        .finally(() => window.destroy())
    })
  }

  /** The page has kept everything. */
  answer(): void {
    this.#answered()
  }

  #answer(ask: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#answered = resolve
      setTimeout(resolve, PATIENCE)
      ask()
    })
  }
}
