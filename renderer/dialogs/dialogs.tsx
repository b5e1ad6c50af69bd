import { CodebookDialog } from '../codebook/codebook-dialog'
import { useView } from '../workbench/use-view'
import { BackupsDialog } from './backups-dialog'
import { CodebookImportDialog } from './codebook-import-dialog'
import { CommandDialog } from './command-dialog'
import { CompareDialog } from './compare-dialog'
import { DiscardDialog } from './discard-dialog'
import { EncodingDialog } from './encoding-dialog'
import { ImportDialog } from './import-dialog'
import { LinkDialog } from './link-dialog'
import { LogDialog } from './log-dialog'
import { OccurrencesDialog } from './occurrences-dialog'
import { ProvenanceDialog } from './provenance-dialog'
import { RecoveryDialog } from './recovery-dialog'
import { ReviewDialog } from './review-dialog'
import { SessionDialog } from './session-dialog'
import { SettingsDialog } from './settings-dialog'
import { ShortcutsDialog } from './shortcuts-dialog'

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
