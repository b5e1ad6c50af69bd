// Bundles the measurements of tests/bench for plain Node and runs them.
import { existsSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { bundle } from './bundle.mjs'
import { npm, root, run } from './process.mjs'

/** What is measured against. Where it can't be had its row says so, and the others are measured all the same. */
async function installPeers() {
  const folder = path.join(root, 'tests/bench/peers')
  const peers = ['better-sqlite3/build', '@recogito/text-annotator', 'mark.js']
  if (peers.every((peer) => existsSync(path.join(folder, 'node_modules', peer)))) return
  // Where there is no prebuilt one it is built, with the headers that lie beside Node if they do.
  const node = path.resolve(process.execPath, '../..')
  const headers = existsSync(path.join(node, 'include/node/node.h')) ? { npm_config_nodedir: node } : {}
  const { code, output } = await run(npm('ci', '--prefix', folder, '--no-audit', '--no-fund'), {
    env: { ...process.env, ...headers },
    quiet: true,
  })
  if (code !== 0) console.warn(`What is measured against could not be installed:\n${output.slice(-1500)}`)
}

/** Builds the pages that readers are measured in, as the app's own page is built, into test-results/bench-page. */
async function buildPages() {
  const folder = path.join(root, 'tests/bench/reader/page')
  await build({
    root: folder,
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: path.join(root, 'test-results/bench-page'),
      emptyOutDir: true,
      target: 'chrome114',
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: ['index.html', 'minimal.html'].map((page) => path.join(folder, page)) },
    },
  })
}

/** Runs the measurements and resolves to an exit code. `env` is what the app is started with. */
export async function runMeasures(args, env) {
  await installPeers()
  await buildPages()
  const folder = await bundle('bench', ['run', 'search-worker'])
  const { code } = await run([process.execPath, ['--expose-gc', path.join(folder, 'run.js'), ...args]], { env })
  return code
}
