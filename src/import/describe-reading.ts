import type { Article } from '../article/article'
import { labelOf } from './catalogue'
import type { Loss } from './loss'

/** How an article's file was read, as in "utf-8, Markdown". */
export function describeReading({ encoding, reader }: Pick<Article, 'encoding' | 'reader'>): string {
  return [encoding, labelOf(reader.id)].filter((each) => each !== null).join(', ')
}

/** Under which encoding a file was read, or as which format where that has none. */
export function readAs({ encoding, reader }: Pick<Article, 'encoding' | 'reader'>): string {
  return encoding ?? labelOf(reader.id)
}

/** What of a file is not in the text, as in "HTML (2), pictures (1)"; empty when all is. */
export function describeLosses(losses: readonly Loss[]): string {
  return losses.map(({ what, count }) => `${what} (${count.toLocaleString('en')})`).join(', ')
}
