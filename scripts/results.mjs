// What the test runners wrote about their tests, added up.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './process.mjs'

const dir = path.join(root, 'test-results')
const sumFile = path.join(dir, 'summary.txt')
const none = { passed: 0, failed: 0, skipped: 0 }

/** Where the runner of `unit`, `integration`, `e2e`, `smoke` or `proofs` writes its JSON. */
export function reportFile(suite) {
  return path.join(dir, `${suite}.json`)
}

/** Forgets an earlier report, which must not stand in for one that is not written. */
export function clearReport(suite) {
  mkdirSync(dir, { recursive: true })
  rmSync(reportFile(suite), { force: true })
}

function countVitest(report) {
  // A file that cannot be loaded has no tests, and is a failure all the same.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function countPlaywright({ stats, errors }) {
  // What passed at its second try passed; the runner's list names it as flaky.
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
}

/** Counts of one suite from its report. A runner that failed without naming a test counts as one failure. */
export function countSuite(suite, exitCode) {
  let counts = none
  try {
    const report = JSON.parse(readFileSync(reportFile(suite), 'utf8'))
    counts = report.proofCounts ?? (report.stats ? countPlaywright(report) : countVitest(report))
  } catch (error) {
    console.error(`No result of the ${suite} tests can be read: ${error.message}`)
    return { ...none, failed: 1 }
  }
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** `N passed, N failed`, and the skipped if there are any. */
export function sumLine(counts) {
  const sum = (key) => counts.reduce((total, one) => total + one[key], 0)
  const skipped = sum('skipped')
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Keeps the line for a caller that prints it after more work (.ci/run). */
export function keepSumLine(line) {
  mkdirSync(dir, { recursive: true })
  writeFileSync(sumFile, `${line}\n`)
}

/** Adds to the line that was kept; where there is none, it is as if its tests had failed to start. */
export function addToSumLine(counts) {
  const line = existsSync(sumFile) ? readFileSync(sumFile, 'utf8') : '0 passed, 1 failed'
  const [passed, failed, skipped = 0] = [...line.matchAll(/\d+/g)].map(Number)
  keepSumLine(sumLine([{ passed, failed, skipped }, counts]))
}
