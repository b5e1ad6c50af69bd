import { markdown } from '../../src/import/markdown'
import { plainText } from '../../src/import/plain-text'
import { hostileImports } from './hostile-imports'
import { toyImport } from './toy-import'

/** The catalogue of an app that has the toys, too. */
export const importFormats = [toyImport, ...hostileImports, markdown, plainText]
