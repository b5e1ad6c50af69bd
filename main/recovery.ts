import type { Finding, Recovery } from '../src/ipc/recovery'
import { type Backed, listBackups } from './storage/backup/backups'
import { missingFiles } from './storage/disk/missing-files'
import type { PreferencesFile } from './window/preferences-file'

/** What a person should know of before going on; null when all is well. */
export async function recoveryOf(
  backed: Backed,
  { finding }: Pick<PreferencesFile, 'finding'>,
): Promise<Recovery | null> {
  const { store } = backed
  const ofMachine = finding === null ? [] : [finding]
  const findings = [
    ...store.findings,
    ...ofMachine,
    ...(await missingFiles(store.folder, store.state.library.articles.values())),
  ]
  if (findings.every(isTidied)) return null
  const backups = await listBackups(backed)
  const canRestore = backups.length > 0 && !store.readOnly
  return {
    findings,
    ...(await store.describe()),
    backups,
    offers: ['go-on', ...(canRestore ? (['restore-backup'] as const) : []), 'save-copy'],
  }
}

/** Half-written files are cleared away at a start; nothing was lost with them. */
function isTidied({ code }: Finding): boolean {
  return code === 'leftover'
}
