import { codebookJson, qdc } from './codebook-formats'
import type { ExportFormat } from './format'
import { html, markdown, pdf, webAnnotation } from './report-formats'

/** Every format in which something leaves, in the order in which people are offered them. */
export const exportFormats: readonly ExportFormat[] = [html, pdf, markdown, webAnnotation, codebookJson, qdc]
