import type { MenuCommand } from '../src/ipc/contract'
import { linkMode } from './attribution/linking'
import { codebookDialog } from './codebook/dialogs'
import { commandDialog, shortcutsDialog } from './commands/dialogs'
import { beginCorrection, finishCorrection, reanchorSelected } from './correction/correcting'
import { compareDialog } from './correction/dialogs'
import { packLibrary, packSession } from './exchange/packing'
import { chooseFile, pasteArticle } from './importing/articles'
import { provenanceDialog } from './library/dialogs'
import { exportReport, preview } from './report/reports'
import { goToHit } from './search/hits'
import { settingsDialog } from './shell/dialogs'
import * as marking from './tagging/marking'
import { showOccurrences } from './tagging/occurrences-of'
import { selectPart, selectRest, selectWord, tagParts } from './tagging/selecting'
import { type Command, command } from './window/command'
import { redo, undo } from './window/history'
import { cyclePanes, focusFilter, focusInspector, focusLibrarySearch, focusNote } from './window/panes'
import type { AppWindow } from './window/window'

/** Every command but those that tag under a code, whose keys the codebook has. */
export const commands: readonly Command[] = [
  command('file.open', 'Open an article', 'Article', 'window', 'Mod+O', chooseFile),
  command('file.paste', 'New article from clipboard', 'Article', 'window', 'Mod+Shift+V', pasteArticle),
  command('article.provenance', 'Where the article comes from', 'Article', 'window', 'Mod+I', (window) => {
    const { open } = window.view()
    if (open !== null) window.show(provenanceDialog, { article: open.article })
  }),

  command('article.correct', 'Correct the text', 'Article', 'window', 'Mod+E', beginCorrection),
  command('article.correct-finish', 'Finish the correction', 'Article', 'window', 'Mod+Enter', finishCorrection),
  command('article.compare', 'Compare two revisions of the text', 'Article', 'window', '', (window) => {
    const { open } = window.view()
    if (open !== null) window.show(compareDialog, { article: open.article })
  }),

  command('tag.again', 'Tag as before, or as the kept code', 'Tagging', 'text', 'Space', marking.tagAgain),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) =>
    command(`tag.recent ${digit}`, `Tag as recent code ${digit}`, 'Tagging', 'text', `${digit}`, (window) =>
      marking.tagRecent(window, digit - 1),
    ),
  ),
  command('select.word', 'Select the next word, or one word more', 'Tagging', 'text', '.', (w) => selectWord(w, 1)),
  command('select.word-less', 'Select one word less', 'Tagging', 'text', ',', (w) => selectWord(w, -1)),
  command('select.rest', 'Select the rest of the sentence', 'Tagging', 'text', 'X', selectRest),
  command('select.part', 'Select who speaks next, the cue, what is said', 'Tagging', 'text', 'W', selectPart),
  command('select.tag', 'Tag who speaks next, the cue and what is said', 'Tagging', 'text', 'F', tagParts),
  command('mark.add-part', 'Add the selection to the selected mark', 'Tagging', 'text', '+ =', (window) =>
    marking.addSelection(window, true),
  ),
  command('mark.add-part-exact', 'The same, without snapping to words', 'Tagging', 'text', 'Alt++ Alt+=', (window) =>
    marking.addSelection(window, false),
  ),
  command(
    'mark.occurrences',
    'Tag all occurrences of the selected words or mark',
    'Tagging',
    'text',
    'D',
    showOccurrences,
  ),
  command('mark.end-back', 'Move the end back by a word', 'Marks', 'text', '[', (w) =>
    marking.nudge(w, 'end', -1, 'word'),
  ),
  command('mark.end-on', 'Move the end on by a word', 'Marks', 'text', ']', (w) => marking.nudge(w, 'end', 1, 'word')),
  command('mark.start-back', 'Move the start back by a word', 'Marks', 'text', '{', (w) =>
    marking.nudge(w, 'start', -1, 'word'),
  ),
  command('mark.start-on', 'Move the start on by a word', 'Marks', 'text', '}', (w) =>
    marking.nudge(w, 'start', 1, 'word'),
  ),
  command('mark.end-back-character', 'Move the end back by a character', 'Marks', 'text', 'Alt+[', (w) =>
    marking.nudge(w, 'end', -1, 'character'),
  ),
  command('mark.end-on-character', 'Move the end on by a character', 'Marks', 'text', 'Alt+]', (w) =>
    marking.nudge(w, 'end', 1, 'character'),
  ),
  command('mark.start-back-character', 'Move the start back by a character', 'Marks', 'text', 'Alt+{', (w) =>
    marking.nudge(w, 'start', -1, 'character'),
  ),
  command('mark.start-on-character', 'Move the start on by a character', 'Marks', 'text', 'Alt+}', (w) =>
    marking.nudge(w, 'start', 1, 'character'),
  ),
  command('mark.re-anchor', 'Re-anchor the selected mark here', 'Marks', 'text', 'H', reanchorSelected),
  command('mark.remove', 'Remove the selected mark', 'Marks', 'text', 'Delete Backspace', marking.removeSelected),
  command('mark.note', 'Write a note', 'Marks', 'text', 'Enter', (window) => {
    const isTagging = window.view().kept !== null && window.reader?.pending(true)
    if (isTagging) marking.tagAgain(window)
    else focusNote(window)
  }),
  command('mark.fields', 'Edit the fields', 'Marks', 'text', 'E', (window) => focusInspector(window, 'fields')),
  command('mark.same', 'Say who is meant, or which statement it repeats', 'Marks', 'text', 'M', (window) =>
    focusInspector(window, 'same'),
  ),
  command('mark.verdict', 'Give a verdict', 'Marks', 'text', 'V', (window) => focusInspector(window, 'verdict')),
  command('mark.overlap', 'Next of the marks that overlap here', 'Marks', 'text', 'O', marking.cycleOverlaps),

  command(
    'attribution.link',
    'Link: keep the attribution open; again: choose what to link',
    'Attributions',
    'text',
    'L',
    linkMode,
  ),
  command('attribution.relay', 'The selected source relays it', 'Attributions', 'text', 'R', marking.relaySelected),
  command('attribution.author', "Author's voice", 'Attributions', 'text', 'A', (w) => marking.answerVoice(w, 'author')),
  command('attribution.unattributed', 'Unattributed', 'Attributions', 'text', 'U', (w) =>
    marking.answerVoice(w, 'unattributed'),
  ),
  command('attribution.open', 'Not yet attributed', 'Attributions', 'text', 'Y', (w) => marking.answerVoice(w, 'open')),
  command('attribution.edit', 'Edit the attribution', 'Attributions', 'text', 'T', (window) =>
    focusInspector(window, 'attribution'),
  ),
  command('attribution.end', 'End the attribution; step back', 'Attributions', 'text', 'Escape', marking.stepBack),

  command('go.next', 'Next mark', 'Moving about', 'text', 'N Alt+ArrowDown', (w) => marking.travel(w, 1)),
  command('go.previous', 'Previous mark', 'Moving about', 'text', 'P Alt+ArrowUp', (w) => marking.travel(w, -1)),
  command('go.open-end', 'Next open end', 'Moving about', 'text', 'G', (w) => marking.travelOpenEnds(w, 1)),
  command('go.open-end-back', 'Previous open end', 'Moving about', 'text', 'Shift+G', (w) =>
    marking.travelOpenEnds(w, -1),
  ),
  command('go.untagged', 'Next paragraph without a mark', 'Moving about', 'text', 'B', (w) =>
    marking.travelUntagged(w, 1),
  ),
  command('go.untagged-back', 'Previous paragraph without a mark', 'Moving about', 'text', 'Shift+B', (w) =>
    marking.travelUntagged(w, -1),
  ),
  command('go.filter', 'Search the text, notes and fields', 'Moving about', 'text', '/', focusFilter),
  command('go.hit', 'Next place of what is searched for', 'Moving about', 'window', 'F3', (w) => goToHit(w, 1)),
  command('go.hit-back', 'Previous place of what is searched for', 'Moving about', 'window', 'Shift+F3', (w) =>
    goToHit(w, -1),
  ),
  command(
    'go.library',
    'Search titles and texts of the library',
    'Moving about',
    'window',
    'Mod+Shift+F',
    focusLibrarySearch,
  ),
  command('go.pane', 'Next part of the window', 'Moving about', 'window', 'F6', (w) => cyclePanes(w, 1)),
  command('go.pane-back', 'Previous part of the window', 'Moving about', 'window', 'Shift+F6', (w) =>
    cyclePanes(w, -1),
  ),
  command('view.library', 'Show or hide sessions and articles', 'Moving about', 'window', 'Mod+Shift+L', (window) => {
    const { panels } = window.view()
    window.set({ panels: { ...panels, library: !panels.library } })
  }),
  command(
    'view.annotations',
    'Show or hide annotations and inspector',
    'Moving about',
    'window',
    'Mod+Shift+A',
    (window) => {
      const { panels } = window.view()
      window.set({ panels: { ...panels, annotations: !panels.annotations } })
    },
  ),

  command('file.preview', 'Preview the report', 'Reports', 'window', 'Mod+P', (w) => preview(w)),
  command('file.export.html', 'Export as HTML', 'Reports', 'window', 'Mod+Shift+E', (w) => exportReport(w, 'html')),
  command('file.export.pdf', 'Export as PDF', 'Reports', 'window', '', (w) => exportReport(w, 'pdf')),
  command('file.export.markdown', 'Export as Markdown', 'Reports', 'window', '', (w) => exportReport(w, 'markdown')),
  command('file.export.web-annotation', 'Export as Web Annotation', 'Reports', 'window', '', (w) =>
    exportReport(w, 'web-annotation'),
  ),

  command('file.pack.session', 'Export the session for another machine', 'Everything', 'window', '', packSession),
  command('file.pack.library', 'Export the library for another machine', 'Everything', 'window', '', packLibrary),
  command('file.receive', 'Import from another machine', 'Everything', 'window', '', chooseFile),

  command('app.commands', 'Find a command, a code or an article', 'Everything', 'window', 'Mod+K', (w) =>
    w.show(commandDialog),
  ),
  command('codebook.import', 'Import a codebook', 'Everything', 'window', '', async (w) =>
    (await import('./codebook/codebook-files')).chooseCodebook(w),
  ),
  command('codebook.export', 'Export the codebook', 'Everything', 'window', '', async (w) =>
    (await import('./codebook/codebook-files')).exportCodebook(w),
  ),

  command('edit.undo', 'Undo', 'Everything', 'window', 'Mod+Z', undo),
  command('edit.redo', 'Redo', 'Everything', 'window', 'Mod+Shift+Z Mod+Y', redo),
  command('app.codebook', 'Edit the codebook', 'Everything', 'window', 'Mod+Shift+K', (w) => {
    // What is corrected has marks that nobody may change meanwhile.
    if (w.view().correcting !== null) return w.announce('Finish or cancel the correction first')
    w.drafts.keep()
    w.show(codebookDialog)
  }),
  command('app.settings', 'Settings', 'Everything', 'window', 'Mod+,', (w) =>
    w.show(settingsDialog, { page: 'general' }),
  ),
  command('app.keys', 'Change keys', 'Everything', 'window', '', (w) => w.show(settingsDialog, { page: 'keys' })),
  command('help.shortcuts', 'Keys', 'Everything', 'text', '?', (w) => w.show(shortcutsDialog)),
]

const byId = new Map(commands.map((each) => [each.id, each]))

/** Runs a command of the menu. In a field that has the focus, undo and redo take back the typing there. */
export function runMenu(window: AppWindow, id: MenuCommand): void {
  const field = document.activeElement
  const inField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  // Subtle: the one way to reach a field's own undo from a menu.
  if (inField && id === 'edit.undo') document.execCommand('undo')
  else if (inField && id === 'edit.redo') document.execCommand('redo')
  else run(window, id)
}

export function run(window: AppWindow, id: string): void {
  const found = byId.get(id)
  if (found === undefined) throw new Error(`There must be a command "${id}".`)
  void found.run(window)
}
