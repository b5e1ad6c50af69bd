import { branches } from '../../src/codebook/code-tree'
import { moved } from '../../src/codebook/hierarchy'
import { plainReform } from '../../src/reform/reform'
import { CodeSwatch } from '../fields/code-swatch'
import { type Editor, marksOf } from './editor'

interface CodeListProps {
  readonly editor: Editor
  readonly chosen: string | null
  readonly onAdd: () => void
}

/** The codes of the codebook, each under its parent. */
export function CodeList({ editor, chosen, onAdd }: CodeListProps) {
  const { codebook, usage } = editor
  const code = codebook.codes.find((each) => each.id === chosen)
  const move = (by: 1 | -1) => {
    if (code !== undefined)
      editor.change('Move a code', (book) => plainReform(book, moved(book, code.id, by), code.name))
  }
  const isEnd = (by: 1 | -1) => code === undefined || moved(codebook, code.id, by) === codebook
  return (
    <nav className="code-list" aria-label="Codes of the codebook">
      <ul>
        {branches(codebook.codes).map(({ code: each, depth }) => (
          <li key={each.id} style={{ paddingInlineStart: depth * 14 }}>
            <button
              type="button"
              className="item-main"
              aria-current={each.id === chosen ? 'true' : undefined}
              onClick={() => editor.choose(each.id)}
            >
              <span className="code-name">
                <CodeSwatch code={each} /> {each.name} {each.key === '' ? null : <kbd>{each.key}</kbd>}
              </span>
              <span className="item-detail">
                {usage === null ? 'counting…' : marksOf(usage.marks(each.id))}
                {each.retired ? ', retired' : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" className="small" onClick={onAdd}>
          Add code
        </button>
        <button type="button" className="small" disabled={isEnd(-1)} aria-label="Move code up" onClick={() => move(-1)}>
          ↑
        </button>
        <button type="button" className="small" disabled={isEnd(1)} aria-label="Move code down" onClick={() => move(1)}>
          ↓
        </button>
      </div>
    </nav>
  )
}
