import { type ReactNode, useEffect, useRef } from 'react'
import { Messages } from './messages'
import { useWindow } from './use-window'

interface ModalProps {
  readonly title: string
  readonly children: ReactNode
  readonly wide?: boolean
  /** Holds words above all: it takes part in the order of Tab, so that keys can scroll it. */
  readonly read?: boolean
}

/**
 * A dialog over the window; Escape and "Close" keep what was typed, close it and give the focus back. The focus begins
 * in what is marked for it, else in the first field, else in what there is to read.
 */
export function Modal({ title, children, wide = false, read = false }: ModalProps) {
  const window = useWindow()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    dialog?.showModal()
    const find = (selector: string) => dialog?.querySelector<HTMLElement>(`.modal-body${selector}`)
    ;(find(' [data-focus]') ?? find(' :is(input, textarea)') ?? find(''))?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  const close = () => {
    window.drafts.keep()
    window.closeDialog()
  }
  return (
    <dialog ref={ref} className={wide ? 'modal wide' : 'modal'} aria-label={title} onCancel={close} onClose={close}>
      <div className="modal-head">
        <h2>{title}</h2>
        <button type="button" className="quiet" onClick={close}>
          Close
        </button>
      </div>
      <div className="modal-body" tabIndex={read ? 0 : -1}>
        {children}
      </div>
      {/* Outside of the dialog they could be neither read nor put away. */}
      <Messages />
    </dialog>
  )
}
