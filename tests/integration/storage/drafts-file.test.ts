import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { DraftsFile } from '../../../main/window/drafts-file'
import { temporaryFolder } from './sample'

it('keeps what is typed within half a second, though the typing goes on', async () => {
  const path = join(await temporaryFolder(), 'drafts.json')
  const drafts = await DraftsFile.open(path)
  let text = ''
  for (let key = 0; key < 12; key++) {
    text += 'a'
    drafts.keep({ key: 'note', text, base: '' })
    await setTimeout(50)
  }
  const [kept] = (await DraftsFile.open(path)).drafts
  expect(kept?.key).toBe('note')
  expect(kept?.text.length).toBeGreaterThan(1)
  await drafts.flush()
  expect((await DraftsFile.open(path)).drafts).toEqual([{ key: 'note', text, base: '' }])
})

it('forgets a text that is committed', async () => {
  const path = join(await temporaryFolder(), 'drafts.json')
  const drafts = await DraftsFile.open(path)
  drafts.keep({ key: 'note', text: 'a', base: '' })
  drafts.keep({ key: 'other', text: 'b', base: '' })
  drafts.keep({ key: 'note', text: '', base: '' })
  await drafts.flush()
  expect((await DraftsFile.open(path)).drafts).toEqual([{ key: 'other', text: 'b', base: '' }])
})
