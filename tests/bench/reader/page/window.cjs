// A window like the app's own, for the page that BENCH_PAGE names.
const { app, BrowserWindow } = require('electron')

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1360,
    height: 880,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  })
  window.once('ready-to-show', () => window.show())
  return window.loadFile(process.env.BENCH_PAGE)
})
