import { ArticleList } from './article-list'
import { SessionList } from './session-list'

/** Sessions above, the library's articles below. */
export function LibraryPanel() {
  return (
    <nav className="library" aria-label="Library" data-pane="library">
      <SessionList />
      <ArticleList />
    </nav>
  )
}
