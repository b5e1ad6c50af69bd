import type { Worker } from 'node:worker_threads'
import type { Article } from '../../src/article/article'
import type { ArticleId } from '../../src/ids'
import type { SearchError, SearchResult } from '../../src/ipc/contract'
import { err, ok, type Result } from '../../src/result'
import type { FromWorker, SearchedArticle, ToWorker } from './protocol'

/** Starts the thread that searches the texts of a data folder. */
export type StartWorker = (folder: string) => Worker

type Articles = ReadonlyMap<ArticleId, Article>
type Answer = (result: Result<SearchResult, SearchError>) => void

/** Milliseconds after which the texts that were read for searching are let go of. */
const IDLE = 5 * 60_000

/** Searches the texts of the library in a thread of its own, which is there while somebody searches. */
export class LibrarySearch {
  readonly #startWorker: StartWorker
  readonly #idleMs: number
  #worker: Worker | null = null
  #folder = ''
  /** What the worker knows of. */
  #articles: Articles | null = null
  #number = 0
  #waiting: { readonly number: number; readonly answer: Answer } | null = null
  #timer: NodeJS.Timeout | undefined

  constructor(startWorker: StartWorker, idleMs = IDLE) {
    this.#startWorker = startWorker
    this.#idleMs = idleMs
  }

  /** Searches the articles' texts in a data folder. A search that is not done yet is superseded by this one. */
  search(folder: string, articles: Articles, words: string): Promise<Result<SearchResult, SearchError>> {
    this.#settle(err({ code: 'superseded' }))
    if (folder !== this.#folder) this.stop()
    const worker = this.#worker ?? this.#start(folder)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.stop(), this.#idleMs).unref()
    if (articles !== this.#articles) {
      this.#articles = articles
      send(worker, { kind: 'articles', articles: [...articles.values()].map(searched) })
    }
    const number = ++this.#number
    return new Promise((answer) => {
      this.#waiting = { number, answer }
      send(worker, { kind: 'query', number, words })
    })
  }

  /** Ends the thread, and lets go of the texts. The next search starts it again. */
  stop(): void {
    clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = null
    this.#articles = null
    this.#settle(err({ code: 'superseded' }))
    void worker?.terminate()
  }

  #start(folder: string): Worker {
    const worker = this.#startWorker(folder)
    this.#worker = worker
    this.#folder = folder
    worker.on('message', ({ number, result }: FromWorker) => {
      if (number === this.#waiting?.number) this.#settle(result === null ? err({ code: 'superseded' }) : ok(result))
    })
    worker.on('error', (error) => {
      if (worker !== this.#worker) return
      this.#worker = null
      this.#articles = null
      this.#settle(err({ code: 'failed', reason: 'code' in error ? String(error.code) : error.message }))
    })
    return worker
  }

  #settle(result: Result<SearchResult, SearchError>): void {
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.answer(result)
  }
}

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message)
}

function searched({ id, revision, textSha256 }: Article): SearchedArticle {
  return { id, revision, textSha256 }
}
