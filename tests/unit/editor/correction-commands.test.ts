import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { deleteAcross, insertPlain, splitBlock } from '../../../src/editor/correction-commands'
import { correctedText, correctionDocument } from '../../../src/editor/correction-document'
import { readPlainText } from '../../../src/import/plain-text-1'

/** The state with the caret at "|", or with what is between two of them selected. */
function stateOf(marked: string): EditorState {
  const text = marked.replaceAll('|', '')
  const doc = correctionDocument(readPlainText(text))
  const { toPosition } = correctedText(doc)
  const anchor = toPosition(marked.indexOf('|'), 'end')
  const head = marked.lastIndexOf('|') === marked.indexOf('|') ? anchor : toPosition(marked.lastIndexOf('|') - 1, 'end')
  return EditorState.create({ doc, selection: TextSelection.create(doc, anchor, head) })
}

function run(marked: string, command: (state: EditorState) => Transaction | null): string | null {
  const transaction = command(stateOf(marked))
  if (transaction === null) return null
  transaction.doc.check()
  return correctedText(transaction.doc).text
}

function kinds(marked: string, command: (state: EditorState) => Transaction): readonly string[] {
  return correctedText(command(stateOf(marked)).doc).blocks.map(({ kind }) => kind)
}

const many = Array.from({ length: 45 }, (_, i) => `Line ${i}.`)

describe('splitBlock', () => {
  it('begins a block, without the space at the border', () => {
    expect(run('Title\n\nOne two| three', splitBlock)).toBe('Title\n\nOne two\n\nthree')
    expect(run('Title\n\nOne two |three', splitBlock)).toBe('Title\n\nOne two\n\nthree')
  })
  it('parts them as the other blocks are parted', () => {
    expect(run('a.\nb.\nc|d', splitBlock)).toBe('a.\nb.\nc\nd')
  })
  it('keeps the headline', () => {
    expect(kinds('Tit|le\n\nText.', splitBlock)).toEqual(['headline', 'paragraph', 'paragraph'])
    expect(kinds('|Title\n\nText.', splitBlock)).toEqual(['headline', 'paragraph'])
  })
  it('takes the selection away', () => {
    expect(run('a.\n\nOne |two |three', splitBlock)).toBe('a.\n\nOne\n\nthree')
  })
})

describe('deleteAcross', () => {
  it('joins blocks from both sides', () => {
    expect(run('One.\n\n|Two.', (state) => deleteAcross(state, -1))).toBe('One. Two.')
    expect(run('One.|\n\nTwo.', (state) => deleteAcross(state, 1))).toBe('One. Two.')
    expect(run('One.|\n\n|Two.', (state) => deleteAcross(state, 1))).toBe('One. Two.')
  })
  it('joins blocks of two sections, and no more', () => {
    const text = `${many.slice(0, 20).join('\n\n')}\n\n|${many.slice(20).join('\n\n')}`
    const joined = many.toSpliced(19, 2, 'Line 19. Line 20.').join('\n\n')
    expect(run(text, (state) => deleteAcross(state, -1))).toBe(joined)
  })
  it('puts a space between their words, and the caret where it was', () => {
    const typed = (marked: string, direction: 1 | -1) =>
      run(marked, (state) => {
        const joined = state.apply(deleteAcross(state, direction) ?? state.tr)
        return joined.tr.insertText('|', joined.selection.from)
      })
    expect(typed('one\n\n|two', -1)).toBe('one |two')
    expect(typed('one|\n\ntwo', 1)).toBe('one| two')
  })
  it('puts none where there is one, nothing on one side, or a script has none', () => {
    const join = (state: EditorState) => deleteAcross(state, -1)
    const spaced = stateOf('one\n\n|two')
    const after = spaced.apply(spaced.tr.insertText(' ', 5))
    expect(correctedText(deleteAcross(after, -1)?.doc ?? after.doc).text).toBe('one two')
    expect(run('昨日。\n\n|今日。', join)).toBe('昨日。今日。')
    const split = spaced.apply(splitBlock(spaced))
    expect(correctedText(deleteAcross(split, -1)?.doc ?? split.doc).text).toBe('one\n\ntwo')
  })
  it('takes a selection across sections away', () => {
    const text = many.join('\n\n').replace('Line 3.', 'Line| 3.').replace('Line 43.', 'Line |43.')
    const rest = [...many.slice(0, 3), 'Line43.', many[44]].join('\n\n')
    expect(run(text, (state) => deleteAcross(state, -1))).toBe(rest)
  })
  it('takes everything away', () => {
    expect(run(`|${many.join('\n\n')}|`, (state) => deleteAcross(state, 1))).toBe('')
  })
  it('leaves the inside of a block to the browser, and the ends of the text alone', () => {
    expect(run('One t|wo.', (state) => deleteAcross(state, -1))).toBeNull()
    expect(run('|One.', (state) => deleteAcross(state, -1))).toBe('One.')
    expect(run('One.|', (state) => deleteAcross(state, 1))).toBe('One.')
  })
})

describe('insertPlain', () => {
  it('puts words in', () => {
    expect(run('One | three.', (state) => insertPlain(state, 'two'))).toBe('One two three.')
  })
  it('makes blocks of lines', () => {
    const insert = (state: EditorState) => insertPlain(state, 'two.\r\n\r\n Three.\nFour ')
    expect(run('One |five.\n\nSix.', insert)).toBe('One two.\n\n Three.\n\nFour five.\n\nSix.')
    expect(kinds('Ti|tle\n\nSix.', insert)).toEqual(['headline', 'paragraph', 'paragraph', 'paragraph'])
  })
  it('puts nothing in for nothing', () => {
    expect(run('One|.', (state) => insertPlain(state, '\n \n'))).toBe('One.')
  })
})
