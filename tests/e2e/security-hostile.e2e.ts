import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { scripts, tricks } from '../security/hostile-texts'
import { measured } from '../security/measured'
import { PlainWindows } from '../security/plain-window'
import { type App, expect, test } from './app'
import { dropOn } from './drop'

const lines = [...scripts, ...tricks]

/** What a page must have nothing of, once texts have been shown in it. */
function traces(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = Reflect.get(window, 'owned') === undefined ? [] : ['a script ran']
    const frames = [...document.querySelectorAll('iframe')].filter((frame) => !frame.src.startsWith('app://report/'))
    if (frames.length > 0) found.push('a frame')
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName
      if (/^(object|embed|base|math|video|audio|marquee|keygen|xss|x)$/.test(name)) found.push(`an element ${name}`)
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute)) found.push(`${name} ${attribute}`)
        if (/^\s*(javascript|data|vbscript):/i.test(value) && /^(href|src|action|data|srcdoc)$/i.test(attribute))
          found.push(`${name} ${attribute}=${value.slice(0, 40)}`)
      }
    }
    return found
  })
}

/** Puts hostile words wherever the analyst can write: into the article's data, a note and a profile's name. */
async function poison(app: App): Promise<void> {
  const [breaks = '', handler = ''] = [scripts[6], scripts[23]]
  const link = 'javascript:window.owned=1'
  await app.page.evaluate(
    async ([text, attribute, address]) => {
      type Row = Record<string, unknown> & { readonly id: string; readonly title: string }
      const { sourcemark } = window as unknown as {
        readonly sourcemark: { readonly request: (channel: string, ...args: readonly unknown[]) => Promise<unknown> }
      }
      const { library } = (await sourcemark.request('library.open')) as {
        readonly library: { readonly articles: readonly Row[] }
      }
      const before = library.articles.find(({ title }) => !title.includes('Larkfield'))
      if (before === undefined) throw new Error('The hostile article must be there.')
      const after = { ...before, title: `${text} ${attribute}`, publisher: text, author: attribute, address }
      const stamp = { id: crypto.randomUUID(), author: text, session: null, at: new Date().toISOString() }
      const edit = {
        ...stamp,
        act: 'do',
        of: null,
        gesture: 'provenance',
        subject: text,
        changes: [{ table: 'article', before, after }],
      }
      const answer = (await sourcemark.request('edits.commit', edit)) as { readonly ok: boolean }
      if (!answer.ok) throw new Error(`The edit must be taken: ${JSON.stringify(answer)}`)
    },
    [breaks, handler, link] as const,
  )
}

test('Hostile text is text: on the screen, in the report, in every export and in another browser', async ({ app }) => {
  const page = await app.launch()
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  // As Markdown first; what is in it of HTML is text, too.
  const asMarkdown = path.join(app.files, 'notes.md')
  await writeFile(asMarkdown, `${lines.join('\n\n')}\n\nThe end of the notes.\n`)
  await dropOn(page, { files: [asMarkdown] })
  await expect(app.text).toContainText('The end of the notes.')
  expect(await traces(page)).toEqual([])

  const file = path.join(app.files, '<img src=x onerror=window.owned=1>.txt')
  await writeFile(file, `A list of tricks\n\n${lines.join('\n\n')}\n\nThe end of the list.\n`)
  await dropOn(page, { files: [file] })
  await expect(app.text).toContainText('The end of the list.')
  const shown = (await app.text.textContent()) ?? ''
  const bare = (text: string) => text.replace(/\s+/g, '')
  expect(lines.filter((line) => !bare(shown).includes(bare(line)))).toEqual([])
  expect(await traces(page)).toEqual([])

  await app.text.focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('c')
  await expect(app.status('Counts')).toContainText('1 claim')
  await page.keyboard.press('Control+A')
  await page.keyboard.press('s')
  await expect(app.status('Counts')).toContainText('1 source')
  await page.getByRole('textbox', { name: 'Note' }).fill(scripts.slice(0, 30).join('\n'))
  await page.keyboard.press('Escape')
  await app.saved()
  await poison(app)
  await app.restart()
  await expect(app.text).toContainText('The end of the list.')
  expect(await traces(app.page)).toEqual([])

  const exported = {
    html: await app.export('html', 'report.html'),
    markdown: await app.export('markdown', 'report.md'),
    json: await app.export('web-annotation', 'report.jsonld'),
    pdf: await app.export('pdf', 'report.pdf'),
  }
  await app.menu('file.preview')
  const frame = app.page.getByRole('region', { name: 'Report preview' }).frameLocator('iframe').locator('body')
  await expect(frame).toContainText('The end of the list.')
  expect(await traces(app.page)).toEqual([])
  expect(dialogs).toEqual([])

  const html = await readFile(exported.html, 'utf8')
  const plain = new PlainWindows(app)
  // Once more without the policy that the file carries: what is written out harmlessly needs none.
  const unguarded = path.join(app.files, 'unguarded.html')
  const withoutPolicy = html.replace(/<meta http-equiv="content-security-policy"[^>]*>/i, '')
  expect(withoutPolicy).not.toBe(html)
  await writeFile(unguarded, withoutPolicy)
  for (const each of [exported.html, unguarded]) {
    const window = await plain.open(pathToFileURL(each).href)
    await expect(window.locator('body')).toContainText('The end of the list.')
    await window.waitForTimeout(300)
    expect(await traces(window)).toEqual([])
    expect(await window.locator('script').count()).toBe(0)
  }
  await plain.close()

  const tree = fromMarkdown(await readFile(exported.markdown, 'utf8'), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  })
  const nodes: { readonly type: string; readonly url?: string }[] = []
  for (const waiting: unknown[] = [tree]; waiting.length > 0; ) {
    const node = waiting.pop() as { readonly type: string; readonly children?: readonly unknown[] }
    nodes.push(node)
    waiting.push(...(node.children ?? []))
  }
  expect(nodes.filter(({ type }) => /^(html|image|imageReference|definition)$/.test(type))).toEqual([])
  expect(nodes.filter(({ url }) => url !== undefined && !/^https?:/.test(url))).toEqual([])

  const annotations: unknown = JSON.parse(await readFile(exported.json, 'utf8'), (key, value: unknown) => {
    if (/^(id|source|@id|target)$/.test(key) && typeof value === 'string') expect(value).not.toMatch(/^\s*javascript:/)
    return value
  })
  expect(annotations).toHaveProperty('first')
  expect(
    (await readFile(exported.pdf, 'latin1')).match(/\/(JavaScript|JS|Launch|SubmitForm)\b|\/URI \((?!https?:)[^)]*/g),
  ).toBeNull()
  measured(
    'hostile',
    `${scripts.length} scripts and ${tricks.length} tricks on screen, after a restart, in the preview and 4 exports, 1 of them opened twice in a plain window: 0 ran`,
  )
})
