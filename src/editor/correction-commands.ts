import { Fragment, Slice } from 'prosemirror-model'
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { Transform } from 'prosemirror-transform'
import { wantsSpace } from '../article/spacing'
import { correctionSchema } from './correction-schema'

const { paragraph } = correctionSchema.nodes

/** Begins a new block at the caret; the space around it goes. What comes behind a headline is a paragraph. */
export function splitBlock(state: EditorState): Transaction {
  const transaction = state.tr.deleteSelection()
  const { $from } = transaction.selection
  const content = $from.parent.textContent
  const behind = content.slice($from.parentOffset)
  if (paragraph === undefined || !$from.parent.isTextblock) return transaction
  // Subtle: at its start a block stays as it is and an empty one comes before it, so that a headline is kept.
  if ($from.parentOffset === 0 && content !== '') return transaction.insert($from.before(), paragraph.create())
  const before = content.slice(0, $from.parentOffset)
  const from = $from.pos - (before.length - before.trimEnd().length)
  const to = $from.pos + (behind.length - behind.trimStart().length)
  const type = $from.parent.type.name === 'headline' ? paragraph : $from.parent.type
  if (from < to) transaction.delete(from, to)
  return transaction.split(from, 1, [{ type, attrs: { gap: null } }])
}

/**
 * Deletes what is selected or, at the end of a block that looks to it, the border to the next block; null where
 * deleting stays inside a block and is left to the browser.
 */
export function deleteAcross(state: EditorState, direction: 1 | -1): Transaction | null {
  const { selection, doc } = state
  const { $from, from, to } = selection
  if (!selection.empty)
    return doc.textBetween(from, to) === '' ? join(state.tr, from, to, 1) : state.tr.deleteSelection()
  if ($from.parentOffset !== (direction === 1 ? $from.parent.content.size : 0)) return null
  const near = TextSelection.findFrom(doc.resolve(direction === 1 ? $from.after() : $from.before()), direction, true)
  // At the end of the text there is nothing to delete.
  if (near === null) return state.tr
  return direction === 1 ? join(state.tr, from, near.from, 1) : join(state.tr, near.to, from, -1)
}

/** The caret stays before the second block's words when deleting goes back, and behind the first's otherwise. */
function join(transaction: Transaction, from: number, to: number, direction: 1 | -1): Transaction {
  joinBlocks(transaction, from, to)
  return direction === 1 ? transaction.setSelection(TextSelection.create(transaction.doc, from)) : transaction
}

/** Deletes the border between two blocks, from the end of one to the start of a later; their words stay apart. */
export function joinBlocks(transform: Transform, from: number, to: number): void {
  const [before, after] = [transform.doc.resolve(from).parent, transform.doc.resolve(to).parent]
  transform.delete(from, to)
  if (wantsSpace(before.textContent, after.textContent)) transform.insert(from, correctionSchema.text(' '))
}

/** Puts plain text in the place of the selection: each line with something in it is a block. */
export function insertPlain(state: EditorState, text: string): Transaction {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const blocks = lines.filter((line) => line.trim() !== '')
  const transaction = state.tr
  if (paragraph === undefined || blocks.length === 0) return transaction
  if (lines.length === 1) return transaction.insertText(lines[0] ?? '')
  const nodes = blocks.map((line) => paragraph.create(null, correctionSchema.text(line)))
  return transaction.replaceSelection(new Slice(Fragment.from(nodes), 1, 1))
}
