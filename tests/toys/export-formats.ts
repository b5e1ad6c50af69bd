import { codebookJson, qdc } from '../../src/export/codebook-formats'
import { html, markdown, pdf, webAnnotation } from '../../src/export/report-formats'
import { toyExport } from './toy-export'

/** The catalogue of an app that has the toy, too. */
export const exportFormats = [html, pdf, markdown, webAnnotation, toyExport, codebookJson, qdc]
