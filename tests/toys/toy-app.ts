import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.join(root, 'test-results/toy-app')

/** Builds the app with the toys in its catalogues; answers with where it lies, as a checkout would. */
export async function buildToyApp(): Promise<string> {
  const tool = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const config = path.join(root, 'tests/toys/electron.vite.config.ts')
  await promisify(execFile)(process.execPath, [tool, 'build', '--config', config], { cwd: root })
  await mkdir(folder, { recursive: true })
  const manifest = { name: 'sourcemark', productName: 'Sourcemark', version: '0.1.0', main: 'dist/main/index.cjs' }
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest))
  return folder
}
