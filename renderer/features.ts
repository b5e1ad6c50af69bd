import { attributionCommands } from './attribution/commands'
import { linkDialog } from './attribution/dialogs'
import { codebookCommands } from './codebook/commands'
import { codebookDialog, codebookImportDialog } from './codebook/dialogs'
import { commandCommands } from './commands/commands'
import { commandDialog, shortcutsDialog } from './commands/dialogs'
import { correctionCommands } from './correction/commands'
import { compareDialog, discardDialog, reviewDialog } from './correction/dialogs'
import { exchangeCommands } from './exchange/commands'
import { importDialog } from './exchange/dialogs'
import { importingCommands } from './importing/commands'
import { encodingDialog } from './importing/dialogs'
import { libraryCommands } from './library/commands'
import { logDialog, provenanceDialog, removeArticleDialog, sessionDialog } from './library/dialogs'
import { reportCommands } from './report/commands'
import { backupsDialog, recoveryDialog } from './safety/dialogs'
import { searchCommands } from './search/commands'
import { shellCommands } from './shell/commands'
import { settingsDialog } from './shell/dialogs'
import { codeCommands } from './tagging/code-commands'
import { taggingCommands } from './tagging/commands'
import { occurrencesDialog } from './tagging/dialogs'
import type { CommandSource } from './window/command'
import { type DrawnDialog, drawn } from './window/dialogs'

/** Every kind of dialog, and how it is drawn. */
export const dialogs: readonly DrawnDialog[] = [
  drawn(linkDialog, async () => (await import('./attribution/link-dialog')).LinkDialog),
  drawn(codebookDialog, async () => (await import('./codebook/codebook-dialog')).CodebookDialog),
  drawn(codebookImportDialog, async () => (await import('./codebook/codebook-import-dialog')).CodebookImportDialog),
  drawn(commandDialog, async () => (await import('./commands/command-dialog')).CommandDialog),
  drawn(shortcutsDialog, async () => (await import('./commands/shortcuts-dialog')).ShortcutsDialog),
  drawn(compareDialog, async () => (await import('./correction/compare-dialog')).CompareDialog),
  drawn(discardDialog, async () => (await import('./correction/discard-dialog')).DiscardDialog),
  drawn(reviewDialog, async () => (await import('./correction/review-dialog')).ReviewDialog),
  drawn(importDialog, async () => (await import('./exchange/import-dialog')).ImportDialog),
  drawn(encodingDialog, async () => (await import('./importing/encoding-dialog')).EncodingDialog),
  drawn(logDialog, async () => (await import('./library/log-dialog')).LogDialog),
  drawn(provenanceDialog, async () => (await import('./library/provenance-dialog')).ProvenanceDialog),
  drawn(removeArticleDialog, async () => (await import('./library/remove-article-dialog')).RemoveArticleDialog),
  drawn(sessionDialog, async () => (await import('./library/session-dialog')).SessionDialog),
  drawn(backupsDialog, async () => (await import('./safety/backups-dialog')).BackupsDialog),
  drawn(recoveryDialog, async () => (await import('./safety/recovery-dialog')).RecoveryDialog),
  drawn(settingsDialog, async () => (await import('./shell/settings-dialog')).SettingsDialog),
  drawn(occurrencesDialog, async () => (await import('./tagging/occurrences-dialog')).OccurrencesDialog),
]

/** What can be asked for in the window, by feature. Lists and menus have it in this order. */
export const commandSources: readonly CommandSource[] = [
  codeCommands,
  taggingCommands,
  attributionCommands,
  importingCommands,
  libraryCommands,
  correctionCommands,
  searchCommands,
  reportCommands,
  exchangeCommands,
  codebookCommands,
  commandCommands,
  shellCommands,
]
