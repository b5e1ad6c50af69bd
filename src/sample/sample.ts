import type { Marks } from '../annotation/marks'
import type { Desk, Done } from '../gesture/desk'
import { chooseProfile, chooseStatement, putEvidence, setNote, setProfile, setStatement } from '../gesture/fields'
import { setAttribution, setVoice, toggleRelay } from '../gesture/link'
import { type Current, tag } from '../gesture/tag'
import type { AnnotationId } from '../ids'
import { apply } from '../record/apply'
import type { Change } from '../record/edit'
import { composed } from '../record/joined'

/** Somebody who tags by calling the gestures, as the keys do. */
class Analyst {
  readonly changes: Change[] = []
  #desk: Desk
  #current: Current | null = null
  #at = 0

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Reads on: words are looked for from here. */
  readTo(words: string): void {
    this.#at = this.#find(words)
  }

  /** Tags the next place of each of the words, as one annotation. */
  tag(code: 'claim' | 'source' | 'cue', ...words: readonly string[]): AnnotationId {
    const ranges = words.map((each) => {
      const start = this.#find(each)
      return { start, end: start + each.length }
    })
    const tagged = tag(this.#desk, code, ranges, this.#current)
    this.do(tagged)
    this.#current = tagged.current
    return tagged.annotation
  }

  #find(words: string): number {
    const start = this.#desk.text.indexOf(words, this.#at)
    if (start < 0) throw new Error(`The sample must have the words “${words}”.`)
    return start
  }

  /** Ends the current attribution. */
  end(): void {
    this.#current = null
  }

  do(done: Done): void {
    const state = { library: this.#desk.library, marks: new Map([[this.#desk.article, this.#desk.marks]]) }
    const next = apply(state, done)
    if (!next.ok) throw new Error('A gesture must start from what is there.')
    const marks = next.value.marks.get(this.#desk.article) as Marks
    this.#desk = { ...this.#desk, library: next.value.library, marks }
    this.changes.push(...done.changes)
  }

  get desk(): Desk {
    return this.#desk
  }

  get attribution() {
    if (this.#current === null) throw new Error('An attribution must be current.')
    return this.#current.attribution
  }

  profileOf(id: AnnotationId) {
    const profile = this.#desk.marks.annotations.get(id)?.profile
    if (!profile) throw new Error('A mention must have a profile.')
    return profile
  }

  statementOf(id: AnnotationId) {
    const statement = this.#desk.marks.annotations.get(id)?.statement
    if (!statement) throw new Error('A claim must have a statement.')
    return statement
  }
}

/** Tags the sample article as an example to learn from. The desk must hold it, with nothing marked. */
export function tagSample(desk: Desk): readonly Change[] {
  const analyst = new Analyst(desk)

  analyst.tag('claim', 'The Larkfield footbridge will close on Monday for at least six weeks')
  const council = analyst.tag('source', 'the council of Harrow Vale')
  analyst.tag('cue', 'said')
  analyst.do(
    setProfile(analyst.desk, analyst.profileOf(council), { kind: 'named-group', name: 'Council of Harrow Vale' }),
  )
  analyst.do(setAttribution(analyst.desk, analyst.attribution, { uttered: { written: 'on Thursday', on: '' } }))
  analyst.end()

  analyst.readTo('"We found')
  analyst.tag('claim', '"We found cracks in two of the four bearings,"', '"and we do not gamble with people\'s lives."')
  const oduvan = analyst.tag('source', 'Mira Oduvan')
  analyst.tag('cue', 'told reporters')
  analyst.do(
    setProfile(analyst.desk, analyst.profileOf(oduvan), {
      affiliation: 'Council of Harrow Vale',
      role: 'Head of works',
      reliability: 'B',
    }),
  )
  analyst.end()

  analyst.readTo('She denied')
  const she = analyst.tag('source', 'She')
  analyst.do(chooseProfile(analyst.desk, she, analyst.profileOf(oduvan)))
  analyst.tag('cue', 'denied')
  analyst.tag('claim', 'the closure had been planned for months')
  analyst.end()

  const courier = analyst.tag('source', 'The Vale Courier')
  analyst.do(toggleRelay(analyst.desk, courier, analyst.attribution))
  analyst.tag('cue', 'reported')
  analyst.tag('source', 'officials')
  const known = analyst.tag('claim', 'officials had known about the damage since March')
  analyst.do(setProfile(analyst.desk, analyst.profileOf(courier), { kind: 'outlet' }))
  analyst.do(
    setNote(
      analyst.desk,
      known,
      'A chain: officials, relayed by The Vale Courier. Select the Courier and press R to see how it is made.',
    ),
  )
  analyst.end()

  analyst.tag('cue', 'According to')
  analyst.tag('source', 'a person familiar with the inspection')
  analyst.tag('claim', 'a first warning was sent to the council in early spring and never answered')
  analyst.end()

  analyst.readTo('Tomas Lindqvarn')
  const lindqvarn = analyst.tag('source', 'Tomas Lindqvarn')
  analyst.tag('cue', 'said')
  analyst.tag('claim', 'the structure was "tired but safe" at the time')
  analyst.do(setProfile(analyst.desk, analyst.profileOf(lindqvarn), { role: 'Engineer' }))
  analyst.end()

  analyst.readTo('He expects')
  const he = analyst.tag('source', 'He')
  analyst.do(chooseProfile(analyst.desk, he, analyst.profileOf(lindqvarn)))
  analyst.tag('cue', 'expects')
  analyst.tag('claim', 'the repairs to take until the autumn')
  analyst.end()

  analyst.tag('claim', 'The work is expected to cost 1.2 million crowns')
  analyst.do(setVoice(analyst.desk, analyst.attribution, 'unattributed'))
  analyst.end()

  const again = analyst.tag('claim', '"They knew about the damage since March and told nobody,"')
  analyst.tag('source', 'Odile Brandtner')
  analyst.do(setAttribution(analyst.desk, analyst.attribution, { channel: 'an interview' }))
  analyst.do(chooseStatement(analyst.desk, again, analyst.statementOf(known)))
  analyst.do(
    setStatement(analyst.desk, analyst.statementOf(known), {
      text: 'Officials of Harrow Vale knew about the damage since March.',
      verdict: 'unverified',
      reason: 'Two sources say so, but neither names a document.',
      credibility: '3',
    }),
  )
  analyst.do(
    putEvidence(analyst.desk, analyst.statementOf(known), {
      id: desk.newId(),
      stance: 'context',
      reference: { kind: 'text', text: 'The council says that the cracks were found this week.' },
      seenOn: desk.now.slice(0, 10),
    }),
  )
  analyst.end()

  analyst.readTo('A survey')
  analyst.tag('source', 'A survey by the association')
  analyst.tag('cue', 'found')
  analyst.tag('claim', '340 pupils cross the bridge every day')
  analyst.end()

  analyst.tag('claim', 'The closure has split the town in two')
  analyst.do(setVoice(analyst.desk, analyst.attribution, 'author'))
  return composed(analyst.changes)
}
