import { useState } from 'react'
import { flushSync } from 'react-dom'
import { codeOf } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import type { ArticleId } from '../../src/ids'
import { CodeSwatch } from '../fields/code-swatch'
import { PickList } from '../fields/pick-list'
import { rankByName } from '../fields/rank-by-name'
import { openArticle } from '../place/opening'
import { type CommandInfo, isAnywhere } from '../window/command-book'
import { Keys } from '../window/keys'
import { Modal } from '../window/modal'
import { useView, useWindow } from '../window/use-window'
import type { AppWindow } from '../window/window'

/** How many articles are offered: the library's own search finds the others. */
const MOST_ARTICLES = 20

type Choice =
  | { readonly kind: 'command'; readonly command: CommandInfo; readonly lacks: string | null }
  | { readonly kind: 'article'; readonly article: ArticleId; readonly title: string }

/** Every command with its key, the codes, and the articles by their titles: found by parts of their names. */
export function CommandDialog() {
  const window = useWindow()
  useView((all) => all)
  const [wanted, setWanted] = useState('')
  const offered = window.commands.all().filter((each) => isAnywhere(each) && each.id !== 'app.commands')
  const found = rankByName(offered, (each) => each.title, wanted).map((command) => ({
    ...{ kind: 'command' as const, command },
    lacks: window.commands.lacking(command.id),
  }))
  const items = wanted === '' ? ableFirst(found) : [...found, ...articlesNamed(window, wanted)]
  return (
    <Modal title="Commands">
      <PickList<Choice>
        label="Find a command, a code or an article"
        listLabel="Commands"
        wanted={wanted}
        onWant={setWanted}
        items={items}
        keyOf={(each) => (each.kind === 'command' ? each.command.id : each.article)}
        lacking={(each) => (each.kind === 'command' ? each.lacks : null)}
        onPick={(each) => runFromDialog(window, each)}
        render={(each) => (each.kind === 'command' ? <CommandRow command={each.command} /> : <Name>{each.title}</Name>)}
        empty="No command, code or article has these words in its name."
      />
    </Modal>
  )
}

function CommandRow({ command }: { readonly command: CommandInfo }) {
  const code = useView((view) => command.code && codeOf(codebookInUse(view.state.library), command.code))
  return (
    <>
      {code ? <CodeSwatch code={code} /> : null}
      <Name>{command.title}</Name>
      <span className="candidate-keys">
        <Keys of={command.id} />
      </span>
    </>
  )
}

function Name({ children }: { readonly children: string }) {
  return <span className="candidate-name">{children}</span>
}

function ableFirst<T extends { readonly lacks: string | null }>(found: readonly T[]): readonly T[] {
  return [...found.filter(({ lacks }) => lacks === null), ...found.filter(({ lacks }) => lacks !== null)]
}

function articlesNamed(window: AppWindow, wanted: string): readonly Choice[] {
  const articles = [...window.view().state.library.articles.values()]
  return rankByName(articles, (each) => each.title, wanted)
    .slice(0, MOST_ARTICLES)
    .map(({ id, title }) => ({ kind: 'article', article: id, title: `Open “${title}”` }))
}

/** Subtle: the dialog is gone, and the focus back, before the command runs, which may open another or move the focus. */
function runFromDialog(window: AppWindow, choice: Choice): void {
  flushSync(() => window.closeDialog())
  if (choice.kind === 'article') return void openArticle(window, choice.article, { focus: true })
  const { id, where } = choice.command
  if (where === 'text' && document.activeElement?.getAttribute('role') !== 'listbox') window.reader?.focus()
  void window.commands.run(id)
}
