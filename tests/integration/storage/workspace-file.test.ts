import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { WorkspaceFile } from '../../../main/window/workspace-file'
import { emptyWorkspace, type Workspace } from '../../../src/ipc/workspace'
import { article, temporaryFolder } from './sample'

const workspace: Workspace = { ...emptyWorkspace, article, place: 12 }
const window = { x: 10, y: 20, width: 800, height: 600, maximized: true }

async function remembered() {
  const path = join(await temporaryFolder(), 'workspace.json')
  const file = await WorkspaceFile.open(path)
  file.remember({ workspace })
  file.remember({ window })
  await file.flush()
  return path
}

it('begins with nothing', async () => {
  const file = await WorkspaceFile.open(join(await temporaryFolder(), 'workspace.json'))
  expect([file.workspace, file.window]).toEqual([emptyWorkspace, null])
})

it('remembers the workspace and the window', async () => {
  const file = await WorkspaceFile.open(await remembered())
  expect([file.workspace, file.window]).toEqual([workspace, window])
})

it('begins anew where the file is damaged', async () => {
  const path = await remembered()
  await writeFile(path, 'damage')
  expect((await WorkspaceFile.open(path)).workspace).toEqual(emptyWorkspace)
})

it('leaves the file of a newer version alone', async () => {
  const path = await remembered()
  await writeFile(path, (await readFile(path, 'utf8')).replace('"schema":1', '"schema":2'))
  const before = await readFile(path, 'utf8')
  const file = await WorkspaceFile.open(path)
  file.remember({ workspace })
  await file.flush()
  expect(await readFile(path, 'utf8')).toBe(before)
})
