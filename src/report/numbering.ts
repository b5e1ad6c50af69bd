import { type Annotation, compareAnnotations } from '../annotation/annotation'
import type { Marks } from '../annotation/marks'
import type { Article } from '../article/article'
import type { Block } from '../article/block'
import { type CodePointIndex, codePointIndex } from '../article/code-points'
import { type Codebook, type Role, roleOf } from '../codebook/codebook'
import type { AnnotationId } from '../ids'

/** An article as the store hands it over. */
export interface ArticleInput {
  readonly article: Article
  /** The canonical text. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly marks: Marks
}

/** An article with what is looked up in it all the time. */
export interface Page extends ArticleInput {
  readonly codePoints: CodePointIndex
}

/** Where a reader finds something: its number, and the anchor within the report. */
export interface Ref {
  /** "C3", or "C3.2" for the second mention of C3. */
  readonly label: string
  /** Unique in the report; letters, figures and hyphens. */
  readonly anchor: string
}

/** One annotation under its number. */
export interface Numbered extends Ref {
  readonly annotation: Annotation
  readonly page: Page
  readonly role: Role
}

/** What is listed as one: mentions of one statement or one profile, or a single mark. */
export interface Group extends Ref {
  readonly mentions: readonly [Numbered, ...Numbered[]]
}

export interface Numbering {
  readonly groups: Readonly<Record<Role, readonly Group[]>>
  readonly mentions: ReadonlyMap<AnnotationId, Numbered>
  /** The group of each annotation. */
  readonly groupOf: ReadonlyMap<AnnotationId, Group>
}

const letters: Readonly<Record<Role, string>> = { claim: 'C', source: 'S', cue: 'Q', none: 'M' }

export function pageOf(input: ArticleInput): Page {
  return { ...input, codePoints: codePointIndex(input.text) }
}

/** The article's title, or the name of its file. */
export function titleOf({ title, original }: Article): string {
  return title.trim() || original.name
}

/**
 * Numbers every annotation: claims C1, C2 …, sources S1 …, cues Q1 …, other marks M1 …, by the first mention in the
 * order of the articles and of their texts. The mentions of one statement or profile share its number.
 */
export function numberMarks(pages: readonly Page[], codebook: Codebook): Numbering {
  const collected = { claim: new Map(), source: new Map(), cue: new Map(), none: new Map() } satisfies Record<
    Role,
    Map<string, { readonly annotation: Annotation; readonly page: Page }[]>
  >
  for (const page of pages) {
    for (const annotation of [...page.marks.annotations.values()].sort(compareAnnotations)) {
      const groups = collected[roleOf(codebook, annotation.code)]
      const key = keyOf(annotation, roleOf(codebook, annotation.code))
      const group = groups.get(key) ?? []
      groups.set(key, group)
      group.push({ annotation, page })
    }
  }
  const groups = {
    claim: numberGroups('claim', collected.claim),
    source: numberGroups('source', collected.source),
    cue: numberGroups('cue', collected.cue),
    none: numberGroups('none', collected.none),
  }
  const all = Object.values(groups).flat()
  return {
    groups,
    mentions: new Map(all.flatMap((group) => group.mentions.map((mention) => [mention.annotation.id, mention]))),
    groupOf: new Map(all.flatMap((group) => group.mentions.map(({ annotation }) => [annotation.id, group]))),
  }
}

function keyOf({ id, statement, profile }: Annotation, role: Role): string {
  return (role === 'claim' ? statement : role === 'source' ? profile : null) ?? id
}

function numberGroups(
  role: Role,
  groups: ReadonlyMap<string, readonly { readonly annotation: Annotation; readonly page: Page }[]>,
): readonly Group[] {
  return [...groups.values()].flatMap((members, index) => {
    const label = `${letters[role]}${index + 1}`
    const [first, ...rest] = members.map(
      (member, at): Numbered => ({
        ...member,
        role,
        label: members.length > 1 ? `${label}.${at + 1}` : label,
        anchor: `${label}-${at + 1}`,
      }),
    )
    return first === undefined ? [] : [{ label, anchor: label, mentions: [first, ...rest] }]
  })
}
