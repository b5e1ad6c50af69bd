import type { Annotation } from '../../src/annotation/annotation'
import { err, ok, type Result } from '../../src/result'
import type { AppWindow } from '../window/window'

/** Articles whose marks are asked for at once. */
const BATCH = 200

/**
 * The marks of the whole library for which `isWanted`, as they are on the disk, also those of articles that are not
 * open. Answers with null when `signal` ends it; the error is in words.
 */
export async function gatherMarks(
  window: AppWindow,
  isWanted: (annotation: Annotation) => boolean,
  signal: AbortSignal,
): Promise<Result<readonly Annotation[], string> | null> {
  const found: Annotation[] = []
  if (!(await window.saver.settled())) return err('There are changes that could not be saved yet. Save them first.')
  const { articles } = window.view().state.library
  const ids = [...articles.keys()]
  for (let at = 0; at < ids.length; at += BATCH) {
    if (signal.aborted) return null
    const result = await window.bridge.request('exchange.marks', ids.slice(at, at + BATCH))
    if (!result.ok) return err(`What is marked in “${articles.get(result.error.article)?.title}” can't be read.`)
    for (const { annotations } of result.value) for (const each of annotations) if (isWanted(each)) found.push(each)
  }
  return signal.aborted ? null : ok(found)
}
