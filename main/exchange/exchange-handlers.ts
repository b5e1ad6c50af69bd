import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { BUNDLE_EXTENSION, type BundleScope } from '../../src/exchange/bundle'
import type { ArticleMarks } from '../../src/ipc/contract'
import type { Edit } from '../../src/record/edit'
import { plainMarks } from '../../src/record/plain'
import { err, ok } from '../../src/result'
import type { Handlers } from '../ipc-server'
import { fileNameOf, type Maker } from '../report/reports'
import { replaceFile, systemCode } from '../storage/disk/durable-file'
import type { LibraryStore } from '../storage/store'
import { keepEvidence } from './keep-evidence'
import { packBundle } from './pack-bundle'

interface ExchangeDesk {
  readonly store: LibraryStore
  readonly window: BrowserWindow
}

type ExchangeChannel = 'exchange.pack' | 'exchange.marks' | 'exchange.keep'

export function exchangeHandlers(desk: ExchangeDesk, maker: () => Maker): Pick<Handlers, ExchangeChannel> {
  return {
    'exchange.pack': async (scope, stamp) => {
      const { store } = desk
      const { canceled, filePath } = await dialog.showSaveDialog(desk.window, {
        title: 'Export for Another Machine',
        defaultPath: join(app.getPath('documents'), `${titleOf(store, scope)}.${BUNDLE_EXTENSION}`),
        filters: [{ name: 'Sourcemark File', extensions: [BUNDLE_EXTENSION] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      if (canceled || !filePath) return ok(null)
      try {
        const packed = await packBundle(store, scope, maker())
        if (!packed.ok) return packed
        await replaceFile(filePath, packed.value, { mode: 0o666 })
      } catch (error) {
        return err({ code: 'not-written', reason: systemCode(error) })
      }
      const name = basename(filePath)
      const edit: Edit = { ...stamp, act: 'log', of: null, gesture: 'export', subject: name, changes: [] }
      if (store.readOnly) return ok({ name, edit })
      const committed = await store.commit(edit)
      return committed.ok ? ok({ name, edit }) : committed
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
