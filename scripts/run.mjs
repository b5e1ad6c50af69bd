// `node scripts/run.mjs <task> [arguments]`: the scripts of package.json. Each works in a fresh clone, by itself:
// it installs and builds what it needs and is not there. Only Node's own modules are imported here.
import path from 'node:path'
import { ensureBuild, forgetBuild } from './build.mjs'
import { electronPath, ensureElectron } from './electron-runtime.mjs'
import { ensureModules } from './modules.mjs'
import { pack } from './package.mjs'
import { root, run, tool } from './process.mjs'
import { addToSumLine, clearReport, countSuite, keepSumLine, reportFile, sumLine } from './results.mjs'
import { ensureSystem, withScreen } from './system.mjs'

/** An argument that is a path was meant from where the person typed it. */
function fromCaller(argument) {
  return argument.startsWith('-') ? argument : path.resolve(process.env.INIT_CWD ?? process.cwd(), argument)
}

async function start(args) {
  ensureElectron()
  await ensureSystem()
  await ensureBuild()
  const { code } = await withScreen((env) => run([electronPath(), ['.', ...args.map(fromCaller)]], { env }))
  return code
}

async function dev(args) {
  ensureElectron()
  await ensureSystem()
  forgetBuild() // the development server builds into dist/, too
  const given = args.length > 0 ? ['--', ...args.map(fromCaller)] : []
  const { code } = await withScreen((env) => run(tool('electron-vite', 'dev', ...given), { env }))
  return code
}

async function build() {
  await ensureBuild({ always: true })
  return 0
}

async function vitest(suite, args) {
  clearReport(suite)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(suite)}`]
  const { code } = await run(tool('vitest', 'run', '--project', suite, ...reporters, ...args))
  return code
}

async function e2e(args) {
  ensureElectron()
  await ensureSystem({ programs: ['pdftotext'] })
  await ensureBuild()
  clearReport('e2e')
  const { code } = await withScreen((env) => run(tool('playwright', 'test', ...args), { env }))
  return code
}

/** All tests, and the sum over them as the last line. A suite that fails does not keep the next from running. */
async function test() {
  const suites = {
    unit: () => vitest('unit', []),
    integration: () => vitest('integration', []),
    e2e: () => e2e([]),
  }
  const counts = []
  for (const [suite, runSuite] of Object.entries(suites)) {
    clearReport(suite)
    const code = await runSuite().catch((error) => {
      console.error(error.message)
      return 1
    })
    counts.push(countSuite(suite, code))
  }
  const line = sumLine(counts)
  keepSumLine(line)
  console.log(line)
  return counts.every(({ failed }) => failed === 0) ? 0 : 1
}

/** Packs the app for this system and runs the tests tagged @smoke against it. */
async function smoke(given = process.env) {
  await ensureSystem({ programs: ['pdftotext'] })
  await ensureBuild()
  // The test driver connects through the inspector, which the fuse of a real package turns off.
  const inspectable = '-c.electronFuses.enableNodeCliInspectArguments=true'
  const packed = await pack(['--linux', 'dir', '-c.directories.output=release/smoke', inspectable])
  if (packed !== 0) return packed
  clearReport('smoke')
  const executable = path.join(root, 'release/smoke/linux-unpacked/sourcemark')
  const { code } = await withScreen((env) =>
    run(tool('playwright', 'test'), { env: { ...given, ...env, SOURCEMARK_PACKED: executable } }),
  )
  return code
}

/** Runs a program of the tests that starts the app for a part of its work, which is skipped where it can't be. */
async function withApp(program) {
  try {
    ensureElectron()
    await ensureSystem()
    await ensureBuild()
  } catch (error) {
    console.warn(error.message)
    return program({ ...process.env, SOURCEMARK_NO_APP: error.message.split('\n')[0] })
  }
  return withScreen(program)
}

/** The proofs of the store. */
async function torture(args) {
  const { runProofs } = await import('./torture.mjs')
  return withApp((env) => runProofs(args, env))
}

/** What the app costs, beside what it is compared with. */
async function bench(args) {
  const { runMeasures } = await import('./bench.mjs')
  return withApp((env) => runMeasures(args, env))
}

/** The short form of every proof; what came of them is added to the sum that `test` kept. */
async function proofs() {
  clearReport('proofs')
  const code = await torture(['--short', '--report', reportFile('proofs')])
  addToSumLine(countSuite('proofs', code))
  return code
}

/** The proofs behind docs/security.md; by name, or all. */
async function security(args) {
  ensureElectron()
  await ensureSystem({ programs: ['pdftotext'] })
  await ensureBuild()
  const { runSecurity } = await import('./security.mjs')
  return withScreen((env) => runSecurity(args, env, smoke))
}

const TASKS = {
  dev,
  build,
  start,
  test,
  'test:unit': (args) => vitest('unit', args),
  'test:integration': (args) => vitest('integration', args),
  'test:e2e': e2e,
  smoke: () => smoke(),
  security,
  check: async () => (await import('./check.mjs')).check(),
  fix: async () => (await import('./check.mjs')).fix(),
  package: async (args) => {
    await ensureBuild()
    return pack(args)
  },
  torture,
  proofs,
  bench,
}

const [name, ...args] = process.argv.slice(2)
try {
  const task = TASKS[name]
  if (task === undefined) throw new Error(`Tasks: ${Object.keys(TASKS).join(', ')}`)
  await ensureModules()
  process.exitCode = await task(args)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
