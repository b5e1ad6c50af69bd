import type { ArticleRemoval } from '../../src/gesture/remove-article'
import { counted, plural } from '../../src/wording/amounts'
import { Modal } from '../window/modal'
import { useWindow } from '../window/use-window'
import type { ArticleToRemove } from './dialogs'
import { remove } from './removing'

/** Says what goes with an article, and asks whether it is to go. */
export function RemoveArticleDialog({ article, title, marks, told }: ArticleToRemove) {
  const window = useWindow()
  const goes = whatGoes(told)
  return (
    <Modal title={`Remove “${title}”?`}>
      <p>It goes out of lists, searches, counts, reports and bundles{goes.length > 0 ? ', and with it:' : '.'}</p>
      {goes.length > 0 ? (
        <ul>
          {goes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      ) : null}
      {told.evidenceOf.length > 0 ? (
        <>
          <p>
            {counted(told.evidenceOf.length, 'statement')} {plural(told.evidenceOf.length, 'has', 'have')} a mark of
            this article as evidence, which then says that the mark is gone:
          </p>
          <ul>
            {told.evidenceOf.map(({ id, text }) => (
              <li key={id}>“{text}”</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        Its text and the original file stay on this computer and in the backups, so that one Undo brings all of it back.
      </p>
      <div className="actions">
        <button type="button" className="primary" data-focus onClick={() => window.closeDialog()}>
          Keep it
        </button>
        <button
          type="button"
          className="danger"
          onClick={() => {
            window.closeDialog()
            remove(window, article, marks)
          }}
        >
          Remove it
        </button>
      </div>
    </Modal>
  )
}

function whatGoes({ marks, attributions, profiles, statements, sessions }: ArticleRemoval): readonly string[] {
  return [
    ...(marks > 0 ? [counted(marks, 'mark')] : []),
    ...(attributions > 0 ? [counted(attributions, 'attribution')] : []),
    ...(profiles > 0 ? [`${counted(profiles, 'source')} that nothing else is known of`] : []),
    ...(statements > 0 ? [`${counted(statements, 'statement')} that nothing else is known of`] : []),
    ...(sessions.length > 0
      ? [
          `its place in ${plural(sessions.length, 'the session', 'the sessions')} ${sessions.map((each) => `“${each}”`).join(', ')}`,
        ]
      : []),
  ]
}
