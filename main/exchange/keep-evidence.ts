import type { ArticleId } from '../../src/ids'
import type { BroughtText, CommitError } from '../../src/ipc/contract'
import { err, ok, type Result } from '../../src/result'
import { sha256Of } from '../storage/article-files'
import { systemCode } from '../storage/disk/durable-file'
import type { LibraryStore } from '../storage/store'

/**
 * Keeps what an article from another library stands on, so that it is on the disk before the edit that names it. A text
 * whose number is taken by another one gets the next that is free; answers with their numbers.
 */
export async function keepEvidence(
  store: LibraryStore,
  article: ArticleId,
  texts: readonly BroughtText[],
  original: Uint8Array,
): Promise<Result<readonly number[], CommitError>> {
  if (store.readOnly) return err({ code: 'read-only' })
  try {
    await store.files.keepOriginal(sha256Of(original), original)
    const numbers: number[] = []
    for (const { revision, text, blocks } of texts) {
      const least = Math.max(revision, (numbers.at(-1) ?? 0) + 1)
      numbers.push(await store.files.bringText(article, least, { text, blocks }))
    }
    return ok(numbers)
  } catch (error) {
    return err({ code: 'not-saved', reason: systemCode(error) })
  }
}
