import { SaxesParser } from 'saxes'
import { err, ok, type Result } from '../../result'

/** An element of an XML document. Attributes are those without a namespace; `line` counts from 1. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** What stands in it between its children, joined. */
  readonly text: string
  readonly line: number
}

export type XmlError =
  /** Not well-formed, or cut off. */
  | { readonly code: 'not-xml'; readonly line: number }
  /** It has a document type, by which a document can grow without end and ask for other files. */
  | { readonly code: 'doctype' }
  /** More than {@link xmlLimits} allow. */
  | { readonly code: 'too-large'; readonly what: keyof typeof xmlLimits }

/** Bounds on documents from elsewhere: in UTF-16 code units, elements, and attributes of one element. */
const xmlLimits = { characters: 1_000_000, elements: 50_000, depth: 100, attributes: 30 } as const

/** Small, so that what goes beyond a limit is found before the rest is read. */
const PIECE = 16_384

/**
 * Reads an XML document that nobody trusts. A document type is refused, so there are no entities but the five of XML
 * itself, and nothing is ever fetched.
 */
export function readXml(text: string): Result<XmlElement, XmlError> {
  if (text.length > xmlLimits.characters) return err({ code: 'too-large', what: 'characters' })
  const reader = new Reader()
  try {
    for (let at = 0; at < text.length; at += PIECE) reader.write(text.slice(at, at + PIECE))
    return ok(reader.end())
  } catch (error) {
    if (error instanceof Fault) return err(error.fault)
    throw error
  }
}

/** Ends the reading; caught in {@link readXml} only. */
class Fault extends Error {
  readonly fault: XmlError

  constructor(fault: XmlError) {
    super(fault.code)
    this.fault = fault
  }
}

class Reader {
  readonly #parser = new SaxesParser({ xmlns: true, position: true })
  /** The elements that are open, with what has been read of them. */
  readonly #open: { element: XmlElement; children: XmlElement[]; text: string[] }[] = []
  #root: XmlElement | null = null
  #elements = 0
  #attributes = 0

  constructor() {
    const parser = this.#parser
    parser.on('error', () => {
      throw new Fault({ code: 'not-xml', line: parser.line })
    })
    parser.on('doctype', () => {
      throw new Fault({ code: 'doctype' })
    })
    parser.on('opentagstart', () => {
      this.#attributes = 0
      this.#count('elements', ++this.#elements)
      this.#count('depth', this.#open.length + 1)
    })
    parser.on('attribute', () => this.#count('attributes', ++this.#attributes))
    parser.on('opentag', ({ local, uri, attributes }) => {
      const plain = Object.values(attributes).filter((each) => each.uri === '' && each.prefix === '')
      const children: XmlElement[] = []
      const element: XmlElement = {
        name: local,
        namespace: uri,
        attributes: new Map(plain.map((each) => [each.local, each.value])),
        children,
        text: '',
        line: parser.line,
      }
      this.#open.push({ element, children, text: [] })
    })
    const onText = (text: string) => this.#open.at(-1)?.text.push(text)
    parser.on('text', onText)
    parser.on('cdata', onText)
    parser.on('closetag', () => {
      const closed = this.#open.pop()
      if (closed === undefined) return
      const element = { ...closed.element, text: closed.text.join('') }
      const around = this.#open.at(-1)
      if (around === undefined) this.#root = element
      else around.children.push(element)
    })
  }

  write(piece: string): void {
    this.#parser.write(piece)
    this.#parser.write('')
  }

  end(): XmlElement {
    this.#parser.close()
    if (this.#root === null) throw new Fault({ code: 'not-xml', line: 1 })
    return this.#root
  }

  #count(what: keyof typeof xmlLimits, count: number): void {
    if (count > xmlLimits[what]) throw new Fault({ code: 'too-large', what })
  }
}
