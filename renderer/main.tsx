import '@fontsource-variable/inter'
import '@fontsource-variable/source-serif-4'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './styles/tokens.css'
import './styles/controls.css'
import './styles/shell.css'
import './styles/panels.css'
import './styles/dialogs.css'
import './styles/codebook.css'
import { createRoot } from 'react-dom/client'
import { App, lateParts } from './app'
import { begin } from './beginning'
import { features } from './features'
import { afterPaint } from './reader/deferred'
import { commandSource } from './window/command'
import { Commands } from './window/commands'
import { drawnDialogs } from './window/dialogs'
import { WindowContext } from './window/use-window'
import { AppWindow } from './window/window'

const root = document.getElementById('root')
if (root === null) throw new Error('The page must have an element "root".')

const appWindow = new AppWindow(window.sourcemark, features, (shown) => new Commands(shown, shown.all(commandSource)))
void begin(appWindow, () =>
  createRoot(root).render(
    <WindowContext value={appWindow}>
      <App />
    </WindowContext>,
  ),
)

afterPaint(() => {
  for (const each of [...lateParts, ...appWindow.all(drawnDialogs).map(({ late }) => late)]) void each.load()
})
