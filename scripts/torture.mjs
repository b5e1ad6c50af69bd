// Bundles the proofs of tests/torture for plain Node and runs them.
import path from 'node:path'
import { build } from 'vite'
import { root, run } from './process.mjs'

// Subtle: tests/e2e/app.ts, which is bundled, too, looks for the repository two folders above itself.
const outDir = path.join(root, 'test-results/torture')

/** Runs the proofs and resolves to an exit code. `env` is what the app is started with. */
export async function runProofs(args, env) {
  const entry = (name) => path.join(root, `tests/torture/${name}.ts`)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@playwright/test', 'fast-check', 'vitest'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: { input: { run: entry('run'), editor: entry('editor') } },
    },
  })
  const { code } = await run([process.execPath, [path.join(outDir, 'run.js'), ...args]], { env })
  return code
}
