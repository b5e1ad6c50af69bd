import type { Carried } from '../../src/annotation/carry-over'
import type { ArticleText } from '../../src/record/plain'

/** What a correction comes to, before it is kept. */
export interface Review extends ArticleText {
  readonly revision: number
  readonly carried: readonly Carried[]
}
