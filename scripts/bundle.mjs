// Bundles programs of tests/ for plain Node.
import path from 'node:path'
import { build } from 'vite'
import { root } from './process.mjs'

/**
 * Bundles `tests/<folder>/<name>.ts` for each name into test-results/<folder> and resolves to that path.
 * Subtle: tests/e2e/app.ts, which is bundled, too, looks for the repository two folders above itself.
 */
export async function bundle(folder, names, plugins = []) {
  const outDir = path.join(root, `test-results/${folder}`)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins,
    ssr: { noExternal: true, external: ['@playwright/test', 'fast-check', 'vitest'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, path.join(root, `tests/${folder}/${name}.ts`)])),
      },
    },
  })
  return outDir
}
