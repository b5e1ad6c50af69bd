import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { names } from '../storage/disk/data-folder'
import type { FromWorker, SearchedArticle, ToWorker } from './protocol'
import { searchTexts } from './search'
import { TextShelf } from './text-shelf'

// A thread of its own: looking through the texts of a large library would keep the main process from saving.
const port = parentPort
if (port === null) throw new Error('The search must run as a worker.')
const { folder } = workerData as { readonly folder: string }

const shelf = new TextShelf(({ id, revision }) => join(folder, names.text(id, revision)))
let articles: readonly SearchedArticle[] = []
let newest = 0

port.on('message', (message: ToWorker) => {
  if (message.kind === 'articles') {
    articles = message.articles
    shelf.keepOnly(articles)
    return
  }
  const { number, words } = message
  newest = number
  const answer = (result: FromWorker['result']) => port.postMessage({ number, result } satisfies FromWorker)
  // Subtle: an error is thrown where it ends the worker, of which the other side hears.
  searchTexts(shelf, articles, words, () => number !== newest).then(answer, (error) =>
    process.nextTick(() => {
      throw error
    }),
  )
})
