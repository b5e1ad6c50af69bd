import { BUNDLE_EXTENSION, type BundleScope } from '../../src/exchange/bundle'
import type { ArticleMarks } from '../../src/ipc/contract'
import { plainMarks } from '../../src/record/plain'
import { err, ok } from '../../src/result'
import { type ExportDesk, exportFile } from '../export/export-file'
import type { Handlers } from '../ipc-server'
import { fileNameOf, type Maker } from '../report/reports'
import type { LibraryStore } from '../storage/store'
import { keepEvidence } from './keep-evidence'
import { packBundle } from './pack-bundle'

type ExchangeChannel = 'exchange.pack' | 'exchange.marks' | 'exchange.keep'

export function exchangeHandlers(desk: ExportDesk, maker: () => Maker): Pick<Handlers, ExchangeChannel> {
  return {
    'exchange.pack': (scope, stamp) => {
      const asking = {
        title: 'Export for Another Machine',
        name: `${titleOf(desk.store, scope)}.${BUNDLE_EXTENSION}`,
        filters: [{ name: 'Sourcemark File', extensions: [BUNDLE_EXTENSION] }],
        canOpen: false,
      }
      return exportFile(desk, asking, stamp, () => packBundle(desk.store, scope, maker()))
    },
    'exchange.marks': async (articles) => {
      const all: ArticleMarks[] = []
      for (const article of articles) {
        const marks = await desk.store.openMarks(article)
        if (!marks.ok) return err({ code: 'unreadable', article })
        all.push({ article, ...plainMarks(marks.value) })
      }
      return ok(all)
    },
    'exchange.keep': (article, texts, original) => keepEvidence(desk.store, article, texts, original),
  }
}

/** What the file is called unless the analyst says otherwise. */
function titleOf(store: LibraryStore, scope: BundleScope): string {
  const session = scope.kind === 'session' ? store.state.library.sessions.get(scope.session) : undefined
  return session === undefined ? 'Sourcemark library' : fileNameOf(session.title)
}
