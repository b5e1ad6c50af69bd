import type { ArticleId } from '../../src/ids'

import { counted, plural } from '../../src/wording/amounts'
import { useMarks } from '../place/use-place'

import { Modal } from '../window/modal'
import { useView, useWindow } from '../window/use-window'
import { changeEncoding } from './articles'
import { ENCODINGS } from './decode'

/** Reads the original bytes under another encoding, while nothing is marked yet. */
export function EncodingDialog({ article: id }: { readonly article: ArticleId }) {
  const window = useWindow()
  const article = useView((view) => view.state.library.articles.get(id))
  const marked = useMarks().annotations.size
  if (article === undefined) return null
  return (
    <Modal title="Encoding">
      <p>
        “{article.original.name}” is read as <strong>{article.encoding}</strong>. If letters look wrong, choose another
        encoding: the text is made anew from the original bytes.
      </p>
      {marked > 0 ? (
        <p className="hint">
          {counted(marked, 'mark')} {plural(marked, 'rests', 'rest')} on this text, so that it can't be changed any
          more. Remove them first.
        </p>
      ) : (
        <div className="encodings">
          {ENCODINGS.map((encoding) => (
            <button
              key={encoding}
              type="button"
              aria-pressed={encoding === article.encoding}
              onClick={() => {
                window.closeDialog()
                void changeEncoding(window, id, encoding)
              }}
            >
              {encoding}
            </button>
          ))}
        </div>
      )}
    </Modal>
  )
}
