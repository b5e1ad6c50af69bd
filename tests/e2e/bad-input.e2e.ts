import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type App, expect, test } from './app'
import { dropOn } from './drop'
import { keptIn } from './kept'

const run = promisify(execFile)
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex')
const notText = Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37) % 32))

/** A file that can't be an article, made under its name in a folder; and what the message says of it. */
interface Bad {
  readonly name: string
  readonly make: (file: string) => Promise<unknown>
  readonly says: RegExp
}

const bad: readonly Bad[] = [
  { name: 'empty.txt', make: (file) => writeFile(file, ''), says: /“empty.txt” holds no text\..*choose a file/ },
  {
    name: 'blank.txt',
    make: (file) => writeFile(file, ' \r\n\t\n\u00a0\u2003\n'),
    says: /“blank.txt” holds no text\..*choose a file/,
  },
  {
    name: 'mark alone.txt',
    make: (file) => writeFile(file, Buffer.from([0xef, 0xbb, 0xbf])),
    says: /“mark alone.txt” holds no text\./,
  },
  { name: 'photo.txt', make: (file) => writeFile(file, png), says: /“photo.txt” is not a text file\..*save its text/ },
  { name: 'machine.txt', make: (file) => writeFile(file, notText), says: /“machine.txt” is not a text file\./ },
  {
    name: 'half.txt',
    make: (file) => writeFile(file, Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x3d, 0xd8])),
    says: /characters of “half.txt” can't be read\..*save the file as UTF-8/,
  },
  { name: 'huge.txt', make: makeHuge, says: /“huge.txt” is larger than 50 MB\..*split/ },
  { name: 'folder.txt', make: (file) => mkdir(file), says: /“folder.txt” is a folder\..*open the files in it/ },
]
const vanished: Bad = {
  name: 'gone.txt',
  make: () => Promise.resolve(),
  says: /“gone.txt” is not there any more\..*check where the file is/,
}

/** 51 MB of words; the file is sparse, so that it costs no disk. */
async function makeHuge(file: string): Promise<void> {
  const handle = await open(file, 'w')
  await handle.write('words '.repeat(1000))
  await handle.truncate(51 * 1024 * 1024)
  await handle.close()
}

const messages = (app: App) => app.page.getByRole('region', { name: 'Messages' })

/** The last message is this one; it is put away again. */
async function expectMessage(app: App, says: RegExp): Promise<void> {
  const alert = messages(app).getByRole('alert')
  await expect(alert).toHaveCount(1)
  await expect(alert).toHaveText(says)
  await expect(alert).toContainText('Nothing was imported')
  await alert.getByRole('button', { name: 'Dismiss message' }).click()
  await expect(alert).toHaveCount(0)
}

