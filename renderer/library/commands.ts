import type { Session } from '../../src/session/session'
import { openText } from '../place/place'
import { aSession, sessionMeant } from '../place/session-meant'
import { anArticle, articleMeant } from '../place/when'
import { commandsWith, type When } from '../window/command'
import type { Call } from '../window/command-book'
import { chosenSession } from '../window/session'
import type { AppWindow } from '../window/window'
import { logDialog, provenanceDialog, sessionDialog } from './dialogs'
import { travelArticles } from './listed-articles'
import { askToRemove } from './removing'
import { toggleArticle, turn } from './sessions'

const article = commandsWith({
  ...{ group: 'Article', where: 'window', when: anArticle, context: ['article'] },
  menu: { in: 'Article', part: 1 },
})
const go = commandsWith({
  ...{ group: 'Moving about', where: 'window', when: anotherArticle },
  menu: { in: 'Go', part: 2 },
})
const session = commandsWith({
  ...{ group: 'Sessions', where: 'window', when: aSession, context: ['session'] },
  menu: { in: 'Article', part: 4, under: 'Session' },
})

export const libraryCommands = [
  article('article.provenance', 'Where the article comes from', 'Mod+I', showProvenance, { asks: true }),
  article('article.session', 'Add to the session, or take out of it', '', toggleInSession, {
    menu: { in: 'Article', part: 4 },
    when: (window, about) => anArticle(window, about) ?? aSession(window, null),
  }),
  article('article.remove', 'Remove the article', '', askToRemove, { asks: true, menu: { in: 'Article', part: 5 } }),
  go('go.article', 'Next article', 'Alt+PageDown', (window) => travelArticles(window, 1)),
  go('go.article-back', 'Previous article', 'Alt+PageUp', (window) => travelArticles(window, -1)),
  session('session.new', 'New session', '', (window) => window.show(sessionDialog, { session: null }), {
    ...{ when: () => null, context: [], asks: true },
  }),
  session('session.continue', 'Continue the session', '', turnTo('active'), { when: aSessionThat('active') }),
  session('session.pause', 'Pause the session', '', turnTo('paused'), { when: aSessionThat('paused') }),
  session('session.end', 'End the session', '', turnTo('ended'), { when: aSessionThat('ended') }),
  session('session.details', 'Details of the session', '', showSession(sessionDialog), { asks: true }),
  session('session.log', 'Log of the session', '', showSession(logDialog), { asks: true }),
]

/** The library has an article beside the one on screen. */
function anotherArticle(window: AppWindow): string | null {
  return window.view().state.library.articles.size > (openText(window) === null ? 0 : 1)
    ? null
    : 'There is no other article'
}

function showProvenance(window: AppWindow, { about }: Call): void {
  const id = articleMeant(window, about)
  if (id !== null) window.show(provenanceDialog, { article: id })
}

function toggleInSession(window: AppWindow, { about }: Call): void {
  const id = articleMeant(window, about)
  const chosen = chosenSession(window.view())
  if (id !== null && chosen !== null) toggleArticle(window, chosen, id)
}

function turnTo(state: Session['state']) {
  return (window: AppWindow, { about }: Call) => {
    const meant = sessionMeant(window, about)
    if (meant !== null) turn(window, meant.id, state)
  }
}

/** A session that can be turned to that state. */
function aSessionThat(becomes: Session['state']): When {
  return (window, about) => {
    const meant = sessionMeant(window, about)
    if (meant === null) return 'Choose a session first'
    if (meant.state === becomes) return `It is ${becomes} already`
    return becomes === 'paused' && meant.state === 'ended' ? 'It has ended' : null
  }
}

function showSession(dialog: typeof sessionDialog | typeof logDialog) {
  return (window: AppWindow, { about }: Call) => {
    const meant = sessionMeant(window, about)
    if (meant !== null) window.show(dialog, { session: meant.id })
  }
}
