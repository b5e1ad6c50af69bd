import { useCallback, useEffect, useState } from 'react'
import { type Message, shownMessages } from './message'
import { MOST_SHOWN, timeToStay } from './message-queue'
import { OpenPlace, ShowPlace } from './show-place'
import { useField, useView, useWindow } from './use-window'

/** What the window has to say. Errors are announced at once, the rest politely. */
export function Messages() {
  const messages = useField(shownMessages)
  const announcement = useView((view) => view.announcement)
  const waiting = Math.max(messages.length - MOST_SHOWN, 0)
  return (
    <>
      <section className="messages" aria-label="Messages">
        {messages.slice(waiting).map((message) => (
          <ShownMessage key={message.id} message={message} />
        ))}
        {waiting > 0 ? <p className="messages-waiting">More problems behind these: {waiting}</p> : null}
      </section>
      <p className="visually-hidden" aria-live="polite">
        {announcement}
      </p>
    </>
  )
}

function ShownMessage({ message }: { readonly message: Message }) {
  const window = useWindow()
  const { id, tone, text, canUndo, place } = message
  const dismiss = useCallback(
    () =>
      window.set(
        shownMessages,
        window.get(shownMessages).filter((each) => each.id !== id),
      ),
    [window, id],
  )
  const holding = useLeaving(timeToStay(message), dismiss)
  return (
    <div className={`message ${tone}`} role={tone === 'error' ? 'alert' : 'status'} {...holding}>
      <p>
        <strong>{tone === 'error' ? 'Problem: ' : 'Note: '}</strong>
        {text}
      </p>
      {canUndo ? (
        <button type="button" className="quiet" onClick={() => window.commands.run('edit.undo')}>
          Undo
        </button>
      ) : null}
      {place?.canOpen ? <OpenPlace place={place} /> : null}
      {place ? <ShowPlace place={place} /> : null}
      <button type="button" className="quiet" aria-label="Dismiss message" onClick={dismiss}>
        Dismiss
      </button>
    </div>
  )
}

/**
 * Calls `leave` after so many milliseconds (never, if null) without the pointer or the focus on what gets the answer as
 * its properties. When both are gone, all of the time begins anew.
 */
function useLeaving(time: number | null, leave: () => void) {
  const [isPointed, setPointed] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const isHeld = isPointed || isFocused
  useEffect(() => {
    if (time === null || isHeld) return
    const timer = setTimeout(leave, time)
    return () => clearTimeout(timer)
  }, [time, isHeld, leave])
  return {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  }
}
