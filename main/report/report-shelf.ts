import { randomUUID } from 'node:crypto'
import { notFound } from '../app-files'

export const REPORT_ORIGIN = 'app://report'

const KEPT = 8

/** Reports that were made to be looked at: kept in memory, the last few of them. */
export class ReportShelf {
  readonly #pages = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #shownIn: string

  /** `shownIn` is the one origin whose pages may frame a report. */
  constructor(shownIn: string) {
    this.#shownIn = shownIn
  }

  /** Keeps a page of HTML, as UTF-8, and answers with its address, which can't be guessed. */
  put(html: Uint8Array<ArrayBuffer>): string {
    const address = `${REPORT_ORIGIN}/${randomUUID()}`
    this.#pages.set(address, html)
    const [oldest] = this.#pages.keys()
    if (this.#pages.size > KEPT && oldest !== undefined) this.#pages.delete(oldest)
    return address
  }

  respond(address: string): Response {
    const html = this.#pages.get(address)
    if (html === undefined) return notFound()
    const policy = [
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      'img-src data:',
      `frame-ancestors ${this.#shownIn}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy.join('; '),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  }
}
