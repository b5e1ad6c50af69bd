import type { ReportFormat } from './format'

/** The one page that is shown as preview, and printed for a PDF. */
const page = async () => {
  const [{ renderHtml }, { buildReport }, { utf8 }] = await writing(import('./html'))
  return (input: Parameters<typeof buildReport>[0]) => utf8(renderHtml(buildReport(input)))
}

export const html: ReportFormat = {
  id: 'html',
  label: 'HTML',
  about:
    'For readers: one file, no script, no outside reference, its own content security policy, light, dark and print.',
  extension: 'html',
  of: 'report',
  keys: 'Mod+Shift+E',
  printed: false,
  load: page,
}

export const pdf: ReportFormat = {
  id: 'pdf',
  label: 'PDF',
  about: 'For readers: the same page, printed.',
  extension: 'pdf',
  of: 'report',
  keys: '',
  printed: true,
  load: page,
}

export const markdown: ReportFormat = {
  id: 'markdown',
  label: 'Markdown',
  about: 'For desks and wikis: CommonMark with tables; every mention names its position and the id of its annotation.',
  extension: 'md',
  of: 'report',
  keys: '',
  printed: false,
  load: async () => {
    const [{ renderMarkdown }, { buildReport }, { utf8 }] = await writing(import('./markdown'))
    return (input) => utf8(renderMarkdown(buildReport(input)))
  },
}

export const webAnnotation: ReportFormat = {
  id: 'web-annotation',
  label: 'Web Annotation',
  about:
    'For machines: JSON-LD of the [W3C Web Annotation Data Model](https://www.w3.org/TR/annotation-model/): `TextPositionSelector` and `TextQuoteSelector`; an attribution is an annotation of motivation `linking`.',
  extension: 'jsonld',
  of: 'records',
  keys: '',
  printed: false,
  load: async () => {
    const [{ renderWebAnnotation }, { buildReport }, { utf8 }] = await writing(import('./web-annotation'))
    return (input) => utf8(renderWebAnnotation(buildReport(input)))
  },
}

const writing = <Render>(render: Promise<Render>) => Promise.all([render, import('../report/report'), import('./utf8')])
