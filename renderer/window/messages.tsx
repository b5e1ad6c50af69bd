import { shownMessages } from './message'
import { ShowPlace } from './show-place'
import { useField, useView, useWindow } from './use-window'

/** What the window has to say. Errors are announced at once, the rest politely. */
export function Messages() {
  const window = useWindow()
  const messages = useField(shownMessages)
  const announcement = useView((view) => view.announcement)
  return (
    <>
      <section className="messages" aria-label="Messages">
        {messages.map((message) => (
          <div
            key={message.id}
            className={`message ${message.tone}`}
            role={message.tone === 'error' ? 'alert' : 'status'}
          >
            <p>
              <strong>{message.tone === 'error' ? 'Problem: ' : 'Note: '}</strong>
              {message.text}
            </p>
            {message.canUndo ? (
              <button type="button" className="quiet" onClick={() => window.commands.run('edit.undo')}>
                Undo
              </button>
            ) : null}
            {message.place ? <ShowPlace place={message.place} /> : null}
            <button
              type="button"
              className="quiet"
              aria-label="Dismiss message"
              onClick={() =>
                window.set(
                  shownMessages,
                  window.get(shownMessages).filter((each) => each.id !== message.id),
                )
              }
            >
              Dismiss
            </button>
          </div>
        ))}
      </section>
      <p className="visually-hidden" aria-live="polite">
        {announcement}
      </p>
    </>
  )
}
