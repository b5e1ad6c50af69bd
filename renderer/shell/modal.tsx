import { type ReactNode, useEffect, useRef } from 'react'
import { useWorkbench } from '../workbench/use-view'

interface ModalProps {
  readonly title: string
  readonly children: ReactNode
  readonly wide?: boolean
  /** Holds words only: it takes the focus itself, so that keys can scroll it. */
  readonly read?: boolean
}

/** A dialog over the window; Escape and "Close" keep what was typed, close it and give the focus back. */
export function Modal({ title, children, wide = false, read = false }: ModalProps) {
  const bench = useWorkbench()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    dialog?.showModal()
    const first = dialog?.querySelector<HTMLElement>('.modal-body [data-focus]')
    ;(first ?? dialog?.querySelector<HTMLElement>('.modal-body :is(input, textarea)'))?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  const close = () => {
    bench.drafts.keep()
    bench.set({ dialog: null })
  }
  return (
    <dialog ref={ref} className={wide ? 'modal wide' : 'modal'} aria-label={title} onCancel={close} onClose={close}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="quiet" onClick={close}>
          Close
        </button>
      </header>
      <div className="modal-body" tabIndex={read ? 0 : undefined}>
        {children}
      </div>
    </dialog>
  )
}
