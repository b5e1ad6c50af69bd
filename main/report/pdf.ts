import { BrowserWindow } from 'electron'
import { confinedPage } from '../confined-page'
import { printOptions } from './print-options'
import type { ReportShelf } from './report-shelf'

/** Prints a page of HTML, as UTF-8, in a window that nobody sees and in which no script runs. */
export async function printPdf(shelf: ReportShelf, html: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...confinedPage, javascript: false },
  })
  try {
    await window.loadURL(shelf.put(html))
    return await window.webContents.printToPDF(printOptions(process.versions.chrome))
  } finally {
    window.destroy()
  }
}
