import { BrowserWindow } from 'electron'
import type { ReportShelf } from './report-shelf'

const FOOTER =
  '<div style="width:100%;font:8px sans-serif;color:#555;text-align:center">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'

/** Prints a page of HTML, as UTF-8, on A4 paper, in a window that nobody sees and in which no script runs. */
export async function printPdf(shelf: ReportShelf, html: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  })
  try {
    await window.loadURL(shelf.put(html))
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
      // In inches.
      margins: { top: 0.7, bottom: 0.8, left: 0.7, right: 0.7 },
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  } finally {
    window.destroy()
  }
}
