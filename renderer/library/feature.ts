import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { libraryCommands } from './commands'
import { logDialog, provenanceDialog, removeArticleDialog, sessionDialog } from './dialogs'

/** Sessions, articles and where they come from. */
export const library: Feature = {
  answers: [
    commandSource.of(libraryCommands),

    drawn(logDialog, async () => (await import('./log-dialog')).LogDialog),
    drawn(provenanceDialog, async () => (await import('./provenance-dialog')).ProvenanceDialog),
    drawn(removeArticleDialog, async () => (await import('./remove-article-dialog')).RemoveArticleDialog),
    drawn(sessionDialog, async () => (await import('./session-dialog')).SessionDialog),
  ],
}
