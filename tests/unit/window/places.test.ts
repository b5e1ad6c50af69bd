// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { beginCorrection, leaveCorrection } from '../../../renderer/correction/correcting'
import { features } from '../../../renderer/features'
import { openMarks } from '../../../renderer/place/desk'
import { undo } from '../../../renderer/place/history'
import { openArticle } from '../../../renderer/place/opening'
import { currentPlace, leaveReport } from '../../../renderer/place/place'
import { currentAttribution, selectedMark } from '../../../renderer/place/selection'
import { preview } from '../../../renderer/report/reports'
import { tagRanges } from '../../../renderer/tagging/marking'
import { handledMarks, recentCodes } from '../../../renderer/tagging/recent'
import { shownMessages } from '../../../renderer/window/message'
import { AppWindow } from '../../../renderer/window/window'
import type { ArticleId } from '../../../src/ids'
import type { Bridge } from '../../../src/ipc/contract'
import { toJson } from '../../../src/ipc/json'
import { plainMarks } from '../../../src/record/plain'
import { emptyLibrary, noMarks } from '../../../src/record/state'
import { plainArticle } from '../editor/correcting'
import { openingOf } from './quiet-window'

const id = '00000000-0000-4000-8000-00000000000a' as ArticleId
const text = 'The council said that the bridge is safe.'
const blocks = [{ kind: 'paragraph', start: 0, end: text.length } as const]

const article = { ...plainArticle(id), title: 'The bridge' }

/** A window with one article in its library; `opens`: its file can be read. */
function windowWithArticle(opens = true): AppWindow {
  const damaged = { ok: false, error: { code: 'missing' } }
  const answers: Readonly<Record<string, unknown>> = {
    'articles.open': opens ? { ok: true, value: toJson({ text, blocks, ...plainMarks(noMarks) }) } : damaged,
    'articles.original': damaged,
    'edits.commit': { ok: true, value: { canUndo: true, canRedo: false } },
    'reports.preview': { ok: true, value: 'report:1' },
  }
  const bridge = {
    request: (channel: string) => Promise.resolve(answers[channel]),
    on: () => () => undefined,
  } as unknown as Bridge
  const window = new AppWindow(bridge, features)
  window.begin(openingOf({ ...emptyLibrary, articles: new Map([[id, article]]) }))
  return window
}

const bridgeIsSafe = { start: text.indexOf('the bridge'), end: text.length - 1 }

describe('opening an article', () => {
  it('goes there, with nothing selected', async () => {
    const window = windowWithArticle()
    window.set(selectedMark, 'of another article' as never)
    expect(await openArticle(window, id, { place: 4 })).toBe(true)
    expect(window.get(currentPlace)).toMatchObject({
      kind: 'article',
      open: { article: id, text, start: { place: 4 } },
    })
    expect(window.get(selectedMark)).toBe(null)
    expect(window.whereabouts()).toMatchObject({ article: id, place: 4, annotation: null })
  })

  it('stays where it was, and says why, where the file is lost', async () => {
    const window = windowWithArticle(false)
    expect(await openArticle(window, id)).toBe(false)
    expect(window.get(currentPlace)).toEqual({ kind: 'nothing' })
    expect(window.get(shownMessages).map((each) => each.text)).toEqual([
      expect.stringContaining("“The bridge” can't be opened"),
    ])
  })

  it('waits for the end of a correction', async () => {
    const window = windowWithArticle()
    await openArticle(window, id)
    beginCorrection(window)
    expect(await openArticle(window, id)).toBe(false)
    expect(window.get(currentPlace).kind).toBe('correction')
    leaveCorrection(window, 'The text stays as it was')
    expect(window.get(currentPlace).kind).toBe('article')
    expect(await openArticle(window, id)).toBe(true)
  })
})

describe('marking', () => {
  it('selects the mark, keeps its code at hand, and is undone in all fields at once', async () => {
    const window = windowWithArticle()
    await openArticle(window, id)
    const tagged = tagRanges(window, 'claim', [bridgeIsSafe])
    expect([...openMarks(window).annotations.keys()]).toEqual([tagged?.annotation])
    expect(window.get(selectedMark)).toBe(tagged?.annotation)
    expect(window.get(handledMarks)).toEqual([tagged?.annotation])
    expect(window.get(recentCodes).map(({ code }) => code)).toEqual(['claim'])
    undo(window)
    expect(openMarks(window).annotations.size).toBe(0)
    expect([window.get(selectedMark), window.get(currentAttribution)]).toEqual([null, null])
  })
})

describe('a report', () => {
  it('lies over the text, and is put away from it', async () => {
    const window = windowWithArticle()
    await openArticle(window, id)
    await preview(window)
    expect(window.get(currentPlace)).toMatchObject({ kind: 'report', address: 'report:1', over: { kind: 'article' } })
    leaveReport(window)
    expect(window.get(currentPlace).kind).toBe('article')
  })
})
