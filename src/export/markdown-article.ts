import type { AnnotatedBlock, PlacedMark } from '../report/annotated-text'
import type { Report } from '../report/report'
import { plain, quoted } from './markdown-text'

/** The articles with their marks in brackets: ⟦C1 opens the mark C1 and C1⟧ closes it, so that overlaps can be told. */
export function annotatedSections({ articles }: Report): readonly string[] {
  return [
    articles.length > 1 ? '## Annotated articles' : '## Annotated article',
    '⟦C1 opens the mark C1, and C1⟧ closes it.',
    ...articles.flatMap(({ title, blocks }) => [
      ...(articles.length > 1 ? [`### ${plain(title)}`] : []),
      ...blocks.map(blockText),
    ]),
  ]
}

const open = ({ ref }: PlacedMark) => `⟦${ref.label} `
const close = ({ ref }: PlacedMark) => ` ${ref.label}⟧`

function blockText({ kind, segments }: AnnotatedBlock): string {
  const text = segments
    .map((segment) => segment.begins.map(open).join('') + segment.text + segment.ends.map(close).join(''))
    .join('')
  if (kind === 'headline') return `**${plain(text)}**`
  const lines = quoted(text)
  if (kind === 'quotation') return lines.map((line) => `> ${line}`).join('\n')
  if (kind === 'list-item') return `- ${lines.join('\n  ')}`
  return lines.join('\n')
}
