import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { polnear } from '../../src/codebook/polnear'
import { writeCodebookJson } from '../../src/exchange/codebook/codebook-json'
import { type App, expect } from './app'
import { correction, retype, review } from './correction'

/** A pane or a dialog, and the way there from the text with nothing selected. */
interface View {
  readonly name: string
  readonly open: (app: App) => Promise<unknown>
  /** Back to where other views begin. */
  readonly leave?: (app: App) => Promise<unknown>
}

/**
 * Goes through every pane and dialog of the window, in an app that was launched without a file, or through those that
 * are named: what they build upon must be among them.
 */
export async function tour(
  app: App,
  look: (view: string) => Promise<void>,
  wanted: readonly string[] = views.map(({ name }) => name),
): Promise<void> {
  await expect(app.text).toBeVisible()
  for (const { name, open, leave = rest } of views.filter((each) => wanted.includes(each.name))) {
    await open(app)
    await look(name)
    await leave(app)
  }
}

const claim = 'Claim: officials had known about the damage since March'
const dialog = (app: App, name: string | RegExp): Locator => app.page.getByRole('dialog', { name })
const press = (...keys: readonly string[]) => {
  return async ({ page }: App) => {
    for (const key of keys) await page.keyboard.press(key)
  }
}

/** A dialog that is there once the steps are done. */
function showing(name: string | RegExp, ...steps: readonly ((app: App) => Promise<unknown>)[]): View['open'] {
  return async (app) => {
    for (const step of steps) await step(app)
    await expect(dialog(app, name)).toBeVisible()
  }
}

const button = (within: (app: App) => Locator, name: string | RegExp) => (app: App) =>
  within(app)
    .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .click()
const whole = (app: App) => app.page.locator('body')
const inDialog = (app: App) => app.page.getByRole('dialog')

async function closeDialogs({ page }: App): Promise<void> {
  while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
}

/** Closes what is open, and puts the focus into the text with nothing selected. */
async function rest(app: App): Promise<void> {
  await closeDialogs(app)
  await app.focusText()
  // The kept code, the attribution, the mark.
  await press('ArrowLeft', 'Escape', 'Escape', 'Escape')(app)
}

async function tagged(app: App, words: string, key: string): Promise<void> {
  await app.select(words)
  await app.tag(key)
}

async function receive(app: App, id: 'file.receive' | 'codebook.import', file: string): Promise<void> {
  await app.openDialog(file)
  await app.menu(id)
}

async function search(app: App, words: string): Promise<void> {
  await press('/')(app)
  await app.page.keyboard.type(words)
  await expect(app.status('Found in this text')).toContainText('place')
}

async function clearSearch(app: App): Promise<void> {
  await app.page.getByLabel('Search the text and filter annotations').fill('')
  await rest(app)
}

const openCodebook = async (app: App) => {
  await press('Control+Shift+K')(app)
  await expect(dialog(app, 'Codebook')).not.toContainText('counting')
}

const inspect = (mark: string) => (app: App) => app.choose(mark)

