import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Edit } from '../../src/edit/edit'
import { Child, orders } from './child'
import { inspect } from './inspection'

/** A folder with a library in it, and its history. */
export interface Filled {
  readonly folder: string
  readonly log: readonly Edit[]
}

/** Makes a folder in which an editor has worked; without `close` it lacks what is written when a store is closed. */
export async function fill(
  inside: string,
  { steps, close, seed = 5 }: { readonly steps: number; readonly close: boolean; readonly seed?: number },
): Promise<Filled> {
  const folder = await mkdtemp(join(inside, 'filled-'))
  const child = new Child({ ...orders, folder, seed, steps, most: null, close })
  await child.gone()
  if (!child.testimony.ended) throw new Error(`The folder must be filled, and the editor ${child.crash}`)
  // Looking changes a folder, so a copy is looked at.
  const copy = `${folder}-copy`
  await cp(folder, copy, { recursive: true })
  const inspected = await inspect(copy)
  await rm(copy, { recursive: true, force: true })
  if (inspected.kind !== 'opened') throw new Error(`The folder must be readable: ${inspected.reason}.`)
  return { folder, log: inspected.found.log }
}
