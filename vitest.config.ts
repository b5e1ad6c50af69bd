import { defineConfig } from 'vitest/config'

/** A project per kind of test: pure code, code with real files and processes, and long proofs. */
export default defineConfig({
  test: {
    projects: [
      // A limit against what never ends: how fast something is, benches tell.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'security', include: ['tests/security/**/*.proof.ts'], testTimeout: 600_000 } },
    ],
  },
})
