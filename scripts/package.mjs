// Packs dist/ with electron-builder; where only the fallback Electron is there, packs around that one.
import { ensureElectron, wantedVersion } from './electron-runtime.mjs'
import { run, tool } from './process.mjs'

/** Packs with electron-builder's own arguments, by default for this system; resolves to the exit code. */
export async function pack(args) {
  const version = ensureElectron()
  const more = []
  if (version !== wantedVersion()) {
    console.warn(`Packing around Electron ${version}: for testing, not for a release.`)
    more.push('--publish=never', '-c.electronDist=node_modules/electron/dist', `-c.electronVersion=${version}`)
    if (args.length === 0) more.push('--dir') // installers need further downloads
  }
  // The app is served by its own protocol; Electron knows this fuse from version 29 on.
  if (Number.parseInt(version, 10) >= 29) more.push('-c.electronFuses.grantFileProtocolExtraPrivileges=false')
  const { code } = await run(tool('electron-builder', ...args, ...more))
  return code
}
