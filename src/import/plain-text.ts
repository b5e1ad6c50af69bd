import type { ImportFormat } from './format'
import { looksUntextual } from './signatures'

/** Whatever is no other format and may be a text: the last one to be asked. */
export const plainText: ImportFormat = {
  id: 'plain-text',
  label: 'plain text',
  about:
    'Every newline becomes `\\n`, a byte order mark goes, nothing else changes; each line that is not blank is a block; a short first line without a full stop is the headline.',
  extensions: ['txt', 'text'],
  recognises: (_name, head) => !looksUntextual(head),
  hostile: false,
  versions: [async () => (await import('./plain-text-1')).plainText1],
}
