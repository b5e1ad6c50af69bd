import { readingMinutes } from '../../src/article/word-count'
import { amount } from '../../src/wording/amounts'
import { beginCorrection } from '../correction/correcting'
import { compareDialog } from '../correction/dialogs'
import { encodingDialog } from '../importing/dialogs'
import { useView, useWindow } from '../window/use-window'
import { provenanceDialog } from './dialogs'

/** Title and provenance above the text, and how its bytes were read. */
export function ArticleHeader() {
  const window = useWindow()
  const article = useView((view) => view.open && view.state.library.articles.get(view.open.article))
  if (!article) return null
  const facts = [article.publisher, article.author, article.publishedOn].filter(Boolean)
  return (
    <header className="article-header">
      <h1 title={article.title}>{article.title}</h1>
      <p>
        <span>
          {facts.join(' · ')}
          <span className="word-count">
            {facts.length > 0 ? ' · ' : ''}
            {amount(article.words)} words · {readingMinutes(article.words)} min
          </span>
        </span>
        <span className="encoding">
          Read as {article.encoding}
          <button
            type="button"
            className="link"
            aria-label={`Change encoding, now ${article.encoding}`}
            onClick={() => window.show(encodingDialog, { article: article.id })}
          >
            change
          </button>
        </span>
        <button type="button" className="link" onClick={() => window.show(provenanceDialog, { article: article.id })}>
          Provenance
        </button>
        <button
          type="button"
          className="link"
          title="Correct the text (Ctrl+E)"
          onClick={() => beginCorrection(window)}
        >
          Correct
        </button>
        {article.revision > 1 ? (
          <button type="button" className="link" onClick={() => window.show(compareDialog, { article: article.id })}>
            Revision {article.revision}
          </button>
        ) : null}
      </p>
    </header>
  )
}
