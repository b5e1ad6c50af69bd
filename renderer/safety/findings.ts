import type { Finding, LibraryCounts } from '../../src/ipc/recovery'
import { recordKinds } from '../../src/record/table'
import { amount, counted, plural } from '../../src/wording/amounts'

const kept = (movedTo: string | null) => (movedTo === null ? '' : ` It is kept as quarantine/${movedTo}.`)

/** What the findings come to, in one or two sentences, for somebody who knows none of the files. */
export function describeOutcome(findings: readonly Finding[]): string {
  if (findings.some(({ code }) => code === 'newer-version'))
    return 'This library was changed by a newer version of Sourcemark. You can read it here; start the newer version to change it.'
  if (findings.some(({ code }) => code === 'not-migrated'))
    return 'This library is from an older version of Sourcemark. It is open for reading only, until a copy of it can be made before it is changed.'
  if (findings.every(({ code }) => code === 'damaged-preferences' || code === 'leftover'))
    return 'What you had chosen on this machine could not be read: look, keys and a second folder for backups. Your library is whole.'
  return findings.every(isHarmless)
    ? 'Something in your data folder was damaged. No mark and no note that was saved is missing: what could not be read was put together again from its copies and the journal.'
    : 'Something in your data folder was damaged, and some of what was saved may be missing here. Look through it before you go on; a backup may have more.'
}

function isHarmless(finding: Finding): boolean {
  switch (finding.code) {
    case 'torn-journal':
    case 'mended-journal':
    case 'damaged-file':
    case 'damaged-preferences':
    case 'leftover':
      return true
    case 'missing-file':
      return finding.isWhole
    default:
      return false
  }
}

/** What was found on the disk, in plain words: what happened, to which file, and what is in use now. */
export function describeFinding(finding: Finding): string {
  switch (finding.code) {
    case 'torn-journal':
      return `The last line of ${finding.file} was not written to its end, as when a computer loses power. It never counted as saved; the ${counted(finding.before, 'edit')} before it are here.${kept(finding.movedTo)}`
    case 'damaged-journal':
      return `A part of ${finding.file} can't be read. The ${counted(finding.before, 'edit')} before it are in use; ${counted(finding.after, 'edit')} after it can be read, but not applied safely.${kept(finding.movedTo)}`
    case 'mended-journal':
      return describeMended(finding)
    case 'lost-edits':
      return `${finding.file} lacks edits that were there. The library is as its last snapshots have it.`
    case 'damaged-file':
      return `${finding.file} could not be read. An older copy of it and the journal took its place.${kept(finding.movedTo)}`
    case 'damaged-preferences':
      return `${finding.file} could not be read. Look and keys are as at the first start, and there is no second folder for backups, until you choose them again in Settings.${kept(finding.movedTo)}`
    case 'newer-version':
      return `${finding.file} was written by a newer version of Sourcemark. It was left as it is, and nothing can be changed here.`
    case 'missing-file':
      return describeMissing(finding)
    case 'not-restored':
      return 'The backup that was being restored is missing or damaged, so what there is was left as it is. Look through it, or restore another backup.'
    case 'not-migrated':
      return `${finding.file} was written by an older version of Sourcemark. A copy of the library is made before this version changes it, and that could not be done: the disk may be full. Nothing can be changed here until it is; make room and start again.`
    case 'leftover':
      return `${finding.file} was half written when the app was stopped. Nothing counted on it.${kept(finding.movedTo)}`
  }
}

function describeMissing({ file, what, title, isWhole }: Extract<Finding, { readonly code: 'missing-file' }>): string {
  const was = `${file} is missing`
  if (what === 'marks')
    return `${was}, with the marks in “${title}”. An older copy of it and the journal took its place.`
  if (what === 'original')
    return `${was}, the file that “${title}” was imported from. The text and its marks are here. To have the file again, restore a backup.`
  return isWhole
    ? `${was}, with the text of “${title}”. The text is made anew from the original file when you open the article, and checked by its hash.`
    : `${was}, with the text of “${title}”, and so is the original file. Its marks are here, but it can't be opened. Restore a backup.`
}

function describeMended({
  file,
  movedTo,
  before,
  lost,
}: Extract<Finding, { readonly code: 'mended-journal' }>): string {
  const was = `A part of ${file} could not be read.`
  if (lost === 0) return `${was} No edit was in it: all ${amount(before)} are here.${kept(movedTo)}`
  const gone = `${counted(lost, 'edit')} ${plural(lost, 'is', 'are')} gone from the log, and what came before can't be undone.`
  return `${was} ${gone} What the edits did is in the library, from its last snapshots.${kept(movedTo)}`
}

/** "3 articles, 12 sources, 20 statements, 1 session, 140 edits"; what a backup did not count is not told. */
export function describeLibrary(counts: LibraryCounts): string {
  const records = Object.values(recordKinds).flatMap(({ noun, many }) => {
    const there = counts[many]
    return noun === null || there === undefined ? [] : [counted(there, noun[0], noun[1])]
  })
  return [...records, counted(counts.edits, 'edit')].join(', ')
}
