import type { CodebookJsonError } from '../../src/exchange/codebook/codebook-json'
import { MOST_CODES } from '../../src/exchange/codebook/format'
import type { QdcError, QdcFault } from '../../src/exchange/codebook/read-qdc'
import type { FileRefused, Requests } from '../../src/ipc/contract'
import { amount } from '../../src/wording/amounts'
import { describeFailure } from '../window/failure'

type Refused = FileRefused['code'] | 'binary' | 'undecodable'

/** Why a file could not be read at all. */
export function describeRefusal(code: Refused, name: string): string {
  switch (code) {
    case 'empty':
      return `“${name}” is empty. Choose a file with a codebook in it.`
    case 'binary':
    case 'undecodable':
      return `“${name}” is not a text file. Choose a codebook that ends in .json or .qdc; a project (.qdpx) is none: export its codebook from the other program.`
    case 'too-large':
      return `“${name}” is larger than a codebook may be (4 MB).`
    case 'is-folder':
      return `“${name}” is a folder. Choose a file in it.`
    case 'vanished':
      return `“${name}” is not there any more. Check where the file is and choose it again.`
    case 'unreadable':
      return `“${name}” can't be read. Check that you may open the file, and try again.`
  }
}

/** Why a file is not a Sourcemark codebook. */
export function describeJsonFault(error: CodebookJsonError, name: string): string {
  switch (error.code) {
    case 'not-json':
      return `“${name}” is damaged or was cut off, or is no codebook. Export the codebook once more.`
    case 'not-a-codebook':
      return `“${name}” is no codebook of Sourcemark. Choose one that Sourcemark exported, or a REFI-QDA codebook (.qdc).`
    case 'newer-version':
      return `“${name}” was made by a newer version of Sourcemark. Update this one, then import it again.`
    case 'invalid':
      return `“${name}” is not as it must be: ${JSON.stringify(error.where.slice(0, 100))} breaks a rule (${error.rule.slice(0, 200)}). Export the codebook once more, or correct the file.`
  }
}

const faults: Record<QdcFault, string> = {
  'no-codes': 'there is no code in it',
  'many-codes': `it has more than ${amount(MOST_CODES)} codes`,
  'no-guid': 'a code has no GUID, or one that is none',
  'same-guid': 'a code has the GUID of another',
  'no-name': 'a code has no name',
  'long-name': 'the name of a code has more than 1,000 characters',
}

const limits: Record<Extract<QdcError, { code: 'too-large' }>['what'], string> = {
  characters: 'more than a million characters',
  elements: 'more than 50,000 elements',
  depth: 'codes nested more than 98 deep',
  attributes: 'an element with more than 30 attributes',
}

/** Why a file is not a REFI-QDA codebook. */
export function describeQdcFault(error: QdcError, name: string): string {
  switch (error.code) {
    case 'not-xml':
      return `“${name}” is damaged or was cut off, or is no REFI-QDA codebook (line ${error.line}). Export it from the other program once more.`
    case 'doctype':
      return `“${name}” has a document type, with which a file can do harm, and which no REFI-QDA codebook has. Export it from the other program once more.`
    case 'too-large':
      return `“${name}” has ${limits[error.what]}. Export a smaller codebook from the other program.`
    case 'not-a-codebook':
      return `“${name}” is no REFI-QDA codebook 1.0: it begins with ${JSON.stringify(error.root.slice(0, 60))} of ${JSON.stringify(error.namespace.slice(0, 100))}. Choose a codebook (.qdc) that the other program exported.`
    case 'invalid':
      return `“${name}” is not as REFI-QDA says: ${faults[error.fault]} (line ${error.line}). Correct that in the other program and export it once more.`
  }
}

type ExportError = Extract<ReturnType<Requests['codebook.export']>, { readonly ok: false }>['error']

/** Why a codebook was not exported. */
export function describeExportFault(error: ExportError): string {
  switch (error.code) {
    case 'not-written':
    case 'not-saved':
      return `${describeFailure(error.reason)}. Choose another place, or try again`
    case 'unknown-ending':
      return `“${error.name}” says no format. End the name in .json (Sourcemark) or .qdc (REFI-QDA)`
    case 'no-codes':
      return 'a REFI-QDA codebook must have a code. Add one first, or export as .json'
    case 'missing':
    case 'stale':
      return 'the codebook is not in the library any more'
    case 'read-only':
      return 'the library is open for reading only'
  }
}
