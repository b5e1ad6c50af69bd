import { chooseFile, pasteArticle } from '../importing/articles'
import { describeKey } from '../window/key'
import { useWindow } from '../window/use-window'

/** What stands where the text will be. */
export function Welcome() {
  const window = useWindow()
  return (
    <div className="welcome">
      <h1>Who said what, and how do we know?</h1>
      <p>
        Open an article, mark its claims and the sources behind them, and leave with a report that a reader can check.
      </p>
      <div className="actions">
        <button type="button" className="primary" onClick={() => void chooseFile(window)}>
          Open an article… <kbd>{describeKey('Mod+O')}</kbd>
        </button>
        <button type="button" onClick={() => void pasteArticle(window)}>
          New article from clipboard <kbd>{describeKey('Mod+Shift+V')}</kbd>
        </button>
      </div>
      <p className="hint">Or drop a .txt or .md file anywhere on this window. Everything stays on this computer.</p>
    </div>
  )
}
