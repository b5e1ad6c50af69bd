// Bundles the proofs of tests/torture for plain Node and runs them.
import path from 'node:path'
import { bundle } from './bundle.mjs'
import { run } from './process.mjs'

/** Runs the proofs and resolves to an exit code. `env` is what the app is started with. */
export async function runProofs(args, env) {
  const folder = await bundle('torture', ['run', 'editor'])
  const { code } = await run([process.execPath, [path.join(folder, 'run.js'), ...args]], { env })
  return code
}
