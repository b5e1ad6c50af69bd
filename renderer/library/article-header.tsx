import { readingMinutes } from '../../src/article/word-count'
import { readAs } from '../../src/import/describe-reading'
import { amount } from '../../src/wording/amounts'
import { encodingDialog } from '../importing/dialogs'
import { openRecord } from '../place/place'
import { CommandButton } from '../window/keys'
import { useView, useWindow } from '../window/use-window'

/** Title and provenance above the text, and how its bytes were read. */
export function ArticleHeader() {
  const window = useWindow()
  const article = useView(openRecord)
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
          Read as {readAs(article)}
          {article.encoding === null ? null : (
            <button
              type="button"
              className="link"
              aria-label={`Change encoding, now ${article.encoding}`}
              onClick={() => window.show(encodingDialog, { article: article.id })}
            >
              change
            </button>
          )}
        </span>
        <CommandButton of="article.provenance" tip="Where the article comes from" className="link" takesFocus>
          Provenance
        </CommandButton>
        <CommandButton of="article.correct" tip="Correct the text" className="link" takesFocus>
          Correct
        </CommandButton>
        {article.revision > 1 ? (
          <CommandButton of="article.compare" tip="Compare two revisions of the text" className="link" takesFocus>
            Revision {article.revision}
          </CommandButton>
        ) : null}
      </p>
    </header>
  )
}
