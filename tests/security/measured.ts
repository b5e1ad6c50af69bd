import { appendFileSync } from 'node:fs'

/**
 * Says what a proof came to, in one line: on the console, and, under `npm run security`, in the file from which its
 * table is made.
 */
export function measured(proof: string, number: string): void {
  console.log(`    ${proof}: ${number}`)
  const file = process.env.SOURCEMARK_MEASURED
  if (file) appendFileSync(file, `${JSON.stringify({ proof, number })}\n`)
}
