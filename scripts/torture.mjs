// Bundles the proofs of tests/torture for plain Node and runs them.
import path from 'node:path'
import { bundle } from './bundle.mjs'
import { root, run } from './process.mjs'

/** Gives the proofs migrations that they can add to. */
const growingMigrations = {
  name: 'growing-migrations',
  enforce: 'pre',
  resolveId: (source, importer) => {
    const own = path.join(root, 'tests/torture/migrations.ts')
    return source.endsWith('/record/migrations') && importer !== own ? own : null
  },
}

/** Runs the proofs and resolves to an exit code. `env` is what the app is started with. */
export async function runProofs(args, env) {
  const folder = await bundle('torture', ['run', 'editor'], [growingMigrations])
  const { code } = await run([process.execPath, [path.join(folder, 'run.js'), ...args]], { env })
  return code
}
