import type { LoadedAfter, StoreProblem } from '../src/ipc/contract'
import { importDropped, takeFiles } from './importing/articles'
import { ActiveTime } from './library/sessions'
import { openMarks } from './place/desk'
import { openArticle } from './place/opening'
import { shownPanels } from './place/panes'
import { openText } from './place/place'
import { selectedMark } from './place/selection'
import { recoveryDialog } from './safety/dialogs'
import { foundAtStart } from './safety/found'
import { secondFolder } from './safety/second-folder'
import { onWindowKey } from './window/keyboard'
import { runMenu, tellMenu } from './window/menu'
import { currentSession } from './window/session'
import type { AppWindow } from './window/window'

const LOADED_AFTER: Readonly<Record<LoadedAfter, string>> = {
  crash: 'The window had stopped working and was loaded again. Everything that counted as saved is here.',
  restore: 'The backup is in place. What was here before is the newest backup now, if you want it again.',
}

/**
 * Fills the window with the library, goes to where the analyst was, and listens. `show` is called when it is filled.
 * What is pressed before the text is there waits for it.
 */
export function begin(window: AppWindow, show: () => void): Promise<void> {
  window.inputs.listen(globalThis.window)
  return window.inputs.hold('the library', () => fill(window, show))
}

async function fill(window: AppWindow, show: () => void): Promise<void> {
  const opening = await window.bridge.request('library.open')
  const { workspace, recovery, backupFolder, drafts, loadedAfter } = opening
  window.together(() => {
    window.begin(opening)
    const { sessions } = window.view().state.library
    window.set(currentSession, workspace.session !== null && sessions.has(workspace.session) ? workspace.session : null)
    window.set(shownPanels, workspace.panels)
    window.set(foundAtStart, recovery)
    window.set(secondFolder, backupFolder)
  })
  tellMenu(window)
  show()
  if (loadedAfter !== null) window.say('info', LOADED_AFTER[loadedAfter])
  window.drafts.recover(drafts)
  if (drafts.length > 0)
    window.say(
      'info',
      'What was being typed when Sourcemark was stopped is in its field again, unless it was saved. It is kept when you leave the field.',
    )
  if (recovery !== null) window.show(recoveryDialog)
  const time = new ActiveTime(window)
  listen(window, time)
  await takeFiles(window)
  // A file that was refused leaves the analyst where the last day ended.
  if (openText(window) !== null) return
  const { articles } = window.view().state.library
  const { article: last, place, selection, annotation } = workspace
  // At the first start the sample is all there is: it is shown.
  const article = last ?? (articles.size === 1 ? [...articles.keys()][0] : null)
  if (!article || !articles.has(article)) return
  // The text has the focus from the start, so that keys are heard.
  if (!(await openArticle(window, article, { place, selection, focus: window.view().dialog === null }))) return
  if (annotation !== null && openMarks(window).annotations.has(annotation)) window.set(selectedMark, annotation)
}

/** Names a file that could not be used, says where it is now, and what to do. */
function sayProblem(window: AppWindow, { code, file, movedTo }: StoreProblem): void {
  if (code === 'newer-schema')
    window.say(
      'error',
      `“${file}” was written by a newer version of Sourcemark and was left as it is. Nothing can be changed until you start that version again.`,
    )
  else if (code === 'not-copied')
    window.say(
      'error',
      'An older version of Sourcemark wrote this library. A copy could not be made before it is changed, so nothing can be changed: make room on the disk and start again.',
    )
  else if (movedTo === null)
    window.say('error', `“${file}” in the data folder is damaged. It was left where it is; everything else is here.`)
  else if (file === 'journal.jsonl')
    window.say(
      'error',
      `“${file}” in the data folder was damaged. What could not be read of it is in quarantine/${movedTo}; everything else is here.`,
    )
  else
    window.say(
      'error',
      `“${file}” in the data folder was damaged. It was moved to quarantine/${movedTo}; everything else is here.`,
    )
}

function listen(window: AppWindow, time: ActiveTime): void {
  const { bridge } = window
  bridge.on('menu', (command) => window.inputs.add(() => runMenu(window, command)))
  bridge.on('files-waiting', () => window.inputs.add(() => void takeFiles(window)))
  bridge.on('problem', (problem) => {
    if (problem.code === 'newer-schema') window.makeReadOnly()
    sayProblem(window, problem)
  })
  bridge.on('closing', () => {
    window.drafts.keep()
    time.count()
    // It is noted when scrolling has come to rest, and somebody may close before.
    if (window.reader !== null) window.remember({ place: window.reader.place() })
    window.rememberNow()
    void window.saver.settled().then(() => bridge.request('window.close'))
  })
  globalThis.addEventListener('keydown', (event) => onWindowKey(window, event))
  for (const activity of ['pointerdown', 'wheel'] as const)
    globalThis.addEventListener(activity, () => window.onActivity(), { passive: true })
  globalThis.addEventListener('dragover', (event) => event.preventDefault())
  globalThis.addEventListener('drop', (event) => {
    event.preventDefault()
    if (event.dataTransfer !== null) void importDropped(window, event.dataTransfer)
  })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const showTheme = () => {
    const { theme } = window.view().preferences
    const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    if (document.documentElement.dataset.theme !== shown) document.documentElement.dataset.theme = shown
    const { state } = window.view()
    const open = openText(window)
    const title = open && state.library.articles.get(open.article)?.title
    const wanted = title ? `${title} – Sourcemark` : 'Sourcemark'
    if (document.title !== wanted) document.title = wanted
  }
  showTheme()
  dark.addEventListener('change', showTheme)
  window.listeners.subscribe(showTheme)
  window.listeners.subscribe(() => window.rememberSoon())
}
