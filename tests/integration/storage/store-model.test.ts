import { it } from 'vitest'
import { openStore, temporaryFolder } from './sample'
import { agreeWithModel } from './store-model'

it('does what a plain map with a history does, whatever is done to it', async () => {
  const begin = async () => {
    const folder = await temporaryFolder()
    return {
      store: await openStore(folder),
      reopen: async (store: Awaited<ReturnType<typeof openStore>>, after: 'close' | 'crash') => {
        if (after === 'close') await store.close()
        return openStore(folder)
      },
    }
  }
  await agreeWithModel(begin, () => Promise.resolve(), { numRuns: 40 })
})
