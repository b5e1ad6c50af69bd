import { readXml, type XmlElement } from '../../../../src/exchange/codebook/xml-elements'

const GUID =
  /^(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\{[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\})$/
const COLOUR = /^#(?:[A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$/

interface Rule {
  /** Names of attributes, with what they must look like; those that end in "?" may be missing. */
  readonly attributes: Readonly<Record<string, RegExp>>
  /** The names of the children, each followed by a space, in their order. */
  readonly children: RegExp
}

/** What the schema of REFI-QDA's codebook 1.0 asks of each element. */
const rules: Readonly<Record<string, Rule>> = {
  CodeBook: { attributes: { 'origin?': /^/ }, children: /^Codes (Sets )?$/ },
  Codes: { attributes: {}, children: /^(Code )+$/ },
  Code: {
    attributes: { guid: GUID, name: /^/, isCodable: /^(true|false|1|0)$/, 'color?': COLOUR },
    children: /^(Description )?(Code )*$/,
  },
  Description: { attributes: {}, children: /^$/ },
  Sets: { attributes: {}, children: /^(Set )+$/ },
  Set: { attributes: { guid: GUID, name: /^/ }, children: /^(Description )?(MemberCode )*$/ },
  MemberCode: { attributes: { guid: GUID }, children: /^$/ },
}

/** Where a document is not what the schema asks for; each a sentence. */
export function breaches(text: string): readonly string[] {
  const read = readXml(text)
  if (!read.ok) return [`it is no XML: ${JSON.stringify(read.error)}`]
  return read.value.name === 'CodeBook' ? breachesIn(read.value) : [`its root is ${read.value.name}`]
}

function breachesIn(element: XmlElement): readonly string[] {
  const { name, attributes, children } = element
  const rule = rules[name]
  if (rule === undefined || element.namespace !== 'urn:QDA-XML:codebook:1.0') return [`there is no ${name}`]
  const found = [...attributes].filter(([key]) => key !== 'xmlns')
  const foreign = found.filter(([key]) => !(key in rule.attributes) && !(`${key}?` in rule.attributes))
  const wrong = Object.entries(rule.attributes).filter(([key, pattern]) => {
    const value = attributes.get(key.replace('?', ''))
    return value === undefined ? !key.endsWith('?') : !pattern.test(value)
  })
  const order = children.map((child) => `${child.name} `).join('')
  const isPlain = name === 'Description' || element.text.trim() === ''
  return [
    ...foreign.map(([key]) => `${name} has ${key}`),
    ...wrong.map(([key]) => `${key} of ${name} is ${attributes.get(key)}`),
    ...(rule.children.test(order) ? [] : [`${name} holds ${order}`]),
    ...(isPlain ? [] : [`${name} holds words`]),
    ...children.flatMap(breachesIn),
  ]
}
