// The control: a window of Electron without the app's protections, for the page that is its argument.
const { app, BrowserWindow } = require('electron')

app.on('web-contents-created', (_event, contents) => contents.setWindowOpenHandler(() => ({ action: 'allow' })))
void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 900, height: 700 }).loadURL(process.env.PLAIN_PAGE ?? 'about:blank'))