/** Opens the sample with words selected in it and a mark selected, and has all snapshots written. */
async function atWork(app: App): Promise<() => Promise<void>> {
  await app.launch()
  await app.restart()
  await app.annotations.getByRole('option', { name: 'Source: The Vale Courier' }).click()
  await app.select('tired but safe')
  const before = await keptIn(app.home)
  return async () => {
    expect(await keptIn(app.home)).toEqual(before)
    await expect(app.page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(1)
    await expect(app.text).toContainText('The Larkfield footbridge')
    expect(await app.page.evaluate(() => String(getSelection()))).toBe('tired but safe')
    await expect(app.annotations.getByRole('option', { selected: true })).toHaveAccessibleName(
      'Source: The Vale Courier',
    )
    expect(await app.saveState()).toBe('Saved')
  }
}

test.describe('A file that is no article', () => {
  test('is refused by the menu, and what was open stays open', async ({ app }) => {
    const unchanged = await atWork(app)
    for (const { name, make, says } of [...bad, vanished]) {
      const file = path.join(app.files, name)
      await make(file)
      await app.openDialog(file)
      await app.menu('file.open')
      await expectMessage(app, says)
      await unchanged()
    }
  })

  test('is refused when it is dropped', async ({ app }) => {
    const unchanged = await atWork(app)
    for (const { name, make, says } of bad) {
      const file = path.join(app.files, name)
      await make(file)
      await dropOn(app.page, { files: [file] })
      await expectMessage(app, says)
      await unchanged()
    }
  })

  for (const name of ['empty.txt', 'photo.txt', 'huge.txt', 'folder.txt', 'gone.txt'])
    test(`is refused on the command line: ${name}`, async ({ app }) => {
      const { make, says } = [...bad, vanished].find((each) => each.name === name) ?? vanished
      const file = path.join(app.files, name)
      await make(file)
      await app.launch(file)
      await expectMessage(app, says)
      await expect(app.page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(1)
      expect((await readdir(path.join(app.home, 'originals'))).length).toBe(1)
    })

  test('is refused when nobody may read it', async ({ app }) => {
    test.skip(process.getuid?.() === 0, 'root may read everything')
    const unchanged = await atWork(app)
    const file = path.join(app.files, 'secret.txt')
    await writeFile(file, 'Words.', { mode: 0o000 })
    await app.openDialog(file)
    await app.menu('file.open')
    await expectMessage(app, /“secret.txt” can't be read\..*check that you may open the file/)
    await unchanged()
  })

  test('leaves a clipboard without text alone', async ({ app }) => {
    const unchanged = await atWork(app)
    await app.electron.evaluate(({ clipboard }) => clipboard.writeText(' \n'))
    await app.menu('file.paste')
    const alert = messages(app).getByRole('alert')
    await expect(alert).toHaveText(/clipboard holds no text\. Copy the article/)
    await unchanged()
  })
})

test.describe('A file that is an article', () => {
  test('is there once, however often its bytes are imported', async ({ app }) => {
    const words = 'Twice told\n\nThe same words, said again.'
    const [one, two] = ['one.txt', 'two.txt'].map((name) => path.join(app.files, name)) as [string, string]
    await writeFile(one, words)
    await writeFile(two, words)
    await app.launch(one)
    await expect(app.text).toContainText('The same words')
    await app.page.getByRole('button', { name: /^Footbridge in Larkfield/ }).click()
    await expect(app.text).toContainText('The Larkfield footbridge')
    await app.saved()
    const before = await keptIn(app.home)
    await dropOn(app.page, { files: [two] })
    await expect(app.text).toContainText('The same words')
    await expect(messages(app)).toContainText('“two.txt” is in the library already, and is open now.')
    await expect(app.page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(2)
    const after = await keptIn(app.home)
    const evidence = (kept: Readonly<Record<string, string>>) =>
      Object.entries(kept).filter(([name]) => /^(journal|originals|texts)/.test(name))
    expect(evidence(after)).toEqual(evidence(before))
  })

  test('is read under its encoding, which can be changed and changed back', async ({ app }) => {
    const file = path.join(app.files, 'moscow.txt')
    const russian = 'Мост закрыт\n\nСовет города сообщил, что мост в безопасности, но никто этого не подтвердил.'
    await writeFile(file, Buffer.from(Array.from(russian, windows1251)))
    await app.launch(file)
    const main = app.page.getByRole('main')
    const shown = russian.replaceAll('\n', '')
    await expect(app.text).toHaveText(shown, { useInnerText: false })
    await expect(main).toContainText('Read as windows-1251')

    await main.getByRole('button', { name: 'Change encoding, now windows-1251' }).click()
    await app.page
      .getByRole('dialog', { name: 'Encoding' })
      .getByRole('button', { name: 'windows-1252', exact: true })
      .click()
    await expect(main).toContainText('Read as windows-1252')
    await expect(app.text).toContainText('Ìîñò çàêðûò')
    await app.page.getByRole('button', { name: 'Undo' }).click()
    await expect(main).toContainText('Read as windows-1251')
    await expect(app.text).toHaveText(shown, { useInnerText: false })
    await app.page.getByRole('button', { name: 'Redo' }).click()
    await expect(app.text).toContainText('Ìîñò çàêðûò')
    await app.page.getByRole('button', { name: 'Undo' }).click()
    await expect(app.text).toHaveText(shown, { useInnerText: false })
    await app.restart()
    await expect(app.text).toHaveText(shown, { useInnerText: false })
  })

  for (const [name, bytes] of [
    ['little endian with a mark', Buffer.from('\ufeffMüde Brücke – “safe”\n\nSo sagt man.', 'utf16le')],
    ['big endian with a mark', Buffer.from('\ufeffMüde Brücke – “safe”\n\nSo sagt man.', 'utf16le').swap16()],
    ['little endian without', Buffer.from('Müde Brücke – “safe”\n\nSo sagt man.', 'utf16le')],
  ] as const)
    test(`is read as UTF-16, ${name}`, async ({ app }) => {
      const file = path.join(app.files, 'wide.txt')
      await writeFile(file, bytes)
      await app.launch(file)
      await expect(app.text).toHaveText('Müde Brücke – “safe”So sagt man.', { useInnerText: false })
      await expect(app.page.getByRole('main')).toContainText(/Read as utf-16(le|be)/)
    })
})

/** A character of the alphabet of Russia, or of ASCII, as a byte. */
function windows1251(character: string): number {
  const code = character.charCodeAt(0)
  return code < 0x80 ? code : code - 0x410 + 0xc0
}

test.describe('A file of the data folder', () => {
  /** Work on the disk: a claim in an article of its own and one in the sample, all snapshots written. */
  async function keepWork(app: App): Promise<{ readonly article: string; readonly sample: string }> {
    const file = path.join(app.files, 'two.txt')
    await writeFile(file, 'Second article\n\nThe mayor said the bridge is closed.')
    await app.launch(file)
    await app.select('the bridge is closed')
    await app.tag('C')
    await app.saved()
    await app.close()
    const names = await readdir(path.join(app.home, 'articles'))
    const bodies = await Promise.all(names.map((name) => readFile(path.join(app.home, 'articles', name), 'utf8')))
    const at = bodies.findIndex((body) => body.includes('the bridge is closed'))
    const [article, sample] = [names[at], names[1 - at]].map((name) => name?.replace('.json', '') ?? '')
    if (names.length !== 2 || !article || !sample) throw new Error('Both articles must have a file of marks.')
    return { article, sample }
  }

  /** Changes one byte in the middle. */
  async function damage(file: string): Promise<Buffer> {
    const bytes = await readFile(file)
    const at = Math.floor(bytes.length * 0.75)
    bytes[at] = (bytes[at] ?? 0) ^ 0x01
    await writeFile(file, bytes)
    return bytes
  }

  const openArticle = (app: App, title: RegExp) =>
    app.page.getByRole('grid', { name: 'Articles' }).getByRole('button', { name: title }).click()

  test('that holds marks goes to quarantine when it is damaged, and its marks come out of the journal', async ({
    app,
  }) => {
    const { article } = await keepWork(app)
    const bytes = await damage(path.join(app.home, `articles/${article}.json`))
    await app.launch()
    await expect(messages(app).getByRole('alert')).toHaveText(
      new RegExp(`“articles/${article}.json” in the data folder was damaged\\. It was moved to quarantine/`),
    )
    expect(await readFile(path.join(app.home, `quarantine/${article}.json.1`))).toEqual(bytes)
    await expect(app.annotations.getByRole('option', { name: 'Claim: the bridge is closed' })).toBeVisible()
    await openArticle(app, /^Footbridge/)
    await expect(app.status('Counts')).toHaveText(/^11 claims/)
  })

  test('that holds a text is made anew from the original when it is damaged, with its marks', async ({ app }) => {
    const { article } = await keepWork(app)
    const bytes = await damage(path.join(app.home, `texts/${article}.1.json`))
    await app.launch()
    await expect(messages(app)).toContainText(
      'The file with the text of “Second article” was missing or damaged. The text was made anew from the original file, and its hash is the same.',
    )
    expect(await readFile(path.join(app.home, `quarantine/${article}.1.json.1`))).toEqual(bytes)
    await expect(app.text).toContainText('the bridge is closed')
    await expect(app.annotations.getByRole('option', { name: 'Claim: the bridge is closed' })).toBeVisible()
    await app.restart()
    await expect(messages(app)).toBeEmpty()
    await expect(app.text).toContainText('the bridge is closed')
  })

  test('that holds a text goes to quarantine when it and the original are damaged, and the other articles open', async ({
    app,
  }) => {
    const { article } = await keepWork(app)
    const bytes = await damage(path.join(app.home, `texts/${article}.1.json`))
    for (const original of await readdir(path.join(app.home, 'originals')))
      await damage(path.join(app.home, 'originals', original))
    await app.launch()
    await expect(messages(app).getByRole('alert')).toHaveText(
      new RegExp(
        `“Second article” can't be opened.*moved to quarantine/${article}\\.1\\.json\\.1.*Import the original`,
      ),
    )
    expect(await readFile(path.join(app.home, `quarantine/${article}.1.json.1`))).toEqual(bytes)
    await openArticle(app, /^Footbridge/)
    await expect(app.status('Counts')).toHaveText(/^11 claims/)
    // The window stays with the article that can be read.
    await openArticle(app, /^Second article/)
    await expect(app.text).toContainText('The Larkfield footbridge')
  })

  test('that holds the library goes to quarantine when it is damaged, and is made anew from the journal', async ({
    app,
  }) => {
    await keepWork(app)
    const bytes = await damage(path.join(app.home, 'library.json'))
    await app.launch()
    const found = await app.foundAtStart()
    expect(found).toContain('No mark and no note that was saved is missing')
    expect(found).toMatch(/library.json could not be read\. .* It is kept as quarantine\/library\.json\.1\./)
    expect(await readFile(path.join(app.home, 'quarantine/library.json.1'))).toEqual(bytes)
    await expect(app.page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(2)
    await expect(app.annotations.getByRole('option', { name: 'Claim: the bridge is closed' })).toBeVisible()
    await app.restart()
    await expect(messages(app)).toBeEmpty()
    await expect(app.page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(2)
  })

  test('that is the journal is copied to quarantine when a line is damaged, and nothing that snapshots have is lost', async ({
    app,
  }) => {
    await keepWork(app)
    const bytes = await damage(path.join(app.home, 'journal.jsonl'))
    await app.launch()
    const found = await app.foundAtStart()
    expect(found).toContain('No mark and no note that was saved is missing')
    expect(found).toMatch(
      /A part of journal.jsonl could not be read\. .* It is kept as quarantine\/journal\.jsonl\.1\./,
    )
    const copy = await readFile(path.join(app.home, 'quarantine/journal.jsonl.1'))
    expect(bytes.subarray(bytes.length - copy.length)).toEqual(copy)
    await expect(app.annotations.getByRole('option', { name: 'Claim: the bridge is closed' })).toBeVisible()
    // Work goes on, and is kept.
    await app.select('The mayor')
    await app.tag('S')
    await app.saved()
    await app.restart()
    await expect(messages(app)).toBeEmpty()
    await expect(app.annotations.getByRole('option', { name: 'Source: The mayor' })).toBeVisible()
    await expect(app.annotations.getByRole('option', { name: 'Claim: the bridge is closed' })).toBeVisible()
  })

  test('loses nothing but the torn record when the journal ends in the middle of a line', async ({ app }) => {
    await keepWork(app)
    const journal = path.join(app.home, 'journal.jsonl')
    const whole = await readFile(journal)
    await writeFile(journal, Buffer.concat([whole, Buffer.from('99 500 0123456789abcdef {"id":"half of a rec')]))
    await app.launch()
    expect(await app.foundAtStart()).toMatch(
      /The last line of journal.jsonl was not written to its end.* never counted as saved.* quarantine\/journal\.jsonl\.1/,
    )
    expect(await readFile(journal)).toEqual(whole)
    await expect(app.annotations.getByRole('option', { name: 'Claim: the bridge is closed' })).toBeVisible()
  })

  test('of a newer version is left untouched, the window says so, and nothing can be changed', async ({ app }) => {
    await keepWork(app)
    const library = path.join(app.home, 'library.json')
    const newer = (await readFile(library, 'utf8')).replace(/"schema":\d+/, '"schema":99')
    await writeFile(library, newer)
    const before = await keptIn(app.home)
    await app.launch()
    const found = await app.foundAtStart()
    expect(found).toContain('start the newer version to change it')
    expect(found).toContain('library.json was written by a newer version of Sourcemark. It was left as it is')
    await expect(app.status('Save state')).toHaveText('Read only')

    const file = path.join(app.files, 'new.txt')
    await writeFile(file, 'A new article, said the mayor.')
    await dropOn(app.page, { files: [file] })
    await expect(messages(app)).toContainText('“new.txt” could not be stored: the library is open for reading only')
    const answers = await app.page.evaluate(async (id) => {
      const { request } = (
        window as unknown as {
          readonly sourcemark: { request: (channel: string, ...args: unknown[]) => Promise<unknown> }
        }
      ).sourcemark
      const stamp = { id, author: 'A', session: null, at: '2024-01-01T00:00:00.000Z' }
      const after = { id: 'settings', author: 'Mallory', codebook: '' }
      const changes = [{ table: 'settings', before: null, after }]
      const edit = { ...stamp, act: 'do', of: null, gesture: 'settings', subject: '', changes }
      return [
        await request('edits.commit', edit),
        await request('edits.undo', stamp),
        await request('edits.redo', stamp),
      ]
    }, randomUUID())
    const refused = { ok: false, error: { code: 'read-only' } }
    expect(answers).toEqual([refused, refused, refused])
    await app.close()
    expect(await keptIn(app.home)).toEqual(before)
  })

  test('of marks of a newer version is left untouched, and the other articles can be read', async ({ app }) => {
    const { article } = await keepWork(app)
    const marks = path.join(app.home, `articles/${article}.json`)
    await writeFile(marks, (await readFile(marks, 'utf8')).replace(/"schema":\d+/, '"schema":99'))
    const before = await readFile(marks)
    await app.launch()
    await expect(messages(app)).toContainText(
      "“Second article” can't be opened: a newer version of Sourcemark wrote its file, which was left as it is.",
    )
    await expect(messages(app)).toContainText(`“articles/${article}.json” was written by a newer version`)
    await expect(app.status('Save state')).toHaveText('Read only')
    await openArticle(app, /^Footbridge/)
    await expect(app.status('Counts')).toHaveText(/^11 claims/)
    await app.restart()
    expect(await readFile(marks)).toEqual(before)
    expect(await readdir(path.join(app.home, 'quarantine'))).toEqual([])
  })
})

test('A full disk is told, and what was not saved is saved as soon as there is room', async ({ app }) => {
  await mkdir(app.home)
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', app.home]).then(
    () => true,
    () => false,
  )
  test.skip(!mounted, 'no small file system can be mounted here')
  try {
    await workOnFullDisk(app)
  } finally {
    await app.close()
    await run('umount', [app.home])
  }
})

async function workOnFullDisk(app: App): Promise<void> {
  const file = path.join(app.files, 'two.txt')
  await writeFile(file, 'Second article\n\nThe mayor said that the old bridge is closed, and that a ferry will run.')
  await app.launch(file)
  await app.saved()
  const filler = path.join(app.home, 'filler')
  await fillDisk(filler)

  // What is left of the last page of the journal's file takes a record or two.
  const words = ['mayor', 'said', 'old', 'bridge', 'closed', 'ferry', 'will', 'run']
  const state = app.status('Save state')
  for (const [count, word] of words.entries()) {
    await app.select(word)
    await app.tag('C')
    await expect(app.status('Counts')).toHaveText(new RegExp(`^${count + 1} claims?,`))
    await expect(state).not.toHaveText('Saving…')
  }
  await expect(state).toHaveText('NOT SAVED: the disk is full')
  expect(await state.getAttribute('aria-live')).toBe('assertive')
  const retry = app.page.getByRole('button', { name: 'Try again' })
  await retry.click()
  await expect(state).toHaveText('NOT SAVED: the disk is full')

  // A function: after a restart there is another page.
  const articles = () => app.page.getByRole('grid', { name: 'Articles' }).getByRole('row')
  const third = path.join(app.files, 'third.txt')
  await writeFile(third, 'A third article.\n'.repeat(10_000))
  await app.openDialog(third)
  await app.menu('file.open')
  await expect(messages(app).getByRole('alert')).toContainText(
    '“third.txt” could not be stored: the disk is full. Nothing was imported.',
  )
  await expect(articles()).toHaveCount(2)

  await rm(filler)
  await retry.click()
  await expect(state).toHaveText('Saved')
  await expect(retry).toHaveCount(0)
  await app.restart()
  await expect(messages(app)).toBeEmpty()
  await expect(articles()).toHaveCount(2)
  for (const word of words) await expect(app.annotations.getByRole('option', { name: `Claim: ${word}` })).toBeVisible()
}

async function fillDisk(file: string): Promise<void> {
  const handle = await open(file, 'w')
  try {
    for (let size = 1 << 20; size >= 1; ) {
      const written = await handle.write(Buffer.alloc(size)).then(
        ({ bytesWritten }) => bytesWritten,
        () => 0,
      )
      if (written < size) size >>= 1
    }
  } finally {
    await handle.close()
  }
}
