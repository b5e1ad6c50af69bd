import { plainLibrary } from '../../src/record/plain'
import { edit, tag } from '../integration/storage/sample'
import { addArticles, makeLibrary } from './articles'
import { articleOf, commit, mark, openStore } from './library'
import type { Measure, Row } from './measure'
import { exponent, median, timed } from './numbers'

const SIZES = [1000, 2000, 5000, 10_000]
const ROUNDS = 400
/** As a news article has. */
const WORDS = 600

/** How saving grows with the number of articles. The libraries take turns. */
async function growth(folder: string): Promise<Row> {
  const stores = await Promise.all(SIZES.map((size) => openStore(folder, `of ${size}`)))
  const times: number[][] = SIZES.map(() => [])
  for (const [at, store] of stores.entries()) await addArticles(store, SIZES[at] ?? 0, 0)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, store] of stores.entries()) {
      const made = edit(tag(mark(`${round}`, articleOf(round % 10))))
      times[at]?.push((await timed(() => commit(store, made))).ms)
    }
  }
  for (const store of stores) await store.close()
  const points = SIZES.map((size, at) => [size, median(times[at] ?? [])] as const)
  const found = exponent(points)
  const said = points.map(([size, ms]) => `${ms.toFixed(2)} ms at ${size.toLocaleString('en')}`).join(', ')
  const what = 'Growth of edit to "Saved" from 1,000 to 10,000 articles, as an exponent'
  return { what, number: `**${found.toFixed(2)}**: ${said}`, goal: '0.1', met: found <= 0.1 }
}

/** Listing the articles at a start beside reading each of them. */
async function listing(folder: string): Promise<Row> {
  const count = SIZES.at(-1) ?? 0
  await makeLibrary(folder, 'texts', count, WORDS)
  const listed: number[] = []
  for (let n = 0; n < 5; n++) {
    const { ms, value } = await timed(async () => {
      const store = await openStore(folder, 'texts')
      plainLibrary(store.state.library)
      return store
    })
    listed.push(ms)
    await value.close()
  }
  const store = await openStore(folder, 'texts')
  const parsed = await timed(async () => {
    for (const article of store.state.library.articles.values()) {
      const text = await store.files.readText(article)
      if (!text.ok) throw new Error('Each text must be there.')
    }
  })
  await store.close()
  const ratio = parsed.ms / median(listed)
  const number = `**1/${ratio.toFixed(0)}**: ${median(listed).toFixed(0)} ms against ${parsed.ms.toFixed(0)} ms`
  const what = 'Listing 10,000 articles at a start, against reading and checking each of their texts'
  return { what, number, goal: '1/50', met: ratio >= 50 }
}

export const size: Measure = {
  name: 'size',
  run: async (folder) => [await growth(folder), await listing(folder)],
}
