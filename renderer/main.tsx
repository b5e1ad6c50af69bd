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
import { App } from './app'
import { begin } from './beginning'
import { WorkbenchContext } from './window/use-view'
import { Workbench } from './window/window'

const root = document.getElementById('root')
if (root === null) throw new Error('The page must have an element "root".')

const bench = new Workbench(window.sourcemark)
void begin(bench, () =>
  createRoot(root).render(
    <WorkbenchContext value={bench}>
      <App />
    </WorkbenchContext>,
  ),
)
