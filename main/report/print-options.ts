import type { PrintToPDFOptions } from 'electron'

/** From this version on Chromium itself prints the page numbers that the report's style sheet asks for. */
const NUMBERS_PAGES = 131

const FOOTER =
  '<div style="width:100%;font:8px sans-serif;color:#555;text-align:center">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'

/** How a report is printed on A4 paper, with one number on each page. `chromium`: the version that prints. */
export function printOptions(chromium: string): PrintToPDFOptions {
  return {
    pageSize: 'A4',
    printBackground: true,
    displayHeaderFooter: Number.parseInt(chromium, 10) < NUMBERS_PAGES,
    headerTemplate: '<span></span>',
    footerTemplate: FOOTER,
    // In inches.
    margins: { top: 0.7, bottom: 0.8, left: 0.7, right: 0.7 },
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  }
}
