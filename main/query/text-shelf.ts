import type { NotSearched } from '../../src/ipc/contract'
import { textSchema } from '../../src/record/plain'
import { err, ok, type Result } from '../../src/result'
import { type FoldedText, foldText } from '../../src/search/fold'
import { sha256Of } from '../storage/article-files'
import { SnapshotFile } from '../storage/snapshot/snapshot-file'
import type { SearchedArticle } from './protocol'

/** A text that is ready to be searched. It is kept as bytes besides: passages are cut out of few of many. */
export interface ShelvedText {
  readonly folded: FoldedText
  readonly utf8: Buffer
}

type Shelved = Result<ShelvedText, NotSearched['code']>

/** The texts of the library, each read once: a revision's text never changes. */
export class TextShelf {
  readonly #locate: (article: SearchedArticle) => string
  readonly #texts = new Map<string, ShelvedText>()

  /** `locate` answers with the path of an article's text. */
  constructor(locate: (article: SearchedArticle) => string) {
    this.#locate = locate
  }

  /** One that is on the shelf already, without a wait. */
  known({ textSha256 }: SearchedArticle): ShelvedText | undefined {
    return this.#texts.get(textSha256)
  }

  /** Reads a text. What can't be read stays where it is: whoever opens the article deals with that. */
  async read(article: SearchedArticle): Promise<Shelved> {
    const read = await new SnapshotFile(this.#locate(article), 'text', textSchema).read()
    if (!read.ok) return err(read.error.code)
    if (read.value === null) return err('missing')
    const { text } = read.value.body
    if (sha256Of(text) !== article.textSha256) return err('damaged')
    const shelved = { folded: foldText(text), utf8: Buffer.from(text) }
    this.#texts.set(article.textSha256, shelved)
    return ok(shelved)
  }

  /** Lets go of texts that the library does not have any more. */
  keepOnly(articles: readonly SearchedArticle[]): void {
    const wanted = new Set(articles.map(({ textSha256 }) => textSha256))
    for (const sha256 of this.#texts.keys()) if (!wanted.has(sha256)) this.#texts.delete(sha256)
  }
}
