import { withVisibleControls } from '../../report/bidi'

/** Markup that is safe to put into a page as it is. Only the functions of this file make it. */
export interface Html {
  readonly markup: string
}

type Content = string | number | Html | null | false | readonly Content[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would make a newline of it.
  '\r': '&#13;',
  // No page can hold it, not even as a reference.
  '\0': '\ufffd',
}

/** The one place where text becomes markup: right within elements and within quoted attributes. */
function escaped(text: string): string {
  return text.replace(/[&<>"'\r\0]/g, (character) => entities[character] ?? character)
}

/** Text that must read back character by character, such as a quotation; everything else goes in as a plain string. */
export function verbatim(text: string): Html {
  return { markup: escaped(text) }
}

/**
 * A template in which every interpolation is text and comes out as text, unless it is markup already. Characters of
 * direction become visible, see {@link withVisibleControls}. Nothing is written for null and false; a list is joined.
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return { markup: strings.map((string, index) => string + markupOf(contents[index] ?? null)).join('') }
}

function markupOf(content: Content): string {
  if (content === null || content === false) return ''
  if (typeof content === 'string') return escaped(withVisibleControls(content))
  if (typeof content === 'number') return String(content)
  return isList(content) ? content.map(markupOf).join('') : content.markup
}

function isList(content: Html | readonly Content[]): content is readonly Content[] {
  return Array.isArray(content)
}

/** A style sheet of our own. Throws on what could end its element, since no escape exists there. */
export function styleElement(rules: string): Html {
  if (rules.includes('<')) throw new Error('A style sheet in a page must not contain "<".')
  return { markup: `<style>\n${rules}\n</style>` }
}

/** Contents with something between them. */
export function joined(contents: readonly Content[], between: Content): readonly Content[] {
  return contents.flatMap((content, index) => (index === 0 ? [content] : [between, content]))
}
