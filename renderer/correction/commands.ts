import { currentCorrection, openText } from '../place/place'
import { aMark, anArticle, articleMeant } from '../place/when'
import { commandsWith, type When } from '../window/command'
import type { Call } from '../window/command-book'
import type { AppWindow } from '../window/window'
import { beginCorrection, finishCorrection, reanchorSelected } from './correcting'
import { compareDialog } from './dialogs'

const command = commandsWith({
  ...{ group: 'Article', where: 'window', when: anArticle },
  menu: { in: 'Article', part: 2 },
})

const mayCorrect: When = (window) => {
  const open = openText(window)
  const correcting = currentCorrection(window)
  return correcting !== null ? 'The text is being corrected' : open === null ? 'Open an article first' : null
}

const isCorrecting: When = (window) => (currentCorrection(window) === null ? 'Begin to correct the text first' : null)

export const correctionCommands = [
  command('article.correct', 'Correct the text', 'Mod+E', beginCorrection, { when: mayCorrect }),
  command('article.correct-finish', 'Finish the correction', 'Mod+Enter', finishCorrection, { when: isCorrecting }),
  command('article.compare', 'Compare two revisions of the text', '', compare, { context: ['article'], asks: true }),
  command('mark.re-anchor', 'Re-anchor the selected mark here', 'H', reanchorSelected, {
    ...{ group: 'Marks', where: 'text', when: aMark, context: ['mark', 'words'] },
    menu: { in: 'Tag', part: 4 },
  }),
]

function compare(window: AppWindow, { about }: Call): void {
  const article = articleMeant(window, about)
  if (article !== null) window.show(compareDialog, { article })
}
