import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runtimePackages, whyInTheApp } from '../security/runtime-packages'

const root = path.resolve(import.meta.dirname, '../..')

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly overrides: Readonly<Record<string, string>>
}

interface Lock {
  readonly lockfileVersion: number
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string
        readonly resolved?: string
        readonly integrity?: string
        readonly link?: boolean
        readonly hasInstallScript?: boolean
        readonly dependencies?: Readonly<Record<string, string>>
      }
    >
  >
}

async function json<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(path.join(root, name), 'utf8')) as T
}

/** What is wrong with the lock, a sentence for each package. */
function faultsIn({ packages }: Lock): readonly string[] {
  return Object.entries(packages).flatMap(([name, { version, resolved, integrity, link }]) => {
    if (name === '') return []
    const faults: string[] = []
    if (link) faults.push(`${name} is a link`)
    if (!/^\d+\.\d+\.\d+/.test(version ?? '')) faults.push(`${name} has the version ${version}`)
    if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')) faults.push(`${name} has no SHA-512`)
    if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
      faults.push(`${name} comes from ${resolved}`)
    return faults
  })
}

describe('the lock', () => {
  it('has a SHA-512 for each package, all of the registry', async () => {
    const lock = await json<Lock>('package-lock.json')
    expect(lock.lockfileVersion).toBe(3)
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100)
    expect(faultsIn(lock)).toEqual([])
  })

  it('would be refused with a package from elsewhere, or without its checksum', () => {
    const integrity = `sha512-${'A'.repeat(86)}==`
    const packages = {
      'node_modules/a': { version: '1.0.0', integrity },
      'node_modules/b': { version: '1.0.0', resolved: 'git+ssh://git@example.org/b.git#1', integrity },
      'node_modules/c': { version: '1.0.0', resolved: 'https://registry.npmjs.org/c/-/c-1.0.0.tgz' },
      'node_modules/d': { resolved: '../d', link: true, integrity },
      'node_modules/e': { version: '1.0.0', integrity: 'sha1-x' },
    }
    expect(faultsIn({ lockfileVersion: 3, packages })).toEqual([
      'node_modules/b comes from git+ssh://git@example.org/b.git#1',
      'node_modules/c has no SHA-512',
      'node_modules/d is a link',
      'node_modules/d has the version undefined',
      'node_modules/d comes from ../d',
      'node_modules/e has no SHA-512',
    ])
  })

  it('needs no script of a package on this system, and runs none', async () => {
    const { packages } = await json<Lock>('package-lock.json')
    const withScript = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)
    // Makes installers on Windows; electron-builder brings it, and this app uses another.
    expect(withScript.map(([name]) => name)).toEqual(['node_modules/electron-winstaller'])
    expect(await readFile(path.join(root, 'scripts/modules.mjs'), 'utf8')).toMatch(/npm\('ci', .*'--ignore-scripts'/)
  })
})

describe('package.json', () => {
  it('pins every version exactly', async () => {
    const { dependencies, devDependencies, overrides } = await json<Manifest>('package.json')
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...overrides })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('brings into the app only packages with a reason', async () => {
    const { dependencies } = await json<Manifest>('package.json')
    const { packages } = await json<Lock>('package-lock.json')
    const brought = runtimePackages(dependencies, packages)
    expect(brought.filter((name) => whyInTheApp(name) === null)).toEqual([])
    expect(brought).toContain('react')
    expect(whyInTheApp('left-pad')).toBeNull()
  })
})
