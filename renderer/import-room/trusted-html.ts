import type { MarkupNode } from '../../src/import/format'

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createHTML: (html: string) => string },
  ) => { readonly createHTML: (html: string) => string }
}

declare const trustedTypes: TrustedTypes

/**
 * The one policy of the room, made before anything of a file is looked at: nobody can make another one. It lets strings
 * become documents that belong to no window, so that no script of theirs runs and nothing is loaded; never scripts.
 */
const policy = trustedTypes.createPolicy('import-html', { createHTML: (html) => html })

export function parseHtml(html: string): MarkupNode {
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html')
}
