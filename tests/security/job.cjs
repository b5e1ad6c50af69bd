// `electron -r job.cjs <app> <article>`: does a short job in the app from inside, so that no test driver, and none of
// its ports, is there: reads the article, tags all of it, previews the report and exports it in every format into the
// folder SOURCEMARK_JOB, then quits. Without SOURCEMARK_JOB_QUIT it stays.
const { app, dialog, Menu } = require('electron')
const { existsSync } = require('node:fs')
const path = require('node:path')

const folder = process.env.SOURCEMARK_JOB
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function until(what, look) {
  for (let looks = 0; looks < 300; looks++) {
    if (await look()) return
    await pause(50)
  }
  throw new Error(`The job waits in vain: ${what}.`)
}

async function work({ webContents }) {
  const page = (code) => webContents.executeJavaScript(code, true)
  const press = (keyCode, ...modifiers) => {
    for (const type of ['keyDown', 'char', 'keyUp']) webContents.sendInputEvent({ type, keyCode, modifiers })
  }
  const text = `document.querySelector('[role=textbox][aria-label="Article text"]')`
  const counts = `document.querySelector('[role=status][aria-label="Counts"]')?.textContent ?? ''`
  await until('the article', () => page(`${text}?.textContent.includes('The end of the job.') === true`))
  await page(`${text}.focus(); getSelection().selectAllChildren(${text})`)
  await until('the claim', async () => {
    press('c')
    await pause(200)
    return (await page(counts)).startsWith('1 claim')
  })
  for (const [format, extension] of Object.entries({
    html: 'html',
    pdf: 'pdf',
    markdown: 'md',
    'web-annotation': 'jsonld',
  })) {
    const filePath = path.join(folder, `report.${extension}`)
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    Menu.getApplicationMenu().getMenuItemById(`file.export.${format}`).click()
    await until(filePath, () => existsSync(filePath))
  }
  Menu.getApplicationMenu().getMenuItemById('file.preview').click()
  await until('the preview', () => page(`document.querySelector('iframe') !== null`))
  await pause(500)
  console.log('The job is done.')
  if (process.env.SOURCEMARK_JOB_QUIT) app.quit()
}

app.once('browser-window-created', (_event, window) => {
  window.webContents.once('did-finish-load', () => {
    work(window).catch((error) => {
      console.error(error)
      app.exit(1)
    })
  })
})
