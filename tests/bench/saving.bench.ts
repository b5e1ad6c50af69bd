import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, bench, describe } from 'vitest'
import { LibraryStore } from '../../main/storage/store'
import type { AnnotationId } from '../../src/ids'
import { annotation, edit, id, tag } from '../integration/storage/sample'

// "Saved" against its limit: one append and one fdatasync of the same bytes, in one run on one disk.
const MARKS = 10_000

const folder = await mkdtemp(join(tmpdir(), 'sourcemark-bench-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const opened = await LibraryStore.open(folder)
if (!opened.ok) throw new Error(`The folder must be writable: ${opened.error.code}.`)
const store = opened.value
const marked = await store.commit(edit(...Array.from({ length: MARKS }, (_, n) => tag(annotation(`mark ${n}`)))))
if (!marked.ok) throw new Error('The marks must be saved.')

const bytes = Buffer.from(`${JSON.stringify(edit(tag(annotation('one mark'))))}\n`)
const bare = await open(join(folder, 'bare'), 'a')
let count = 0

describe(`saving one mark among ${MARKS.toLocaleString('en')}`, () => {
  bench('append and fdatasync of the same bytes', async () => {
    await bare.write(bytes)
    await bare.datasync()
  })

  bench('the store, until "Saved"', async () => {
    const mark = { ...annotation('new'), id: id<AnnotationId>(`new ${count++}`) }
    const saved = await store.commit(edit(tag(mark)))
    if (!saved.ok) throw new Error('The mark must be saved.')
  })
})
