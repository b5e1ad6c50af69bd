import type { ReportFormat } from '../../src/export/format'
import { utf8 } from '../../src/export/utf8'

/** A format that nobody has, all of it in one file. */
export const toyExport: ReportFormat = {
  id: 'toy',
  label: 'Toy File',
  about: 'For nobody: the names of the files.',
  extension: 'toy',
  of: 'records',
  keys: 'Mod+Alt+T',
  printed: false,
  load:
    async () =>
    ({ articles }) =>
      utf8('TOY!', ...articles.map(({ article }) => article.original.name)),
}
