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
  timeout: 90_000,
  workers: 1,
  // A machine that does other things can be late, even twice; what fails three times is broken.
  retries: process.env.CI ? 2 : 0,
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: `test-results/${name}.json` }]],
  use: { trace: 'retain-on-failure' },
})
