import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import app from '../../electron.vite.config'

const out = resolve('test-results/toy-app/dist')

/** Puts the catalogues with the toys in place of the real ones: no other file of the app differs. */
const toys: Plugin = {
  name: 'toys',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!/(^|\/)formats$/.test(source) || importer === undefined) return null
    const found = await this.resolve(source, importer, { skipSelf: true })
    const kind = /\/src\/(import|export)\/formats\.ts$/.exec(found?.id ?? '')?.[1]
    return kind === undefined ? null : resolve(`tests/toys/${kind}-formats.ts`)
  },
}

/** Builds the app with the toys into a folder of its own. */
// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  main: { ...app.main, plugins: [toys], build: { ...app.main?.build, outDir: `${out}/main` } },
  preload: { ...app.preload, build: { ...app.preload?.build, outDir: `${out}/preload` } },
  renderer: {
    ...app.renderer,
    plugins: [toys, ...(app.renderer?.plugins ?? [])],
    build: { ...app.renderer?.build, outDir: `${out}/renderer`, emptyOutDir: true },
  },
})
