import { defineConfig } from '@playwright/test'

// With SOURCEMARK_PACKED, the path of a packed app's executable, only the smoke tests run, and against that app.
const packed = process.env.SOURCEMARK_PACKED
const name = packed ? 'smoke' : 'e2e'

/** The app itself, one window at a time, driven as a person would. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  ...(packed ? { grep: /@smoke/ } : {}),
  outputDir: `test-results/${name}`,
  // Limits against what never ends: how fast something is, benches tell.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  workers: 1,
  // A test that fails now and then has found somebody with a slow machine.
  retries: 0,
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: `test-results/${name}.json` }]],
  use: { trace: 'retain-on-failure' },
})
