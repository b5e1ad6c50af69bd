import type { MenuCommand } from '../src/ipc/contract'
import { linkMode } from './attribution/linking'
import { beginCorrection, finishCorrection, reanchorSelected } from './correction/correcting'
import { packLibrary, packSession } from './exchange/packing'
import { chooseFile, pasteArticle } from './importing/articles'
import { exportReport, preview } from './report/reports'
import { goToHit } from './search/hits'
import * as marking from './tagging/marking'
import { showOccurrences } from './tagging/occurrences-of'
import { selectPart, selectRest, selectWord, tagParts } from './tagging/selecting'
import { type Command, command } from './window/command'
import { redo, undo } from './window/history'
import { cyclePanes, focusFilter, focusInspector, focusLibrarySearch, focusNote } from './window/panes'
import type { Workbench } from './window/window'

/** Every command but those that tag under a code, whose keys the codebook has. */
export const commands: readonly Command[] = [
  command('file.open', 'Open an article', 'Article', 'window', 'Mod+O', chooseFile),
  command('file.paste', 'New article from clipboard', 'Article', 'window', 'Mod+Shift+V', pasteArticle),
  command('article.provenance', 'Where the article comes from', 'Article', 'window', 'Mod+I', (bench) => {
    const { open } = bench.view()
    if (open !== null) bench.set({ dialog: { kind: 'provenance', article: open.article } })
  }),

  command('article.correct', 'Correct the text', 'Article', 'window', 'Mod+E', beginCorrection),
  command('article.correct-finish', 'Finish the correction', 'Article', 'window', 'Mod+Enter', finishCorrection),
  command('article.compare', 'Compare two revisions of the text', 'Article', 'window', '', (bench) => {
    const { open } = bench.view()
    if (open !== null) bench.set({ dialog: { kind: 'compare', article: open.article } })
  }),

  command('tag.again', 'Tag as before, or as the kept code', 'Tagging', 'text', 'Space', marking.tagAgain),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) =>
    command(`tag.recent ${digit}`, `Tag as recent code ${digit}`, 'Tagging', 'text', `${digit}`, (bench) =>
      marking.tagRecent(bench, digit - 1),
    ),
  ),
  command('select.word', 'Select the next word, or one word more', 'Tagging', 'text', '.', (b) => selectWord(b, 1)),
  command('select.word-less', 'Select one word less', 'Tagging', 'text', ',', (b) => selectWord(b, -1)),
  command('select.rest', 'Select the rest of the sentence', 'Tagging', 'text', 'X', selectRest),
  command('select.part', 'Select who speaks next, the cue, what is said', 'Tagging', 'text', 'W', selectPart),
  command('select.tag', 'Tag who speaks next, the cue and what is said', 'Tagging', 'text', 'F', tagParts),
  command('mark.add-part', 'Add the selection to the selected mark', 'Tagging', 'text', '+ =', (bench) =>
    marking.addSelection(bench, true),
  ),
  command('mark.add-part-exact', 'The same, without snapping to words', 'Tagging', 'text', 'Alt++ Alt+=', (bench) =>
    marking.addSelection(bench, false),
  ),
  command(
    'mark.occurrences',
    'Tag all occurrences of the selected words or mark',
    'Tagging',
    'text',
    'D',
    showOccurrences,
  ),
  command('mark.end-back', 'Move the end back by a word', 'Marks', 'text', '[', (b) =>
    marking.nudge(b, 'end', -1, 'word'),
  ),
  command('mark.end-on', 'Move the end on by a word', 'Marks', 'text', ']', (b) => marking.nudge(b, 'end', 1, 'word')),
  command('mark.start-back', 'Move the start back by a word', 'Marks', 'text', '{', (b) =>
    marking.nudge(b, 'start', -1, 'word'),
  ),
  command('mark.start-on', 'Move the start on by a word', 'Marks', 'text', '}', (b) =>
    marking.nudge(b, 'start', 1, 'word'),
  ),
  command('mark.end-back-character', 'Move the end back by a character', 'Marks', 'text', 'Alt+[', (b) =>
    marking.nudge(b, 'end', -1, 'character'),
  ),
  command('mark.end-on-character', 'Move the end on by a character', 'Marks', 'text', 'Alt+]', (b) =>
    marking.nudge(b, 'end', 1, 'character'),
  ),
  command('mark.start-back-character', 'Move the start back by a character', 'Marks', 'text', 'Alt+{', (b) =>
    marking.nudge(b, 'start', -1, 'character'),
  ),
  command('mark.start-on-character', 'Move the start on by a character', 'Marks', 'text', 'Alt+}', (b) =>
    marking.nudge(b, 'start', 1, 'character'),
  ),
  command('mark.re-anchor', 'Re-anchor the selected mark here', 'Marks', 'text', 'H', reanchorSelected),
  command('mark.remove', 'Remove the selected mark', 'Marks', 'text', 'Delete Backspace', marking.removeSelected),
  command('mark.note', 'Write a note', 'Marks', 'text', 'Enter', (bench) => {
    const isTagging = bench.view().kept !== null && bench.reader?.pending(true)
    if (isTagging) marking.tagAgain(bench)
    else focusNote(bench)
  }),
  command('mark.fields', 'Edit the fields', 'Marks', 'text', 'E', (bench) => focusInspector(bench, 'fields')),
  command('mark.same', 'Say who is meant, or which statement it repeats', 'Marks', 'text', 'M', (bench) =>
    focusInspector(bench, 'same'),
  ),
  command('mark.verdict', 'Give a verdict', 'Marks', 'text', 'V', (bench) => focusInspector(bench, 'verdict')),
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
  command('attribution.author', "Author's voice", 'Attributions', 'text', 'A', (b) => marking.answerVoice(b, 'author')),
  command('attribution.unattributed', 'Unattributed', 'Attributions', 'text', 'U', (b) =>
    marking.answerVoice(b, 'unattributed'),
  ),
  command('attribution.open', 'Not yet attributed', 'Attributions', 'text', 'Y', (b) => marking.answerVoice(b, 'open')),
  command('attribution.edit', 'Edit the attribution', 'Attributions', 'text', 'T', (bench) =>
    focusInspector(bench, 'attribution'),
  ),
  command('attribution.end', 'End the attribution; step back', 'Attributions', 'text', 'Escape', marking.stepBack),

  command('go.next', 'Next mark', 'Moving about', 'text', 'N Alt+ArrowDown', (b) => marking.travel(b, 1)),
  command('go.previous', 'Previous mark', 'Moving about', 'text', 'P Alt+ArrowUp', (b) => marking.travel(b, -1)),
  command('go.open-end', 'Next open end', 'Moving about', 'text', 'G', (b) => marking.travelOpenEnds(b, 1)),
  command('go.open-end-back', 'Previous open end', 'Moving about', 'text', 'Shift+G', (b) =>
    marking.travelOpenEnds(b, -1),
  ),
  command('go.untagged', 'Next paragraph without a mark', 'Moving about', 'text', 'B', (b) =>
    marking.travelUntagged(b, 1),
  ),
  command('go.untagged-back', 'Previous paragraph without a mark', 'Moving about', 'text', 'Shift+B', (b) =>
    marking.travelUntagged(b, -1),
  ),
  command('go.filter', 'Search the text, notes and fields', 'Moving about', 'text', '/', focusFilter),
  command('go.hit', 'Next place of what is searched for', 'Moving about', 'window', 'F3', (b) => goToHit(b, 1)),
  command('go.hit-back', 'Previous place of what is searched for', 'Moving about', 'window', 'Shift+F3', (b) =>
    goToHit(b, -1),
  ),
  command(
    'go.library',
    'Search titles and texts of the library',
    'Moving about',
    'window',
    'Mod+Shift+F',
    focusLibrarySearch,
  ),
  command('go.pane', 'Next part of the window', 'Moving about', 'window', 'F6', (b) => cyclePanes(b, 1)),
  command('go.pane-back', 'Previous part of the window', 'Moving about', 'window', 'Shift+F6', (b) =>
    cyclePanes(b, -1),
  ),
  command('view.library', 'Show or hide sessions and articles', 'Moving about', 'window', 'Mod+Shift+L', (bench) => {
    const { panels } = bench.view()
    bench.set({ panels: { ...panels, library: !panels.library } })
  }),
  command(
    'view.annotations',
    'Show or hide annotations and inspector',
    'Moving about',
    'window',
    'Mod+Shift+A',
    (bench) => {
      const { panels } = bench.view()
      bench.set({ panels: { ...panels, annotations: !panels.annotations } })
    },
  ),

  command('file.preview', 'Preview the report', 'Reports', 'window', 'Mod+P', (b) => preview(b)),
  command('file.export.html', 'Export as HTML', 'Reports', 'window', 'Mod+Shift+E', (b) => exportReport(b, 'html')),
  command('file.export.pdf', 'Export as PDF', 'Reports', 'window', '', (b) => exportReport(b, 'pdf')),
  command('file.export.markdown', 'Export as Markdown', 'Reports', 'window', '', (b) => exportReport(b, 'markdown')),
  command('file.export.web-annotation', 'Export as Web Annotation', 'Reports', 'window', '', (b) =>
    exportReport(b, 'web-annotation'),
  ),

  command('file.pack.session', 'Export the session for another machine', 'Everything', 'window', '', packSession),
  command('file.pack.library', 'Export the library for another machine', 'Everything', 'window', '', packLibrary),
  command('file.receive', 'Import from another machine', 'Everything', 'window', '', chooseFile),

  command('app.commands', 'Find a command, a code or an article', 'Everything', 'window', 'Mod+K', (b) =>
    b.set({ dialog: { kind: 'commands' } }),
  ),
  command('codebook.import', 'Import a codebook', 'Everything', 'window', '', async (b) =>
    (await import('./codebook/codebook-files')).chooseCodebook(b),
  ),
  command('codebook.export', 'Export the codebook', 'Everything', 'window', '', async (b) =>
    (await import('./codebook/codebook-files')).exportCodebook(b),
  ),

  command('edit.undo', 'Undo', 'Everything', 'window', 'Mod+Z', undo),
  command('edit.redo', 'Redo', 'Everything', 'window', 'Mod+Shift+Z Mod+Y', redo),
  command('app.codebook', 'Edit the codebook', 'Everything', 'window', 'Mod+Shift+K', (b) => {
    // What is corrected has marks that nobody may change meanwhile.
    if (b.view().correcting !== null) return b.announce('Finish or cancel the correction first')
    b.drafts.keep()
    b.set({ dialog: { kind: 'codebook' } })
  }),
  command('app.settings', 'Settings', 'Everything', 'window', 'Mod+,', (b) =>
    b.set({ dialog: { kind: 'settings', page: 'general' } }),
  ),
  command('app.keys', 'Change keys', 'Everything', 'window', '', (b) =>
    b.set({ dialog: { kind: 'settings', page: 'keys' } }),
  ),
  command('help.shortcuts', 'Keys', 'Everything', 'text', '?', (b) => b.set({ dialog: { kind: 'shortcuts' } })),
]

const byId = new Map(commands.map((each) => [each.id, each]))

/** Runs a command of the menu. In a field that has the focus, undo and redo take back the typing there. */
export function runMenu(bench: Workbench, id: MenuCommand): void {
  const field = document.activeElement
  const inField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  // Subtle: the one way to reach a field's own undo from a menu.
  if (inField && id === 'edit.undo') document.execCommand('undo')
  else if (inField && id === 'edit.redo') document.execCommand('redo')
  else run(bench, id)
}

export function run(bench: Workbench, id: string): void {
  const found = byId.get(id)
  if (found === undefined) throw new Error(`There must be a command "${id}".`)
  void found.run(bench)
}
