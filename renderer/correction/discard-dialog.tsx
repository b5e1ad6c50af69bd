import { Modal } from '../window/modal'
import { useWindow } from '../window/use-window'
import { leaveCorrection } from './correcting'

/** Asks before what was written in a correction is thrown away. */
export function DiscardDialog() {
  const window = useWindow()
  return (
    <Modal title="Throw the correction away?">
      <p>The text was changed. If you throw the correction away, it is again as it was before.</p>
      <div className="actions">
        <button type="button" className="primary" data-focus onClick={() => window.closeDialog()}>
          Go on correcting
        </button>
        <button
          type="button"
          className="danger"
          onClick={() => leaveCorrection(window, 'The text is as it was before')}
        >
          Throw it away
        </button>
      </div>
    </Modal>
  )
}
