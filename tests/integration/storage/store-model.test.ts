import { it, vi } from 'vitest'
import type { LibraryStore } from '../../../main/storage/store'
import { openStore, temporaryFolder } from './sample'
import { agreeWithModel } from './store-model'

vi.mock(import('../../../src/record/migrations'), async (original) =>
  (await import('./growing-schema')).growing(await original()),
)

it('does what a plain map with a history does, whatever is done to it', async () => {
  const begin = async () => {
    const folder = await temporaryFolder()
    return {
      store: await openStore(folder),
      reopen: async (store: LibraryStore, after: 'close' | 'crash', between: () => void) => {
        if (after === 'close') await store.close()
        between()
        return openStore(folder)
      },
    }
  }
  await agreeWithModel(begin, () => Promise.resolve(), { numRuns: 40 })
})
