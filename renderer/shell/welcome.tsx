import { CommandButton } from '../window/keys'

/** What stands where the text will be. */
export function Welcome() {
  return (
    <div className="welcome">
      <h1>Who said what, and how do we know?</h1>
      <p>
        Open an article, mark its claims and the sources behind them, and leave with a report that a reader can check.
      </p>
      <div className="actions">
        <CommandButton of="file.open" className="primary" showsKey takesFocus>
          Open an article…
        </CommandButton>
        <CommandButton of="file.paste" showsKey takesFocus>
          New article from clipboard
        </CommandButton>
      </div>
      <p className="hint">Or drop a .txt or .md file anywhere on this window. Everything stays on this computer.</p>
    </div>
  )
}
