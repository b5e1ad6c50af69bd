import { BUNDLE_EXTENSION } from '../../src/exchange/bundle'
import { extensionsOf } from '../../src/import/catalogue'

interface Filter {
  readonly name: string
  readonly extensions: string[]
}

/** What the dialog offers to open: whatever can be an article, and what comes from another machine. */
export function openFilters(formats?: Parameters<typeof extensionsOf>[0]): Filter[] {
  return [
    { name: 'Articles and Sourcemark Files', extensions: [...extensionsOf(formats), BUNDLE_EXTENSION] },
    { name: 'All Files', extensions: ['*'] },
  ]
}
