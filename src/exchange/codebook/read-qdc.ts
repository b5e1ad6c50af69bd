import type { Code } from '../../codebook/codebook'
import { err, ok, type Result } from '../../result'
import { hueOfColour } from './colour'
import { ownDescription } from './description'
import { MOST_CODES } from './format'
import { plainGuid } from './guid'
import { QDC_NAMESPACE, type SetRole } from './write-qdc'
import { readXml, type XmlElement, type XmlError } from './xml-elements'

export type QdcError =
  | XmlError
  /** Well-formed XML, but its root is another element, or that of another namespace or version. */
  | { readonly code: 'not-a-codebook'; readonly namespace: string; readonly root: string }
  /** What the standard asks for is missing in that line, or is not as it must be. */
  | { readonly code: 'invalid'; readonly line: number; readonly fault: QdcFault }

export type QdcFault = 'no-codes' | 'many-codes' | 'no-guid' | 'same-guid' | 'no-name' | 'long-name'

/** What a `.qdc` says, and what was made up or left out on the way. */
export interface QdcReading {
  /** The program that wrote it, in its own words. */
  readonly origin: string
  readonly codes: readonly Code[]
  /** How many codes had no colour, or a grey, and got one. */
  readonly coloured: number
  /** How many codes are in none of our sets, and play no part in an attribution. */
  readonly withoutRole: number
  /** Names of the sets that are left out. */
  readonly sets: readonly string[]
  /** Names of other elements that are left out, each once. */
  readonly elements: readonly string[]
}

/** In UTF-16 code units. */
const LONGEST_NAME = 1000

/** Degrees between the hues that are made up: the golden angle, by which no two of many are near. */
const TURN = 137.5

/** `roles` are the sets that stand for parts in an attribution, `ids` the ids of codes that are known, both by GUID. */
interface Known {
  readonly roles: ReadonlyMap<string, SetRole>
  readonly ids: ReadonlyMap<string, string>
}

/** Reads a REFI-QDA codebook 1.0 that nobody trusts. The id of a code is its GUID, unless the GUID is known. */
export function readQdc(text: string, known: Known): Result<QdcReading, QdcError> {
  const xml = readXml(text)
  if (!xml.ok) return xml
  const root = xml.value
  if (root.name !== 'CodeBook' || root.namespace !== QDC_NAMESPACE)
    return err({ code: 'not-a-codebook', namespace: root.namespace, root: root.name })
  try {
    return ok(new Reader(known).read(root))
  } catch (error) {
    if (error instanceof Fault) return err(error.error)
    throw error
  }
}

/** Ends the reading; caught in {@link readQdc} only. */
class Fault extends Error {
  readonly error: QdcError

  constructor({ line }: XmlElement, fault: QdcFault) {
    super(fault)
    this.error = { code: 'invalid', line, fault }
  }
}

class Reader {
  readonly #known: Known
  readonly #codes = new Map<string, Code>()
  readonly #roles = new Map<string, SetRole>()
  readonly #sets: string[] = []
  readonly #elements = new Set<string>()
  #coloured = 0

  constructor(known: Known) {
    this.#known = known
  }

  read(root: XmlElement): QdcReading {
    for (const child of root.children) {
      if (is(child, 'Sets')) this.#readSets(child)
      else if (!is(child, 'Codes')) this.#elements.add(child.name)
    }
    for (const child of root.children) if (is(child, 'Codes')) this.#readCodes(child, null)
    if (this.#codes.size === 0) throw new Fault(root, 'no-codes')
    const codes = [...this.#codes.values()]
    return {
      origin: root.attributes.get('origin')?.trim().slice(0, LONGEST_NAME) ?? '',
      codes,
      coloured: this.#coloured,
      withoutRole: codes.filter(({ role }) => role === 'none').length,
      sets: this.#sets,
      elements: [...this.#elements],
    }
  }

  #readSets(sets: XmlElement): void {
    for (const set of sets.children) {
      const role = this.#known.roles.get(plainGuid(set.attributes.get('guid') ?? '') ?? '')
      if (role === undefined) this.#sets.push(set.attributes.get('name') ?? '')
      else
        for (const { attributes } of set.children) this.#roles.set(plainGuid(attributes.get('guid') ?? '') ?? '', role)
    }
  }

  #readCodes(above: XmlElement, parent: string | null): void {
    for (const child of above.children) {
      if (is(child, 'Code')) this.#readCode(child, parent)
      else if (!is(child, 'Description')) this.#elements.add(child.name)
    }
  }

  #readCode(element: XmlElement, parent: string | null): void {
    const guid = plainGuid(element.attributes.get('guid') ?? '')
    const name = element.attributes.get('name') ?? ''
    if (guid === null) throw new Fault(element, 'no-guid')
    if (this.#codes.has(guid)) throw new Fault(element, 'same-guid')
    if (name.trim() === '') throw new Fault(element, 'no-name')
    if (name.length > LONGEST_NAME) throw new Fault(element, 'long-name')
    if (this.#codes.size === MOST_CODES) throw new Fault(element, 'many-codes')
    const id = this.#known.ids.get(guid) ?? guid
    const role = this.#roles.get(guid) ?? 'none'
    const description = element.children.find((child) => is(child, 'Description'))?.text ?? ''
    const codable = element.attributes.get('isCodable')?.trim()
    this.#codes.set(guid, {
      id,
      name,
      role,
      hue: this.#hue(element),
      line: role === 'source' ? 'solid' : role === 'cue' ? 'dotted' : 'tint',
      key: '',
      description: ownDescription(description),
      examples: [],
      counterExamples: [],
      parent,
      retired: codable === 'false' || codable === '0',
      fields: [],
    })
    this.#readCodes(element, id)
  }

  #hue({ attributes }: XmlElement): number {
    return hueOfColour(attributes.get('color') ?? '') ?? Math.round(this.#coloured++ * TURN) % 360
  }
}

function is(element: XmlElement, name: string): boolean {
  return element.name === name && element.namespace === QDC_NAMESPACE
}
