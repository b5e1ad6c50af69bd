import type { RecordCounts } from '../record/counts'

/** How much a library holds. A backup of an older version may lack the count of what there was not. */
export type LibraryCounts = RecordCounts & { readonly edits: number }

/** A copy of the whole library, as it was at a time. */
export interface Backup {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
  readonly reason: 'hourly' | 'closing' | 'before-restore' | 'before-migration'
  readonly counts: LibraryCounts
  /** When the last edit in it was done; null when there is none. */
  readonly lastEditAt: string | null
  readonly files: number
  readonly bytes: number
}

/** A backup beside what there is now. */
export interface BackupPreview {
  readonly backup: Backup
  /** Names of its files that can't be used; it can be restored only when there are none. */
  readonly damaged: readonly string[]
  readonly now: Pick<Backup, 'counts' | 'lastEditAt'>
}

/** `reason` is the system's own word, such as "ENOSPC". */
export type BackupError =
  | { readonly code: 'missing' }
  | { readonly code: 'damaged' }
  | { readonly code: 'read-only' }
  | { readonly code: 'not-backed-up'; readonly reason: string }

/** Something that was found on the disk at the start. `movedTo` is a name in `quarantine`; null: left as it was. */
export type Finding =
  /** The end of the journal was cut off, as by a crash; `before` edits are whole. */
  | { readonly code: 'torn-journal'; readonly file: string; readonly movedTo: string | null; readonly before: number }
  /** `lost` edits are missing from the journal that snapshots cover; `before` edits, those behind it too, are in use. */
  | {
      readonly code: 'mended-journal'
      readonly file: string
      readonly movedTo: string | null
      readonly before: number
      readonly lost: number
    }
  /** `before` edits before the damage are in use; `after` behind it can be read, and are in `quarantine`. */
  | {
      readonly code: 'damaged-journal'
      readonly file: string
      readonly movedTo: string | null
      readonly before: number
      readonly after: number
    }
  /** Edits are missing from the journal: the library goes as far as its snapshots do. */
  | { readonly code: 'lost-edits'; readonly file: string }
  /** An older generation, and the journal, took the file's place. */
  | { readonly code: 'damaged-file'; readonly file: string; readonly movedTo: string | null }
  /** What was chosen on this machine could not be read, and nothing has taken its place. */
  | { readonly code: 'damaged-preferences'; readonly file: string; readonly movedTo: string | null }
  | { readonly code: 'newer-version'; readonly file: string }
  /** An older version wrote it, and no copy could be made of the library before it is changed: it is only read. */
  | { readonly code: 'not-migrated'; readonly file: string }
  /** A backup was to take the library's place, and is gone or damaged; null when it can't be told which. */
  | { readonly code: 'not-restored'; readonly backup: string | null }
  /** A file of the article `title` is not there. `isWhole`: what it held is made anew, and nothing is lost. */
  | {
      readonly code: 'missing-file'
      readonly file: string
      readonly what: 'text' | 'original' | 'marks'
      readonly title: string
      readonly isWhole: boolean
    }
  /** A crash left it half written. Nothing counted on it; `movedTo` is null when it was removed. */
  | { readonly code: 'leftover'; readonly file: string; readonly movedTo: string | null }

/** What the recovery window shows: what was found, what there is now, and what can be done. */
export interface Recovery {
  readonly findings: readonly Finding[]
  readonly counts: LibraryCounts
  readonly lastEditAt: string | null
  readonly backups: readonly Backup[]
  readonly offers: readonly ('go-on' | 'restore-backup' | 'save-copy')[]
}
