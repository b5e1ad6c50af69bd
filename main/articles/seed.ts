import { randomUUID } from 'node:crypto'
import type { EditId } from '../../src/ids'
import { readingOf } from '../../src/import/plain-text-1'
import type { Change, Edit } from '../../src/record/edit'
import { noMarks } from '../../src/record/state'
import { tagSample } from '../../src/sample/sample'
import { sampleName, sampleText } from '../../src/sample/sample-text'
import type { LibraryStore } from '../storage/store'
import { addArticle } from './articles'

/** The sample is everybody's: it has one set of ids and times, so that two libraries have the same one. */
const MADE_AT = '2026-01-01T00:00:00.000Z'

function sampleIds() {
  let count = 0
  return () => `5a3b1e00-0000-4000-8000-${String(++count).padStart(12, '0')}`
}

/** Puts into a new library what an analyst finds there at the first start: the sample article, tagged. */
export async function seed(store: LibraryStore): Promise<void> {
  const at = new Date().toISOString()
  const newId = sampleIds()
  const stamp = () => ({ id: randomUUID() as EditId, author: 'Sourcemark', session: null, at })
  const reading = readingOf(sampleText)
  const file = { name: sampleName, bytes: new TextEncoder().encode(sampleText) }
  const added = await addArticle(store, file, reading, stamp(), newId)
  if (!added.ok) return
  const article = store.state.library.articles.get(added.value.article)
  if (article === undefined) return
  const provenance: Change = {
    table: 'article',
    before: article,
    after: {
      ...article,
      publisher: 'Harrow Vale Gazette',
      language: 'en',
      note: 'Invented, to learn from.',
      retrievedOn: MADE_AT.slice(0, 10),
      importedAt: MADE_AT,
    },
  }
  const marks = tagSample({
    article: article.id,
    text: reading.text,
    blocks: reading.blocks,
    library: store.state.library,
    marks: noMarks,
    author: 'Sourcemark',
    now: MADE_AT,
    newId,
  })
  const edit: Edit = {
    ...stamp(),
    act: 'log',
    of: null,
    gesture: 'import',
    subject: 'Marks of the sample',
    changes: [provenance, ...marks],
  }
  await store.commit(edit)
}
