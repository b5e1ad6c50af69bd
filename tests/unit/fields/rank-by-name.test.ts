import { expect, it } from 'vitest'
import { rankByName } from '../../../renderer/fields/rank-by-name'

const names = ['Next of the marks that overlap here', 'Next mark', 'Write a note', 'Étape à Łódź', 'Tag as Источник']

it.each([
  ['', names],
  ['ne mark', ['Next mark', 'Next of the marks that overlap here']],
  ['mark next', ['Next mark', 'Next of the marks that overlap here']],
  ['NOTE', ['Write a note']],
  ['etape lodz', ['Étape à Łódź']],
  ['tag ист', ['Tag as Источник']],
  ['zzz', []],
  ['?', []],
])('finds by “%s”', (wanted, found) => expect(rankByName(names, (name) => name, wanted)).toEqual(found))
