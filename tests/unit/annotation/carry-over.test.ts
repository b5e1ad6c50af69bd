import { describe, expect, it } from 'vitest'
import {
  carry,
  insertAfter,
  insertBefore,
  joinBefore,
  replace,
  retype,
  type Step,
  splitBefore,
} from '../editor/correcting'

function test(name: string, marked: string, steps: readonly Step[], kind: string, expected: string) {
  it(name, () => {
    expect(carry(marked, ...steps)).toEqual({ kind, text: expected })
  })
}

describe('carryOver', () => {
  test('moves with what comes before', 'He [said] so.', [insertBefore('He', 'Yes. ')], 'kept', 'Yes. He [said] so.')
  test('stays before what comes after', '[He] said so.', [replace('so', 'this')], 'kept', '[He] said this.')
  test(
    'stays out of what is put before it',
    'He [said] so.',
    [insertBefore('said', 'has ')],
    'kept',
    'He has [said] so.',
  )
  test(
    'stays out of what is put behind it',
    'He [said] so.',
    [insertAfter('said', ' just')],
    'kept',
    'He [said] just so.',
  )
  test('takes in what is put inside', 'He [said so].', [insertBefore('so', 'it ')], 'changed', 'He [said it so].')
  test('loses what is deleted inside', 'He [said it so].', [replace('it ', '')], 'changed', 'He [said so].')
  test('loses what is deleted at its start', 'He [has said] so.', [replace('has ', '')], 'changed', 'He [said] so.')
  test('loses what is deleted at its end', 'He [said so].', [replace(' so', '')], 'changed', 'He [said].')
  test('leaves the space at an end alone', 'He [said so].', [replace('so', '')], 'changed', 'He [said] .')
  test('keeps a word replaced at its start', 'A [teh cat] sat', [replace('teh', 'the')], 'changed', 'A [the cat] sat')
  test('keeps a word replaced at its end', 'A [big cta] sat', [replace('cta', 'cat')], 'changed', 'A [big cat] sat')
  test('keeps a word retyped at its start', 'A [teh cat] sat', [retype('teh', 'the')], 'changed', 'A [the cat] sat')
  test('keeps a word retyped at its end', 'A [big cta] sat', [retype('cta', 'cat')], 'changed', 'A [big cat] sat')
  test('keeps its only word retyped', 'He [siad] so', [retype('siad', 'said')], 'changed', 'He [said] so')
  test('keeps the end of a word retyped', 'A [big cta] sat', [retype('ta', 'at')], 'changed', 'A [big cat] sat')
  test('stays out of a word replaced beside it', 'A [big] cta sat', [retype(' cta', ' cat')], 'kept', 'A [big] cat sat')
  test('is an orphan when it goes', 'He [said] so.', [replace('said ', '')], 'orphan', 'He so.')
  test('is an orphan when more than it goes', 'He [said] so.', [replace('e said s', '')], 'orphan', 'Ho.')
  test(
    'stays when it goes and comes back',
    'He [said] so.',
    [replace('said', ''), insertBefore(' so', 'said')],
    'kept',
    'He [said] so.',
  )
  test(
    'stays when all is retyped around it',
    'He [said] so. Yes.',
    [retype('He said so.', 'She said it.')],
    'kept',
    'She [said] it. Yes.',
  )
  test(
    'changes when a paragraph begins inside',
    'a\n\nHe [said so].',
    [splitBefore('so')],
    'changed',
    'a\n\nHe [said \n\nso].',
  )
  test(
    'changes when paragraphs join inside',
    'Title\n\nHe [said.\n\nThen] so.',
    [joinBefore('Then')],
    'changed',
    'Title\n\nHe [said. Then] so.',
  )
  test(
    'stays when a paragraph begins before it',
    'a b\n\nHe [said] so.',
    [splitBefore('said')],
    'kept',
    'a b\n\nHe \n\n[said] so.',
  )
  test(
    'stays when paragraphs join before it',
    'a.\n\nb.\n\n[He] said',
    [joinBefore('He')],
    'kept',
    'a.\n\nb. [He] said',
  )
  test(
    'keeps what stands between paragraphs',
    'a.\n\n\nb [c.\n d] e',
    [insertBefore('b', 'x ')],
    'kept',
    'a.\n\n\nx b [c.\n d] e',
  )
  test('loses a part of several that goes', 'a [b] c [d] e', [replace('b ', '')], 'changed', 'a c [d] e')
  test('moves in all its parts', 'a [b] c [d] e', [replace('c', 'xyz')], 'kept', 'a [b] xyz [d] e')
  test('is an orphan when all its parts go', 'a [b] c [d] e', [replace('b c d ', '')], 'orphan', 'a e')
  test('never cuts a pair', 'a [😀] b', [replace('😀', '😁')], 'changed', 'a [😁] b')
  test('never cuts a pair whose half stays', 'a [x😀] b', [replace('\ude00', '\ude01')], 'changed', 'a [x😁] b')
  test('stays beside another pair', 'a [😀] b', [insertAfter('😀', '😁')], 'kept', 'a [😀]😁 b')
  test('takes in a combining mark', 'a [cafe] b', [insertAfter('cafe', '\u0301')], 'changed', 'a [cafe\u0301] b')
  test(
    'takes in what makes one emoji of two',
    'a [👩] b',
    [insertAfter('👩', '\u200d💻')],
    'changed',
    'a [👩\u200d💻] b',
  )
  test(
    'goes on cutting a letter that it cut before',
    'a [cafe]\u0301 b',
    [insertBefore('a', 'x ')],
    'kept',
    'x a [cafe]\u0301 b',
  )
  test(
    'takes nothing of what replaces a passage across its border',
    'a b [c d] e',
    [replace('b c', 'X')],
    'changed',
    'a X [d] e',
  )
})
