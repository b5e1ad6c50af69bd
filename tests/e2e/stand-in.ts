import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from '@playwright/test'
import { listAppFiles, respondWithFile, windowPolicy } from '../../main/app-files'
import { addArticle, openArticle } from '../../main/articles/articles'
import { seed } from '../../main/articles/seed'
import type { Handlers } from '../../main/ipc-server'
import { gatherReport, renderReport } from '../../main/report/reports'
import { LibraryStore } from '../../main/storage/store'
import type { Channel } from '../../src/ipc/contract'
import { resultToJson } from '../../src/ipc/json'
import { emptyWorkspace } from '../../src/ipc/workspace'
import { usualPreferences } from '../../src/machine/preferences'
import { plainLibrary } from '../../src/record/plain'
import { ok } from '../../src/result'

const APP = 'https://app.invalid'
const REPORT = 'https://report.invalid'

const built = fileURLToPath(new URL('../../dist/renderer', import.meta.url))

/**
 * The built window in a browser that is not Electron: its files under the app's own policy, and a store on a real disk
 * behind a bridge that stands in for the app's. What needs the system (dialogs, the clipboard, bundles) is not there.
 */
export async function openStandIn(context: BrowserContext, home: string): Promise<{ page: Page; store: LibraryStore }> {
  const opened = await LibraryStore.open(home, {})
  if (!opened.ok) throw new Error(`The folder must be free: ${opened.error.code}.`)
  const store = opened.value
  await seed(store)
  const reports = new Map<string, string>()
  const handlers = answers(store, (html) => {
    const address = `${REPORT}/${randomUUID()}`
    reports.set(address, html)
    return address
  })

  const files = listAppFiles(built)
  await context.route(`${APP}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const response = await respondWithFile(files, `app://sourcemark${pathname}`, windowPolicy(REPORT))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  })
  await context.route(`${REPORT}/**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: reports.get(route.request().url()) ?? '' }),
  )

  const page = await context.newPage()
  await page.exposeFunction('askStandIn', async (channel: Channel, args: readonly never[]) => {
    const answer = handlers[channel] as ((...given: readonly never[]) => unknown) | undefined
    if (answer === undefined) throw new Error(`The stand-in has no answer to "${channel}".`)
    return answer(...args)
  })
  await page.addInitScript(() => {
    const ask = (globalThis as unknown as { askStandIn: (channel: string, args: readonly unknown[]) => unknown })
      .askStandIn
    Object.assign(globalThis, {
      sourcemark: {
        request: (channel: string, ...args: readonly unknown[]) => ask(channel, args),
        on: () => () => undefined,
      },
    })
  })
  await page.goto(`${APP}/index.html`)
  return { page, store }
}

function answers(store: LibraryStore, show: (html: string) => string): Partial<Handlers> {
  const maker = () => ({ author: 'analyst', version: '0', madeAt: new Date().toISOString() })
  return {
    'library.open': async () => ({
      library: plainLibrary(store.state.library),
      history: await store.history(),
      workspace: emptyWorkspace,
      preferences: usualPreferences,
      backupFolder: null,
      recovery: null,
      drafts: [],
      loadedAfter: null,
      readOnly: false,
      systemUser: 'analyst',
      version: '0',
      platform: process.platform,
    }),
    'articles.add': (file, read, stamp) => addArticle(store, file, read, stamp, randomUUID),
    'articles.open': async (article) => resultToJson(await openArticle(store, article)),
    'edits.history': () => store.history(),
    'edits.commit': (edit) => store.commit(edit),
    'edits.undo': async (stamp) => {
      const undone = await store.undo(stamp)
      return undone.ok ? ok({ edit: undone.value, can: store.can }) : undone
    },
    'edits.redo': async (stamp) => {
      const redone = await store.redo(stamp)
      return redone.ok ? ok({ edit: redone.value, can: store.can }) : redone
    },
    'log.read': () => [],
    'files.take': () => [],
    'reports.preview': async (scope) => {
      const gathered = await gatherReport(store, scope, maker())
      return gathered.ok ? ok(show(String(Buffer.concat(await renderReport(gathered.value, 'html'))))) : gathered
    },
    'drafts.keep': () => null,
    'menu.show': () => null,
    'workspace.remember': () => null,
    'window.close': () => null,
  }
}
