/** An element to be written; its content is text, or elements. */
export interface XmlNode {
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly content: string | readonly XmlNode[]
}

/** Writes a document in UTF-8. Characters that XML 1.0 forbids become U+FFFD; newlines of every kind stay as they are. */
export function writeXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, '')}`
}

function element({ name, attributes, content }: XmlNode, indent: string): string {
  const start = `${indent}<${[name, ...attributes.map(([key, value]) => `${key}="${quoted(value)}"`)].join(' ')}`
  if (content.length === 0) return `${start}/>\n`
  if (typeof content === 'string') return `${start}>${escaped(content)}</${name}>\n`
  return `${start}>\n${content.map((child) => element(child, `${indent}  `)).join('')}${indent}</${name}>\n`
}

function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

function quoted(text: string): string {
  return escaped(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
}
