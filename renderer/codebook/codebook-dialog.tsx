import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Codebook, codeOf } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { freeTitle, newCode } from '../../src/codebook/new-code'
import { reform } from '../../src/gesture/codebook'
import { plainReform, type Reform } from '../../src/reform/reform'
import { Modal } from '../window/modal'
import { useView, useWindow } from '../window/use-window'
import { CodeForm } from './code-form'
import { CodeList } from './code-list'
import { CodebookBar } from './codebook-bar'
import type { Editor, Pending } from './editor'
import { takenKeys } from './key-holder'
import { PendingChange } from './pending-change'
import { useUsage } from './use-usage'

/** Where codebooks are made and changed. */
export function CodebookDialog() {
  const library = useView((view) => view.state.library)
  const [id, setId] = useState(codebookInUse(library).id)
  const codebook = library.codebooks.get(id) ?? codebookInUse(library)
  return (
    <Modal title="Codebook" wide>
      <CodebookEditor key={codebook.id} codebook={codebook} onOpen={setId} />
    </Modal>
  )
}

interface CodebookEditorProps {
  readonly codebook: Codebook
  readonly onOpen: (id: string) => void
}

function CodebookEditor({ codebook, onOpen }: CodebookEditorProps) {
  const window = useWindow()
  const counted = useUsage()
  const usage = typeof counted === 'string' ? null : counted
  const [chosen, setChosen] = useState(codebook.codes[0]?.id ?? null)
  const [pending, setPending] = useState<Pending | null>(null)
  const code = (chosen && codeOf(codebook, chosen)) || codebook.codes[0]
  const host = useRef<HTMLDivElement>(null)
  // What is shown beside the list begins at its top, however far down the last one was read.
  const toTop = () => requestAnimationFrame(() => host.current?.scrollIntoView({ block: 'start' }))
  const end = (next?: string) => {
    flushSync(() => {
      setPending(null)
      if (next !== undefined) setChosen(next)
    })
    host.current?.querySelector<HTMLElement>('[aria-current=true]')?.focus()
  }
  const editor: Editor = {
    codebook,
    usage,
    choose: (wanted) => {
      window.drafts.keep()
      setPending(null)
      setChosen(wanted)
      toTop()
    },
    ask: (wanted) => {
      window.drafts.keep()
      setPending(wanted)
      toTop()
    },
    change: (title, make) => {
      const now = window.view().state.library.codebooks.get(codebook.id)
      if (now === undefined) return
      const wanted = make(now)
      if (mayTouch(wanted, usage)) setPending({ kind: 'change', title, make })
      else window.perform(reform(wanted, []))
    },
  }
  const addCode = () => {
    window.drafts.keep()
    const name = freeTitle(
      'New code',
      codebook.codes.map((each) => each.name),
    )
    const made = newCode(codebook, name, takenKeys(window.commands), () => crypto.randomUUID())
    editor.change('Add a code', (book) => plainReform(book, { ...book, codes: [...book.codes, made] }, name))
    editor.choose(made.id)
  }
  return (
    <>
      <CodebookBar codebook={codebook} usage={usage} onOpen={onOpen} />
      {typeof counted === 'string' ? (
        <p className="hint" role="alert">
          {counted} Until then nothing that is used can be counted or changed.
        </p>
      ) : null}
      <div className="codebook" ref={host}>
        <CodeList editor={editor} chosen={code?.id ?? null} onAdd={addCode} />
        <div className="code-detail">
          {pending !== null ? (
            <PendingChange key={JSON.stringify(pending)} editor={editor} pending={pending} onEnd={end} />
          ) : code ? (
            <CodeForm key={code.id} editor={editor} code={code} />
          ) : (
            <p className="empty">This codebook has no code yet. Add the first one at the left.</p>
          )}
        </div>
      </div>
    </>
  )
}

/** Whether there may be marks under the codes that a reform touches. */
function mayTouch({ touches }: Reform, usage: Editor['usage']): boolean {
  return [...touches].some((code) => usage === null || usage.marks(code) > 0)
}
