import { createContext, type MouseEvent, type ReactNode, use, useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Subject } from './command-book'
import { ContextMenu } from './context-menu-list'

/** Opens the menu of what is under the pointer, or has the focus, at the place of the event. */
type OpenMenu = (event: MouseEvent | globalThis.MouseEvent, about: Subject) => void

const OpenMenuContext = createContext<OpenMenu>(() => undefined)

/** How a component opens a context menu: call the answer with the `contextmenu` event, of the mouse or of a key. */
export const useContextMenu = (): OpenMenu => use(OpenMenuContext)

interface Opened {
  readonly about: Subject
  /** CSS pixels of the window. */
  readonly at: { readonly x: number; readonly y: number }
  readonly focusedBefore: Element | null
}

/** Draws the context menu that is open over what it holds. */
export function ContextMenus({ children }: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const open: OpenMenu = useCallback((event, about) => {
    event.preventDefault()
    event.stopPropagation()
    const { clientX: x, clientY: y, target } = event
    const box = target instanceof Element ? target.getBoundingClientRect() : null
    // A key may have no place of its own.
    const at = x === 0 && y === 0 && box !== null ? { x: box.left + 8, y: box.bottom } : { x, y }
    setOpened({ about, at, focusedBefore: document.activeElement })
  }, [])
  const close = useCallback(
    (givesFocusBack: boolean) => {
      // Subtle: it is gone before a command runs, which may open a dialog that has to give the focus back itself.
      flushSync(() => setOpened(null))
      const before = opened?.focusedBefore
      if (givesFocusBack && before instanceof HTMLElement) before.focus({ preventScroll: true })
    },
    [opened],
  )
  return (
    <OpenMenuContext value={open}>
      {children}
      {opened === null ? null : (
        <section aria-label="Context menu">
          <ContextMenu about={opened.about} at={opened.at} onClose={close} />
        </section>
      )}
    </OpenMenuContext>
  )
}
