// The least that a window of Electron and React can show.
import { createRoot } from 'react-dom/client'

const root = document.getElementById('root')
if (root === null) throw new Error('The page must have an element "root".')
createRoot(root).render(<p>Words.</p>)
