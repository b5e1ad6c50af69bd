import type { CodebookFormat, ReportFormat } from './format'
import { exportFormats } from './formats'
import { html } from './report-formats'

/** The formats of what is about an article or a session: for people, or the records themselves. */
export function reportFormats(formats = exportFormats): readonly ReportFormat[] {
  return formats.filter((format) => format.of === 'report' || format.of === 'records')
}

export function codebookFormats(formats = exportFormats): readonly CodebookFormat[] {
  return formats.filter((format) => format.of === 'codebook')
}

/** The page as which a report is shown before it is exported. */
export const previewed: ReportFormat = html
