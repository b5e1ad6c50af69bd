import type { LoadedAfter, StoreProblem } from '../src/ipc/contract'
import { libraryOf } from '../src/record/plain'
import { runMenu } from './commands'
import { importDropped, openArticle, takeFiles } from './importing/articles'
import { ActiveTime } from './library/sessions'
import { onWindowKey } from './window/keyboard'
import type { Workbench } from './window/window'

const LOADED_AFTER: Readonly<Record<LoadedAfter, string>> = {
  crash: 'The window had stopped working and was loaded again. Everything that counted as saved is here.',
  restore: 'The backup is in place. What was here before is the newest backup now, if you want it again.',
}

/**
 * Fills the window with the library, goes to where the analyst was, and listens. `show` is called when it is filled.
 * What is pressed before the text is there waits for it.
 */
export function begin(bench: Workbench, show: () => void): Promise<void> {
  bench.inputs.listen(window)
  return bench.inputs.hold('the library', () => fill(bench, show))
}

async function fill(bench: Workbench, show: () => void): Promise<void> {
  const opening = await bench.bridge.request('library.open')
  const { workspace, history, readOnly, recovery, drafts, loadedAfter, systemUser, version } = opening
  const library = libraryOf(opening.library)
  bench.set({
    ready: true,
    state: { library, marks: new Map() },
    history,
    can: { canUndo: history.undo.length > 0, canRedo: history.redo.length > 0 },
    session: workspace.session !== null && library.sessions.has(workspace.session) ? workspace.session : null,
    panels: workspace.panels,
    readOnly,
    recovery,
    systemUser,
    version,
  })
  show()
  if (loadedAfter !== null) bench.say('info', LOADED_AFTER[loadedAfter])
  bench.drafts.recover(drafts)
  if (drafts.length > 0)
    bench.say(
      'info',
      'What was being typed when Sourcemark was stopped is in its field again, unless it was saved. It is kept when you leave the field.',
    )
  if (recovery !== null) bench.set({ dialog: { kind: 'recovery' } })
  const time = new ActiveTime(bench)
  listen(bench, time)
  await takeFiles(bench)
  // A file that was refused leaves the analyst where the last day ended.
  if (bench.view().open !== null) return
  const { article: last, place, selection, annotation } = workspace
  // At the first start the sample is all there is: it is shown.
  const article = last ?? (library.articles.size === 1 ? [...library.articles.keys()][0] : null)
  if (!article || !library.articles.has(article)) return
  // The text has the focus from the start, so that keys are heard.
  if (!(await openArticle(bench, article, { place, selection, focus: bench.view().dialog === null }))) return
  if (annotation !== null && bench.marks().annotations.has(annotation)) bench.set({ selected: annotation })
}

/** Names a file that could not be used, says where it is now, and what to do. */
function sayProblem(bench: Workbench, { code, file, movedTo }: StoreProblem): void {
  if (code === 'newer-schema')
    bench.say(
      'error',
      `“${file}” was written by a newer version of Sourcemark and was left as it is. Nothing can be changed until you start that version again.`,
    )
  else if (code === 'not-copied')
    bench.say(
      'error',
      'An older version of Sourcemark wrote this library. A copy could not be made before it is changed, so nothing can be changed: make room on the disk and start again.',
    )
  else if (movedTo === null)
    bench.say('error', `“${file}” in the data folder is damaged. It was left where it is; everything else is here.`)
  else if (file === 'journal.jsonl')
    bench.say(
      'error',
      `“${file}” in the data folder was damaged. What could not be read of it is in quarantine/${movedTo}; everything else is here.`,
    )
  else
    bench.say(
      'error',
      `“${file}” in the data folder was damaged. It was moved to quarantine/${movedTo}; everything else is here.`,
    )
}

function listen(bench: Workbench, time: ActiveTime): void {
  const { bridge } = bench
  bridge.on('menu', (command) => bench.inputs.add(() => runMenu(bench, command)))
  bridge.on('files-waiting', () => bench.inputs.add(() => void takeFiles(bench)))
  bridge.on('problem', (problem) => {
    if (problem.code === 'newer-schema') bench.set({ readOnly: true })
    sayProblem(bench, problem)
  })
  bridge.on('closing', () => {
    bench.drafts.keep()
    time.count()
    // It is noted when scrolling has come to rest, and somebody may close before.
    if (bench.reader !== null) bench.remember({ place: bench.reader.place() })
    bench.rememberNow()
    void bench.saver.settled().then(() => bridge.request('window.close'))
  })
  window.addEventListener('keydown', (event) => onWindowKey(bench, event))
  for (const activity of ['pointerdown', 'wheel'] as const)
    window.addEventListener(activity, () => bench.onActivity(), { passive: true })
  window.addEventListener('dragover', (event) => event.preventDefault())
  window.addEventListener('drop', (event) => {
    event.preventDefault()
    if (event.dataTransfer !== null) void importDropped(bench, event.dataTransfer)
  })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const showTheme = () => {
    const { theme } = bench.view().state.library.settings
    const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    if (document.documentElement.dataset.theme !== shown) document.documentElement.dataset.theme = shown
    const { open, state } = bench.view()
    const title = open && state.library.articles.get(open.article)?.title
    const wanted = title ? `${title} – Sourcemark` : 'Sourcemark'
    if (document.title !== wanted) document.title = wanted
  }
  showTheme()
  dark.addEventListener('change', showTheme)
  bench.listeners.subscribe(showTheme)
  bench.listeners.subscribe(() => bench.rememberSoon())
}
