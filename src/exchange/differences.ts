import type { Article } from '../article/article'
import { readAs } from '../import/describe-reading'
import type { RecordKinds, Said } from '../record/record-kind'
import { type CarriedTable, recordKinds } from '../record/table'
import { kindOf } from '../record/tables'
import { amount } from '../wording/amounts'
import { type Conflict, type Merge, sideOf } from './merge'
import type { Carried, Tables } from './tables'

/** One thing that two versions of a record say differently; an empty text is nothing said. */
export interface Difference {
  readonly label: string
  readonly mine: string
  readonly theirs: string
}

/** What stands for a record in a list: its kind and its words. */
export function describeRecord<T extends CarriedTable>(
  { table, record }: Carried<T>,
  tables: Tables,
  kinds: RecordKinds = recordKinds,
): string {
  return kindOf(table, kinds).describe(record, tables)
}

/** What differs between the two versions of a record, in plain words, field by field. */
export function differencesOf(
  conflict: Conflict,
  { mine, theirs }: Merge,
  kinds: RecordKinds = recordKinds,
): readonly Difference[] {
  const says = { mine: say(conflict, 'mine', mine, kinds), theirs: say(conflict, 'theirs', theirs, kinds) }
  const labels = new Set([...says.mine.keys(), ...says.theirs.keys()])
  const differences = [...labels].map((label) => ({
    label,
    mine: says.mine.get(label) ?? '',
    theirs: says.theirs.get(label) ?? '',
  }))
  return differences.filter((each) => each.mine !== each.theirs)
}

/** All that a record says, by label. */
function say(
  conflict: Conflict,
  side: 'mine' | 'theirs',
  tables: Tables,
  kinds: RecordKinds,
): ReadonlyMap<string, string> {
  const text = conflict.isText && conflict.table === 'article' ? sayText(conflict[side], tables) : []
  return new Map([...text, ...sayRecord(sideOf(conflict, side), tables, kinds)])
}

function sayRecord<T extends CarriedTable>({ table, record }: Carried<T>, tables: Tables, kinds: RecordKinds): Said {
  return kindOf(table, kinds).say(record, tables)
}

/** Two texts can't be told apart by what is known of them: they are named by their length and hash. */
function sayText(article: Article, tables: Tables): Said {
  const marks = [...tables.annotation.values()].filter((each) => each.article === article.id).length
  const text = `${amount(article.words)} words, read as ${readAs(article)}, ${article.textSha256.slice(0, 8)}`
  return [
    ['Text', text],
    ['Marks in it', String(marks)],
  ]
}
