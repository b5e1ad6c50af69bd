import { type App, expect, test } from './app'
import { outOfReach } from './in-reach'
import { tour } from './views'

/** A window in pixels of the screen, and how far it is zoomed. */
interface Size {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly zoom: number
}

const usual: Size = { name: 'usual', width: 1280, height: 840, zoom: 1 }
const little: readonly Size[] = [
  { name: '1,024 × 640', width: 1024, height: 640, zoom: 1 },
  { name: '1,280 × 800 at 200 %', width: 1280, height: 800, zoom: 2 },
]

async function resize(app: App, size: Size): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(width, height)
    window?.webContents.setZoomFactor(zoom)
  }, size)
  const wanted = [size.width / size.zoom, size.height / size.zoom]
  await expect.poll(() => app.page.evaluate(() => [innerWidth, innerHeight])).toEqual(wanted)
  // What follows the size of the window does so at the next frame.
  await app.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

test('loses nothing in a small window or at 200 per cent, in any pane or dialog', async ({ app }) => {
  test.setTimeout(480_000)
  await app.launch()
  await tour(app, async (view) => {
    for (const size of little) {
      await resize(app, size)
      expect.soft(await outOfReach(app), `${view}, ${size.name}`).toEqual([])
    }
    await resize(app, usual)
  })
})
