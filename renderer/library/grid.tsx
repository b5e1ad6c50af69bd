import type { ComponentProps, ReactNode } from 'react'
import type { Subject } from '../window/command-book'
import { useContextMenu } from '../window/context-menu'

interface GridProps extends Pick<ComponentProps<'div'>, 'onFocus' | 'onKeyDown'> {
  readonly label: string
  readonly className: string
  readonly children: ReactNode
}

/** Rows of buttons that are one Tab stop: see {@link useRoving}, whose `grid` it takes. */
export function Grid({ label, className, children, ...keys }: GridProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table would have no look of a list; the keys are those of its buttons
    <div role="grid" aria-label={label} className={className} {...keys}>
      {children}
    </div>
  )
}

interface RowProps {
  readonly id: string
  readonly name: string
  readonly isChosen: boolean
  readonly about: Subject
  readonly children: ReactNode
}

export function Row({ id, name, isChosen, about, children }: RowProps) {
  const openMenu = useContextMenu()
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: see the grid
    <div
      role="row"
      data-row={id}
      data-name={name}
      className={isChosen ? 'item chosen' : 'item'}
      onContextMenu={(event) => openMenu(event, about)}
    >
      {children}
    </div>
  )
}

/** What a row has: a button, or several that belong together. */
export function Cell({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: see the grid
    <div role="gridcell" className={className}>
      {children}
    </div>
  )
}
