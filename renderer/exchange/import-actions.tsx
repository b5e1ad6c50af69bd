import { amount } from '../../src/wording/amounts'
import { useWindow } from '../window/use-window'

interface ImportActionsProps {
  /** What the button that imports says. */
  readonly label: string
  readonly disabled: boolean
  readonly onImport: () => void
}

/** The buttons under what an import would bring: it is taken, or left. */
export function ImportActions({ label, disabled, onImport }: ImportActionsProps) {
  const window = useWindow()
  return (
    <div className="actions import-actions">
      <button type="button" className="primary" disabled={disabled} onClick={onImport}>
        {label}
      </button>
      <button type="button" onClick={() => window.closeDialog()}>
        Cancel
      </button>
    </div>
  )
}

interface ShowMoreProps {
  /** How many are not shown. */
  readonly left: number
  readonly onMore: () => void
}

/** The button under a long list of which a part is shown. */
export function ShowMore({ left, onMore }: ShowMoreProps) {
  if (left <= 0) return null
  return (
    <button type="button" onClick={onMore}>
      Show more ({amount(left)} left)
    </button>
  )
}
