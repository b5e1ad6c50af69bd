import type { Marks } from '../../../src/annotation/marks'
import type { Desk, Done } from '../../../src/gesture/desk'
import { type Current, tag } from '../../../src/gesture/tag'
import type { AnnotationId, ArticleId } from '../../../src/ids'
import { readPlainText } from '../../../src/import/plain-text-1'
import { apply } from '../../../src/record/apply'
import type { Change, Edit } from '../../../src/record/edit'
import { revert } from '../../../src/record/revert'
import { emptyLibrary, noMarks, type State } from '../../../src/record/state'

const article = '00000000-0000-4000-8000-00000000000a' as ArticleId

/** Works on one article by gestures, as the window does, and remembers each edit. */
export class Analyst {
  state: State = { library: emptyLibrary, marks: new Map([[article, noMarks]]) }
  current: Current | null = null
  readonly edits: Pick<Edit, 'changes'>[] = []
  readonly #text: string
  #count = 0

  constructor(text: string) {
    this.#text = readPlainText(text).text
  }

  get desk(): Desk {
    return {
      article,
      text: this.#text,
      blocks: readPlainText(this.#text).blocks,
      library: this.state.library,
      marks: this.marks,
      author: 'analyst',
      now: '2026-04-21T10:00:00.000Z',
      newId: () => `00000000-0000-4000-8000-${String(++this.#count).padStart(12, '0')}`,
    }
  }

  get marks(): Marks {
    return this.state.marks.get(article) ?? noMarks
  }

  /** Performs a gesture on the desk as it is now; answers with its changes. */
  do(gesture: (desk: Desk) => Done): readonly Change[] {
    const { changes } = gesture(this.desk)
    const next = apply(this.state, { changes })
    if (!next.ok) throw new Error(`stale: ${next.error.table} ${next.error.id}`)
    this.state = next.value
    if (changes.length > 0) this.edits.push({ changes })
    return changes
  }

  /** Tags the n-th place of the words. */
  tag(code: string, words: string, occurrence = 0): AnnotationId {
    let start = this.#text.indexOf(words)
    for (let n = 0; n < occurrence; n++) start = this.#text.indexOf(words, start + 1)
    if (start < 0) throw new Error(`The text must have “${words}”.`)
    return this.tagRange(code, start, start + words.length)
  }

  tagRange(code: string, start: number, end: number): AnnotationId {
    const tagged = tag(this.desk, code, [{ start, end }], this.current)
    this.do(() => tagged)
    this.current = tagged.current
    return tagged.annotation
  }

  /** Takes all edits back, the last one first; answers with the edits that bring them again. */
  undoAll(): readonly Pick<Edit, 'changes'>[] {
    return this.edits
      .splice(0)
      .reverse()
      .map((edit) => this.#takeBack(edit))
  }

  /** Takes the last edit back. */
  undoLast(): void {
    const last = this.edits.pop()
    if (last !== undefined) this.#takeBack(last)
  }

  #takeBack(edit: Pick<Edit, 'changes'>): Pick<Edit, 'changes'> {
    const changes = revert(this.state, edit)
    const next = changes.ok ? apply(this.state, { changes: changes.value }) : changes
    if (!next.ok || !changes.ok) throw new Error('an undo in order must not be stale')
    this.state = next.value
    return { changes: changes.value }
  }

  attributions() {
    return [...this.marks.attributions.values()]
  }

  annotation(id: AnnotationId) {
    const found = this.marks.annotations.get(id)
    if (found === undefined) throw new Error(`There must be an annotation ${id}.`)
    return found
  }

  profile(id: AnnotationId) {
    const { profile } = this.annotation(id)
    return profile === null ? undefined : this.state.library.profiles.get(profile)
  }

  statement(id: AnnotationId) {
    const { statement } = this.annotation(id)
    return statement === null ? undefined : this.state.library.statements.get(statement)
  }
}
