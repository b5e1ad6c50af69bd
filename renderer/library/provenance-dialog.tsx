import type { Provenance } from '../../src/article/article'
import { setProvenance } from '../../src/gesture/session'
import type { ArticleId } from '../../src/ids'
import { describeLosses, describeReading } from '../../src/import/describe-reading'
import { counted } from '../../src/wording/amounts'
import { beginCorrection } from '../correction/correcting'
import { compareDialog } from '../correction/dialogs'
import { DraftField } from '../fields/draft-field'
import { currentCorrection, openText } from '../place/place'
import { Modal } from '../window/modal'
import { useView, useWindow } from '../window/use-window'

const fields: readonly {
  readonly key: keyof Provenance
  readonly label: string
  readonly kind?: 'date' | 'lines'
  readonly hint?: string
}[] = [
  { key: 'title', label: 'Title' },
  { key: 'publisher', label: 'Publisher', hint: 'The last link of every chain in this article.' },
  { key: 'author', label: 'Author' },
  { key: 'publishedOn', label: 'Published on', kind: 'date' },
  { key: 'retrievedOn', label: 'Retrieved on', kind: 'date' },
  { key: 'address', label: 'Address', hint: 'Where it was found. Nothing is fetched from there.' },
  { key: 'language', label: 'Language', hint: 'As a tag, such as en or uk.' },
  { key: 'note', label: 'Note on the article', kind: 'lines' },
]

/** Where an article comes from, and what vouches for its text. */
export function ProvenanceDialog({ article: id }: { readonly article: ArticleId }) {
  const window = useWindow()
  const article = useView((view) => view.state.library.articles.get(id))
  const isOpen = useView((view) => openText(view)?.article === id && currentCorrection(view) === null)
  if (article === undefined) return null
  const correct = () => {
    window.drafts.keep()
    window.closeDialog()
    beginCorrection(window)
  }
  return (
    <Modal title="Provenance">
      <div className="form-grid">
        {fields.map(({ key, label, kind, hint }) => (
          <DraftField
            key={key}
            label={label}
            place={`article ${id}, ${key}`}
            {...(kind === undefined ? {} : { kind })}
            value={article[key]}
            {...(hint === undefined ? {} : { hint })}
            onKeep={(value) => {
              const now = window.view().state.library.articles.get(id)
              const kept = kind === 'lines' ? value : value.trim()
              if (now !== undefined && !(key === 'title' && kept === ''))
                window.perform(setProvenance(now, { [key]: kept }))
            }}
          />
        ))}
      </div>
      <h3>Original file</h3>
      <dl className="facts">
        <dt>Name</dt>
        <dd>{article.original.name}</dd>
        <dt>Size</dt>
        <dd>{counted(article.original.byteLength, 'byte')}</dd>
        <dt>SHA-256</dt>
        <dd className="hash">{article.original.sha256}</dd>
        <dt>Read as</dt>
        <dd>{describeReading(article)}</dd>
        {article.losses.length === 0 ? null : (
          <>
            <dt>Not in the text</dt>
            <dd>{describeLosses(article.losses)}</dd>
          </>
        )}
        <dt>SHA-256 of the text</dt>
        <dd className="hash">{article.textSha256}</dd>
        <dt>Text</dt>
        <dd>
          {article.revision === 1
            ? 'Revision 1: as it was imported'
            : `Revision ${article.revision}: changed since the import. The imported file and every older revision are kept.`}
        </dd>
      </dl>
      <div className="actions">
        <button type="button" disabled={!isOpen} onClick={() => correct()}>
          Correct the text…
        </button>
        <button
          type="button"
          disabled={article.revision === 1}
          onClick={() => window.show(compareDialog, { article: id })}
        >
          Compare revisions…
        </button>
      </div>
    </Modal>
  )
}