const views: readonly View[] = [
  { name: 'reader, nothing selected', open: rest },
  { name: 'reader, claim selected', open: inspect(claim) },
  { name: 'reader, source selected', open: inspect('Source: Mira Oduvan') },
  { name: 'reader, cue selected', open: inspect('Cue: denied') },
  {
    name: 'overlapping marks',
    open: async (app) => {
      await tagged(app, 'The closure', 'C')
      await tagged(app, 'closure has split', 'C')
      await press('Escape', 'Escape')(app)
      await app.select('closure', { from: 'closure has split' })
      await press('ArrowLeft', 'ArrowRight')(app)
      await expect(app.inspector.getByRole('region', { name: 'Marks here' })).toBeVisible()
    },
  },
  {
    name: 'code that lacks what is required',
    open: async (app) => {
      await inspect('Claim: The closure')(app)
      await app.inspector.getByLabel('Note').fill('Ask the council when it was planned, and who knew of it first.')
    },
  },
  { name: 'current attribution', open: (app) => tagged(app, 'the town', 'C') },
  {
    name: 'link mode',
    open: async (app) => {
      await inspect('Claim: the town')(app)
      await press('L')(app)
      await expect(app.page.getByRole('region', { name: 'Link', exact: true })).toBeVisible()
    },
  },
  { name: 'dialog: link', open: showing('Link to', inspect('Claim: the town'), press('L', 'L')) },
  {
    name: 'palette',
    open: async (app) => {
      await app.select('in two')
      await expect(app.page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible()
    },
  },
  {
    name: 'kept code',
    open: async (app) => {
      await press('Shift+S')(app)
      await expect(app.page.getByRole('button', { name: /^Tagging each selection/ })).toBeVisible()
    },
  },
  { name: 'search with hits', open: (app) => search(app, 'council'), leave: clearSearch },
  { name: 'search that cannot be read', open: searchBadly, leave: endBadSearch },
  {
    name: 'list with filters',
    open: async (app) => {
      await app.page.getByRole('button', { name: /^Open ends/ }).click()
      await app.page.getByLabel('Field to filter by').selectOption({ index: 2 })
      await app.page.getByLabel('Order of annotations').selectOption('profile')
    },
    leave: async (app) => {
      await app.page.getByRole('button', { name: /^Open ends/ }).click()
      await app.page.getByLabel('Field to filter by').selectOption('')
      await app.page.getByLabel('Order of annotations').selectOption('text')
      await rest(app)
    },
  },
  {
    name: 'list by source',
    open: (app) => order(app, 'profile'),
    leave: (app) => order(app, 'text').then(() => rest(app)),
  },
  {
    name: 'several chosen',
    open: async (app) => {
      await inspect('Cue: denied')(app)
      await press('F6', 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown')(app)
      await expect(app.inspector.getByRole('heading', { level: 2 })).toHaveText('3 marks')
    },
  },
  { name: 'dialog: occurrences', open: showing('Tag all occurrences', inspect('Source: Mira Oduvan'), press('D')) },
  { name: 'dialog: commands', open: showing('Commands', press('Control+K')) },
  {
    name: 'dialog: commands found',
    open: showing('Commands', press('Control+K'), ({ page }) => page.keyboard.type('mark')),
  },
  { name: 'dialog: keys', open: showing('Keys', press('?')) },
  { name: 'dialog: settings', open: showing('Settings', press('Control+,')) },
  { name: 'dialog: change keys', open: showing('Settings', press('Control+,'), button(inDialog, 'Keys')) },
  {
    name: 'dialog: key refused',
    open: showing(
      'Settings',
      press('Control+,'),
      button(inDialog, 'Keys'),
      button(inDialog, 'Change Next mark'),
      press('C'),
    ),
  },
  { name: 'dialog: backups', open: showing('Backups', press('Control+,'), button(inDialog, 'Backups…')) },
  { name: 'dialog: provenance', open: showing('Provenance', press('Control+I')) },
  { name: 'dialog: encoding', open: showing('Encoding', button(whole, /^Change encoding/)) },
  { name: 'dialog: codebook', open: showing('Codebook', openCodebook) },
  {
    name: 'dialog: split a code',
    open: showing('Codebook', openCodebook, button(inDialog, 'Split in two…')),
  },
  {
    name: 'dialog: merge a field',
    open: showing('Codebook', openCodebook, (app) =>
      inDialog(app)
        .getByRole('group', { name: 'Field Kind' })
        .getByRole('button', { name: 'Merge into another…' })
        .click(),
    ),
  },
  {
    name: 'dialog: import a codebook',
    open: showing(/^Import a codebook/, async (app) => {
      const file = path.join(app.files, 'polnear.json')
      await writeFile(file, writeCodebookJson(polnear, '1.0.0'))
      await receive(app, 'codebook.import', file)
    }),
  },
  {
    name: 'dialog: new session',
    open: showing('New session', button(whole, 'New session')),
    leave: async (app) => {
      await inDialog(app).getByLabel('Title').fill('The bridge over the Lark, and who knew of its cracks')
      await inDialog(app).getByLabel('Title').press('Enter')
      await expect(app.page.getByRole('grid', { name: 'Sessions' })).toContainText('active')
      await rest(app)
    },
  },
  { name: 'session at work', open: rest },
  ...['Details', 'Log'].map((name) => ({
    name: `dialog: ${name.toLowerCase()} of a session`,
    open: async (app: App) => {
      await app.page.getByRole('grid', { name: 'Sessions' }).getByRole('button', { name, exact: true }).click()
      await expect(app.page.getByRole('dialog')).toBeVisible()
    },
  })),
  {
    name: 'library search',
    open: async (app) => {
      await press('Control+Shift+F')(app)
      await app.page.keyboard.type('council')
      await expect(app.status('Found in the texts')).toContainText('in 1 article')
    },
    leave: async (app) => {
      await press('Escape')(app)
      await rest(app)
    },
  },
  {
    name: 'dialog: import with a conflict',
    open: showing(/^Import “town/, async (app) => {
      const file = path.join(app.files, 'town.sourcemark')
      await app.saved()
      await app.saveDialog(file)
      await app.menu('file.pack.library')
      await expect(app.page.getByText('Exported “town.sourcemark”.')).toBeVisible()
      await inspect(claim)(app)
      await app.inspector.getByLabel('Note').fill('Nobody says so on the record.')
      await app.focusText()
      await app.saved()
      await receive(app, 'file.receive', file)
    }),
  },
  {
    name: 'messages',
    open: async (app) => {
      const file = path.join(app.files, 'a text that has nothing in it at all.txt')
      await writeFile(file, '')
      await receive(app, 'file.receive', file)
      await expect(app.page.getByRole('alert')).toContainText('holds no text')
    },
    leave: async (app) => {
      const dismiss = app.page.getByRole('button', { name: 'Dismiss message' })
      while ((await dismiss.count()) > 0) await dismiss.first().click()
      await rest(app)
    },
  },
  { name: 'correcting', open: beginCorrecting, leave: async () => {} },
  {
    name: 'dialog: throw the correction away',
    open: showing('Throw the correction away?', (app) => retype(app, 'gamble', 'play'), press('Escape')),
    leave: (app) => app.page.getByRole('button', { name: 'Go on correcting' }).click(),
  },
  {
    name: 'dialog: review of a correction',
    open: async (app) => {
      await retype(app, 'denied', '')
      await retype(app, 'had known about', 'knew of')
      await press('Control+Enter')(app)
      await expect(review(app)).toBeVisible()
    },
    leave: async () => {},
  },
  {
    name: 'dialog: re-anchor a mark',
    open: (app) => button(review, 'Re-anchor “denied”')(app),
    leave: async (app) => {
      await press('Escape')(app)
      await button(review, /^Accept and finish/)(app)
      await expect(correction(app)).toBeHidden()
      await rest(app)
    },
  },
  {
    name: 'orphan selected',
    open: async (app) => {
      await app.annotations.getByRole('option', { name: 'Cue: denied', exact: true }).click()
      await expect(app.inspector).toContainText('An orphan')
    },
  },
  {
    name: 'dialog: compare revisions',
    open: showing('Compare revisions', button(whole, 'Revision 2'), (app) =>
      expect(app.page.getByRole('status').filter({ hasText: 'Change 1 of' })).toBeVisible(),
    ),
  },
  {
    name: 'report preview',
    open: async (app) => {
      await press('Control+P')(app)
      await expect(app.page.getByRole('region', { name: 'Report preview' })).toBeVisible()
    },
    leave: async (app) => {
      await press('Control+P')(app)
    },
  },
]

async function order(app: App, by: string): Promise<void> {
  await app.page.getByLabel('Order of annotations').selectOption(by)
}

async function searchBadly(app: App): Promise<void> {
  await app.page.getByRole('button', { name: 'Regular expression' }).click()
  await press('/')(app)
  await app.page.getByLabel('Search the text and filter annotations').fill('(council|')
  await expect(app.status('Found in this text')).toContainText('can’t be read')
}

async function endBadSearch(app: App): Promise<void> {
  await app.page.getByRole('button', { name: 'Regular expression' }).click()
  await clearSearch(app)
}

async function beginCorrecting(app: App): Promise<void> {
  await press('Control+E')(app)
  await expect(correction(app)).toBeFocused()
}
