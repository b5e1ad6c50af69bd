import { expect, it } from 'vitest'
import { faultyDisk } from './faulty-file'
import { annotation, article, change, edit, id, openStore, stamp, tag, temporaryFolder } from './sample'

async function storeOnFaultyDisk() {
  const { faults, openFile } = faultyDisk()
  const folder = await temporaryFolder()
  const store = await openStore(folder, { openFile })
  await store.commit(edit(tag(annotation('a'))))
  return { faults, folder, store }
}

const full = { ok: false, error: { code: 'not-saved', reason: 'ENOSPC' } }

it('leaves the state as it was when an edit can not be written', async () => {
  const { faults, store } = await storeOnFaultyDisk()
  const before = store.state
  faults.write = 'ENOSPC'
  expect(await store.commit(edit(tag(annotation('b'))))).toEqual(full)
  expect(store.state).toBe(before)
})

it('fails all edits that wait with one that fails, and lets none in that builds on them', async () => {
  const { faults, folder, store } = await storeOnFaultyDisk()
  faults.datasync = 'ENOSPC'
  const first = store.commit(edit(tag(annotation('b'))))
  const others = [
    store.commit(edit(change(annotation('b'), annotation('b', 'one')))),
    store.commit(edit(change(annotation('b', 'one'), annotation('b', 'two')))),
  ]
  expect(await first).toEqual(full)
  delete faults.datasync
  const late = store.commit(edit(change(annotation('b', 'two'), annotation('b', 'three'))))
  expect(await Promise.all(others)).toEqual([full, full])
  expect((await late).ok).toBe(false)

  expect((await store.commit(edit(tag(annotation('c'))))).ok).toBe(true)
  const again = await openStore(folder)
  await again.openMarks(article)
  expect(again.state).toEqual(store.state)
  expect([...(again.state.marks.get(article)?.annotations.keys() ?? [])]).toEqual([id('a'), id('c')])
})

it('takes the same edit again when the disk has room again', async () => {
  const { faults, store } = await storeOnFaultyDisk()
  const wanted = edit(tag(annotation('b')))
  faults.write = 'ENOSPC'
  expect(await store.commit(wanted)).toEqual(full)
  delete faults.write
  expect(await store.commit(wanted)).toEqual({ ok: true, value: { canUndo: true, canRedo: false } })
})

it('keeps its place in the history when an undo can not be written', async () => {
  const { faults, store } = await storeOnFaultyDisk()
  faults.write = 'ENOSPC'
  expect(await store.undo(stamp())).toEqual(full)
  delete faults.write
  expect(store.can).toEqual({ canUndo: true, canRedo: false })
  expect((await store.undo(stamp())).ok).toBe(true)
  expect(store.state.marks.get(article)?.annotations.size).toBe(0)
})
