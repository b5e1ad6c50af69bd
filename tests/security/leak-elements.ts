type Address = (kind: string) => string

/** An element that makes a page ask for an address, as Web pages have them. */
interface LeakElement {
  readonly kind: string
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  /** Elements or text inside. */
  readonly inside?: readonly LeakElement[] | string
}

const SVG = 'svg:'

/** Every element with which HTML, CSS or SVG can reach out; `at` gives each kind an address of its own. */
export function leakElements(at: Address): readonly LeakElement[] {
  const element = (
    kind: string,
    tag: string,
    attributes: Readonly<Record<string, string>>,
    inside?: LeakElement['inside'],
  ): LeakElement => (inside === undefined ? { kind, tag, attributes } : { kind, tag, attributes, inside })
  const link = (kind: string, rel: string, more: Readonly<Record<string, string>> = {}) =>
    element(kind, 'link', { rel, href: at(kind), ...more })
  const style = (kind: string, css: string) => element(kind, 'style', {}, css)
  const styled = (kind: string, css: string) => element(kind, 'p', { style: css }, kind)
  return [
    element('img', 'img', { src: at('img') }),
    element('img-srcset', 'img', { srcset: `${at('img-srcset')} 1x` }),
    element('picture', 'picture', {}, [
      element('picture', 'source', { srcset: at('picture') }),
      element('picture', 'img', { src: 'data:,' }),
    ]),
    element('input-image', 'input', { type: 'image', src: at('input-image') }),
    element('video', 'video', { src: at('video'), preload: 'auto' }),
    element('video-poster', 'video', { poster: at('video-poster') }),
    element('video-source', 'video', { preload: 'auto' }, [
      element('video-source', 'source', { src: at('video-source') }),
    ]),
    element('audio', 'audio', { src: at('audio'), preload: 'auto' }),
    element('track', 'video', { src: 'data:video/mp4,', crossorigin: 'anonymous' }, [
      element('track', 'track', { src: at('track'), default: '', kind: 'subtitles' }),
    ]),
    element('iframe', 'iframe', { src: at('iframe') }),
    element('iframe-srcdoc', 'iframe', { srcdoc: `<img src="${at('iframe-srcdoc')}">` }),
    element('object', 'object', { data: at('object'), type: 'text/html' }),
    element('embed', 'embed', { src: at('embed'), type: 'text/html' }),
    element('script', 'script', { src: at('script') }),
    element('script-module', 'script', { type: 'module', src: at('script-module') }),
    link('stylesheet', 'stylesheet'),
    link('icon', 'icon'),
    link('manifest', 'manifest', { crossorigin: 'use-credentials' }),
    link('preload-image', 'preload', { as: 'image' }),
    link('preload-font', 'preload', { as: 'font', crossorigin: '' }),
    link('preload-fetch', 'preload', { as: 'fetch', crossorigin: '' }),
    link('modulepreload', 'modulepreload'),
    link('prefetch', 'prefetch'),
    link('preconnect', 'preconnect'),
    link('dns-prefetch', 'dns-prefetch'),
    link('prerender', 'prerender'),
    style('css-import', `@import url(${at('css-import')});`),
    style('css-font', `@font-face { font-family: leak; src: url(${at('css-font')}) } p { font-family: leak }`),
    styled('css-background', `background: url(${at('css-background')})`),
    styled('css-image-set', `background: -webkit-image-set(url(${at('css-image-set')}) 1x)`),
    styled('css-border', `border: 9px solid; border-image: url(${at('css-border')}) 1`),
    styled('css-list', `display: list-item; list-style-image: url(${at('css-list')})`),
    styled('css-mask', `-webkit-mask-image: url(${at('css-mask')})`),
    styled('css-content', `content: url(${at('css-content')})`),
    styled('css-shape', `float: left; shape-outside: url(${at('css-shape')})`),
    element('table-background', 'table', { background: at('table-background') }, 'cell'),
    element('svg-image', `${SVG}svg`, {}, [element('svg-image', `${SVG}image`, { href: at('svg-image') })]),
    element('svg-use', `${SVG}svg`, {}, [element('svg-use', `${SVG}use`, { href: `${at('svg-use')}#x` })]),
    element('svg-feimage', `${SVG}svg`, {}, [
      element('svg-feimage', `${SVG}filter`, { id: 'leak' }, [
        element('svg-feimage', `${SVG}feImage`, { href: at('svg-feimage') }),
      ]),
      element('svg-feimage', `${SVG}rect`, { width: '9', height: '9', filter: 'url(#leak)' }),
    ]),
    element('svg-script', `${SVG}svg`, {}, [element('svg-script', `${SVG}script`, { href: at('svg-script') })]),
  ]
}

const VOID = new Set(['img', 'source', 'input', 'track', 'embed', 'link'])

/** The elements as HTML, with a redirect at the end. */
export function leakyHtml(at: Address): string {
  const write = ({ tag, attributes, inside }: LeakElement): string => {
    const name = tag.replace(SVG, '')
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`)
    const open = `<${name}${written.join('')}>`
    if (VOID.has(name)) return open
    return `${open}${typeof inside === 'string' ? inside : (inside ?? []).map(write).join('')}</${name}>`
  }
  return [...leakElements(at).map(write), `<meta http-equiv="refresh" content="1; url=${at('meta-refresh')}">`].join(
    '\n',
  )
}

/** As people write Markdown: the pictures and links of an article, and HTML in it. */
export function leakyMarkdown(at: Address): string {
  return [
    '# A page full of leaks',
    `![a picture](${at('md-image')})`,
    `[![a badge](${at('md-badge')})](${at('md-link')})`,
    `<${at('md-autolink')}> and ${at('md-bare')} and [by name][far].`,
    `[far]: ${at('md-reference')} "a title"`,
    `![by name][picture]\n\n[picture]: ${at('md-image-reference')}`,
    leakyHtml(at),
  ].join('\n\n')
}
