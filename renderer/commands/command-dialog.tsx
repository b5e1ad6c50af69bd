import { useState } from 'react'
import { flushSync } from 'react-dom'
import { codeOf } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { CodeSwatch } from '../fields/code-swatch'
import { PickList } from '../fields/pick-list'
import { rankByName } from '../fields/rank-by-name'
import { openArticle } from '../importing/articles'
import { commandsOf, taggedBy } from '../tagging/code-commands'
import { type Command, command } from '../window/command'
import { describeKey } from '../window/key'
import { keysOf } from '../window/keymap'
import { Modal } from '../window/modal'
import { lacking } from '../window/needs'
import { useView, useWindow } from '../window/use-window'
import type { AppWindow } from '../window/window'

/** How many articles are offered: the library's own search finds the others. */
const MOST_ARTICLES = 20

/** Every command with its key, the codes, and the articles by their titles: found by parts of their names. */
export function CommandDialog() {
  const window = useWindow()
  const view = useView((all) => all)
  const [wanted, setWanted] = useState('')
  const found = rankByName(commandsOf(view), (each) => each.title, wanted)
  const items = wanted === '' ? ableFirst(window, found) : [...found, ...articlesNamed(window, wanted)]
  return (
    <Modal title="Commands">
      <PickList
        label="Find a command, a code or an article"
        listLabel="Commands"
        wanted={wanted}
        onWant={setWanted}
        items={items}
        keyOf={(each) => each.id}
        lacking={(each) => lacking(window, each)}
        onPick={(each) => runFromDialog(window, each)}
        render={(each) => {
          const code = codeOf(codebookInUse(view.state.library), taggedBy(each) ?? '')
          return (
            <>
              {code ? <CodeSwatch code={code} /> : null}
              <span className="candidate-name">{each.title}</span>
              <span className="candidate-keys">
                {keysOf(view, each).map((key) => (
                  <kbd key={key}>{describeKey(key)}</kbd>
                ))}
              </span>
            </>
          )
        }}
        empty="No command, code or article has these words in its name."
      />
    </Modal>
  )
}

function ableFirst(window: AppWindow, commands: readonly Command[]): readonly Command[] {
  const isAble = (each: Command) => lacking(window, each) === null && each.id !== 'app.commands'
  return [...commands.filter(isAble), ...commands.filter((each) => !isAble(each) && each.id !== 'app.commands')]
}

function articlesNamed(window: AppWindow, wanted: string): readonly Command[] {
  const articles = [...window.view().state.library.articles.values()]
  return rankByName(articles, (each) => each.title, wanted)
    .slice(0, MOST_ARTICLES)
    .map((each) =>
      command(`article ${each.id}`, `Open “${each.title}”`, 'Article', 'window', '', () =>
        openArticle(window, each.id, { focus: true }),
      ),
    )
}

/** Subtle: the dialog is gone, and the focus back, before the command runs, which may open another or move the focus. */
function runFromDialog(window: AppWindow, { run, where }: Command): void {
  flushSync(() => window.closeDialog())
  if (where === 'text' && document.activeElement?.getAttribute('role') !== 'listbox') window.reader?.focus()
  void run(window)
}
