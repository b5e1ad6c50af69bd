import type { ImportFormat } from './format'
import { hasExtension } from './name'
import { looksUntextual } from './signatures'

const extensions = ['md', 'markdown', 'mdown', 'mkd'] as const

export const markdown: ImportFormat = {
  id: 'markdown',
  label: 'Markdown',
  about:
    'CommonMark with GitHub’s extensions; the readable text with a blank line between blocks; headings, paragraphs, list items and quotations are blocks.',
  extensions,
  recognises: (name, head) => hasExtension(name, extensions) && !looksUntextual(head),
  hostile: false,
  versions: [async () => (await import('./markdown-1')).markdown1],
}
