import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Edit } from '../../src/record/edit'
import { Child, orders } from './child'
import { inspect } from './inspection'

/** A folder with a library in it, and its history. */
export interface Filled {
  readonly folder: string
  readonly log: readonly Edit[]
}

interface Filling {
  readonly steps: number
  /** Without it the folder lacks what is written when a store is closed. */
  readonly close: boolean
  readonly seed?: number
}

/** Makes a folder in which an editor has worked. */
export async function fill(inside: string, filling: Filling): Promise<Filled> {
  const folder = await mkdtemp(join(inside, 'filled-'))
  await work(folder, filling)
  return { folder, log: await logOf(folder) }
}

/** Makes a folder whose snapshots are behind its journal. */
export async function fillBehind(inside: string): Promise<Filled> {
  const { folder } = await fill(inside, { steps: 10, close: true, seed: 4 })
  await work(folder, { steps: 6, close: false, seed: 6 })
  return { folder, log: await logOf(folder) }
}

async function work(folder: string, { steps, close, seed = 5 }: Filling): Promise<void> {
  const child = new Child({ ...orders, folder, seed, steps, most: null, longNotes: false, close })
  await child.gone()
  if (!child.testimony.ended) throw new Error(`The folder must be filled, and the editor ${child.crash}`)
}

/** Looking changes a folder, so a copy is looked at. */
async function logOf(folder: string): Promise<readonly Edit[]> {
  const copy = `${folder}-copy`
  await cp(folder, copy, { recursive: true })
  const inspected = await inspect(copy)
  await rm(copy, { recursive: true, force: true })
  if (inspected.kind !== 'opened') throw new Error(`The folder must be readable: ${inspected.reason}.`)
  return inspected.found.log
}
