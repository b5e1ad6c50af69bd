import type { MouseEvent, ReactNode } from 'react'
import { ariaKeys, describeKey } from './key'
import { useView, useWindow } from './use-window'

/** The keys that call a command now, as {@link describeKey} takes them. */
export function useKeys(command: string): readonly string[] {
  const window = useWindow()
  return useView(() => window.commands.keysOf(command))
}

/** Words for a tooltip with the keys behind them: "Next open end (G)". */
export function withKeys(words: string, keys: readonly string[]): string {
  return keys.length === 0 ? words : `${words} (${keys.map((key) => describeKey(key)).join(', ')})`
}

/** The keys that call a command now, or the first of them; nothing where it has none. */
export function Keys({ of, first = false }: { readonly of: string; readonly first?: boolean }) {
  const keys = useKeys(of)
  return <KeyCaps keys={first ? keys.slice(0, 1) : keys} />
}

/** Keys as they stand beside words. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((key) => <kbd key={key}>{describeKey(key)}</kbd>)
}

interface CommandButtonProps {
  /** The id of the command that it runs. */
  readonly of: string
  readonly children: ReactNode
  /** What its tooltip says before the keys; without it there is none. */
  readonly tip?: string
  /** Its name, where what it holds is a sign. */
  readonly label?: string
  readonly className?: string
  readonly disabled?: boolean
  /** Shows the first key behind what it holds. */
  readonly showsKey?: boolean
  /** It takes the focus when it is clicked. */
  readonly takesFocus?: boolean
}

/** A button that does what a command does, and tells the keys that do it, too. */
export function CommandButton(props: CommandButtonProps) {
  const { of, children, tip, label, className, disabled, showsKey = false, takesFocus = false } = props
  const window = useWindow()
  const keys = useKeys(of)
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-keyshortcuts={ariaKeys(keys)}
      title={tip === undefined ? undefined : withKeys(tip, keys)}
      disabled={disabled}
      onMouseDown={takesFocus ? undefined : (event: MouseEvent) => event.preventDefault()}
      onClick={() => void window.commands.run(of)}
    >
      {children}
      {showsKey && keys.length > 0 ? (
        <>
          {' '}
          <KeyCaps keys={keys.slice(0, 1)} />
        </>
      ) : null}
    </button>
  )
}
