import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { App, expect, test } from './app'
import { picture, resize } from './picture'

// A library of two articles, the sample with two more marks, whose snapshots have older generations.
let [library, counts] = ['', '']

test.beforeAll(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sourcemark-e2e-'))
  const app = new App(folder)
  library = app.home
  await app.launch()
  await app.select('split the town')
  await app.tag('Q')
  await app.saved()
  const other = path.join(folder, 'other.txt')
  await writeFile(other, 'The other article\n\nThe mayor said the bridge is closed.')
  await app.launch(other)
  await app.page
    .getByRole('grid', { name: 'Articles' })
    .getByRole('button', { name: /^Footbridge/ })
    .click()
  await app.select('closure has')
  await app.tag('Q')
  await app.saved()
  counts = await app.counts()
  expect(counts).toContain('10 cues')
  await app.close()
})

test.afterAll(() => rm(path.dirname(library), { recursive: true, force: true }))

async function marksOfSample(home: string): Promise<string> {
  const names = await readdir(path.join(home, 'articles'))
  const older = names.find((name) => name.endsWith('.1.json'))
  if (older === undefined) throw new Error('The marks must have been written twice.')
  return path.join(home, 'articles', older.replace('.1.json', '.json'))
}

const cases: readonly {
  readonly name: string
  readonly damage: (home: string) => Promise<void>
  readonly outcome: RegExp
  readonly says: RegExp
  readonly readOnly?: true
}[] = [
  {
    name: 'a truncated snapshot',
    damage: async (home) => {
      const file = path.join(home, 'library.json')
      await truncate(file, Math.floor((await stat(file)).size / 2))
    },
    outcome: /No mark and no note that was saved is missing/,
    says: /library\.json could not be read\. An older copy of it and the journal took its place\. It is kept as quarantine\/library\.json\.1\./,
  },
  {
    name: 'a flipped byte in the journal',
    damage: async (home) => {
      const file = path.join(home, 'journal.jsonl')
      const bytes = await readFile(file)
      const at = Math.floor(bytes.length / 2)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      await writeFile(file, bytes)
    },
    outcome: /No mark and no note that was saved is missing/,
    says: /A part of journal\.jsonl could not be read\. 1 edit is gone from the log.* What the edits did is in the library.* kept as quarantine\/journal\.jsonl\.1\./,
  },
  {
    name: 'a deleted article file',
    damage: async (home) => rm(await marksOfSample(home)),
    outcome: /No mark and no note that was saved is missing/,
    says: /articles\/[\da-f-]{36}\.json is missing, with the marks in “Footbridge in Larkfield.*”\. An older copy of it and the journal took its place\./,
  },
  {
    name: 'a file filled with NUL',
    damage: async (home) => {
      const file = path.join(home, 'library.json')
      await writeFile(file, Buffer.alloc((await stat(file)).size))
    },
    outcome: /No mark and no note that was saved is missing/,
    says: /library\.json could not be read\. An older copy of it and the journal took its place\./,
  },
  {
    name: 'a newer schema',
    damage: async (home) => {
      const file = path.join(home, 'library.json')
      await writeFile(file, (await readFile(file, 'utf8')).replace(/"schema":\d+/, '"schema":99'))
    },
    outcome: /You can read it here; start the newer version to change it\./,
    says: /library\.json was written by a newer version of Sourcemark\. It was left as it is/,
    readOnly: true,
  },
]

for (const { name, damage, outcome, says, readOnly } of cases) {
  test(`A library with ${name} opens with a window that says so, and nothing that was intact is missing`, async ({
    app,
  }) => {
    await cp(library, app.home, { recursive: true })
    await damage(app.home)
    await app.launch()
    await resize(app, 1100, 720)
    const found = () => app.page.getByRole('dialog', { name: 'What was found at the start' })
    const articles = () => app.page.getByRole('grid', { name: 'Articles' })
    await expect(found()).toContainText(outcome)
    await expect(found().getByRole('listitem').first()).toHaveText(says)
    await expect(found().getByRole('definition').first()).toContainText('2 articles')
    expect(await app.axe()).toEqual([])
    await picture(app, `recovery-${name.toLowerCase().replaceAll(' ', '-')}.png`)
    await app.page.keyboard.press('Escape')

    await expect(app.status('Counts')).toHaveText(counts)
    await expect(app.status('Save state')).toHaveText(readOnly ? 'Read only' : 'Saved')
    await articles()
      .getByRole('button', { name: /^The other article/ })
      .click()
    await expect(app.text).toContainText('The mayor said the bridge is closed.')
    if (readOnly) {
      // What can be read can be exported, though nothing is noted of it.
      const report = await app.export('html', 'report.html')
      expect(await readFile(report, 'utf8')).toContain('The other article')
      return
    }
    // What was mended stays so.
    await app.restart()
    await expect(found()).toBeHidden()
    await articles()
      .getByRole('button', { name: /^Footbridge/ })
      .click()
    await expect(app.status('Counts')).toHaveText(counts)
  })
}
