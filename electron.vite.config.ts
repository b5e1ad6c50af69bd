import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// The oldest runtime the code must run on, Electron 25 (see scripts/electron-runtime.mjs): Chromium 114 and Node 18.
const chrome = 'chrome114'
const node = 'node18'

/** Everything is bundled, so that the packed app ships dist/ and no node_modules. */
export default defineConfig({
  main: {
    build: {
      outDir: 'dist/main',
      target: node,
      sourcemap: true,
      externalizeDeps: false,
      lib: { entry: 'main/index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    },
  },
  preload: {
    build: {
      outDir: 'dist/preload',
      target: node,
      externalizeDeps: false,
      // Subtle: a sandboxed preload can load no other file. The two must have no code in common.
      lib: {
        entry: { preload: 'main/preload.ts', 'room-preload': 'main/room-preload.ts' },
        formats: ['cjs'],
        fileName: (_format, name) => `${name}.cjs`,
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    resolve: {
      alias: {
        // Its browser build decodes by writing innerHTML, which Trusted Types forbid; the other one has a table.
        'decode-named-character-reference': resolve('node_modules/decode-named-character-reference/index.js'),
      },
    },
    build: {
      outDir: resolve('dist/renderer'),
      target: chrome,
      minify: true,
      sourcemap: true,
      // Fonts and images stay files: the content security policy allows no data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: resolve('renderer/index.html'), 'import-room': resolve('renderer/import-room/index.html') },
      },
    },
  },
})
