import { LinkDialog } from './attribution/link-dialog'
import { CodebookDialog } from './codebook/codebook-dialog'
import { CodebookImportDialog } from './codebook/codebook-import-dialog'
import { CommandDialog } from './commands/command-dialog'
import { ShortcutsDialog } from './commands/shortcuts-dialog'
import { CompareDialog } from './correction/compare-dialog'
import { DiscardDialog } from './correction/discard-dialog'
import { ReviewDialog } from './correction/review-dialog'
import { ImportDialog } from './exchange/import-dialog'
import { EncodingDialog } from './importing/encoding-dialog'
import { LogDialog } from './library/log-dialog'
import { ProvenanceDialog } from './library/provenance-dialog'
import { SessionDialog } from './library/session-dialog'
import { BackupsDialog } from './safety/backups-dialog'
import { RecoveryDialog } from './safety/recovery-dialog'
import { SettingsDialog } from './shell/settings-dialog'
import { OccurrencesDialog } from './tagging/occurrences-dialog'
import { useView } from './window/use-window'

/** The dialog that is open, if one is. */
export function Dialogs() {
  const dialog = useView((view) => view.dialog)
  switch (dialog?.kind) {
    case 'commands':
      return <CommandDialog />
    case 'shortcuts':
      return <ShortcutsDialog />
    case 'settings':
      return <SettingsDialog page={dialog.page} />
    case 'recovery':
      return <RecoveryDialog />
    case 'codebook':
      return <CodebookDialog />
    case 'backups':
      return <BackupsDialog />
    case 'provenance':
      return <ProvenanceDialog article={dialog.article} />
    case 'encoding':
      return <EncodingDialog article={dialog.article} />
    case 'session':
      return <SessionDialog session={dialog.session} />
    case 'log':
      return <LogDialog session={dialog.session} />
    case 'import':
      return <ImportDialog name={dialog.name} incoming={dialog.incoming} />
    case 'codebook-import':
      return <CodebookImportDialog incoming={dialog.incoming} />
    case 'link':
      return <LinkDialog annotation={dialog.annotation} />
    case 'review':
      return <ReviewDialog review={dialog.review} />
    case 'discard':
      return <DiscardDialog />
    case 'compare':
      return <CompareDialog article={dialog.article} />
    case 'occurrences':
      return <OccurrencesDialog from={dialog.from} />
    case undefined:
      return null
  }
}
