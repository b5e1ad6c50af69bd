import { claimsAndSources } from '../../src/codebook/claims-and-sources'
import type { Codebook } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { copyOf, emptyCodebook, freeTitle } from '../../src/codebook/new-code'
import { polnear } from '../../src/codebook/polnear'
import { addCodebook, chooseCodebook, reform, removeCodebook } from '../../src/gesture/codebook'
import type { Library } from '../../src/record/state'
import { plainReform } from '../../src/reform/reform'
import { DraftField } from '../fields/draft-field'
import { useView, useWindow } from '../window/use-window'
import { exportCodebook } from './codebook-files'
import type { Usage } from './use-usage'

interface CodebookBarProps {
  readonly codebook: Codebook
  readonly usage: Usage | null
  readonly onOpen: (id: string) => void
}

/** What a new codebook can begin with. */
const beginnings: readonly (Codebook | null)[] = [null, claimsAndSources, polnear]

/** The codebooks of the library: which one is shown, which one is in use, and what can be done with each. */
export function CodebookBar({ codebook, usage, onOpen }: CodebookBarProps) {
  const window = useWindow()
  const library = useView((view) => view.state.library)
  const can = useView((view) => view.can)
  const inUse = codebookInUse(library)
  const isInUse = codebook.id === inUse.id
  const newId = () => crypto.randomUUID()
  const names = [...library.codebooks.values()].map((each) => each.name)
  const add = (made: Codebook) => {
    window.drafts.keep()
    window.perform(addCodebook(made))
    onOpen(made.id)
  }
  const begin = (index: string) => {
    const from = beginnings[Number(index)]
    if (!from) add(emptyCodebook(freeTitle('New codebook', names), newId))
    // Under its own ids files of it that come from elsewhere are known again.
    else if (isNew(from, library)) add({ ...from, name: freeTitle(from.name, names) })
    else add(copyOf(from, freeTitle(from.name, names), newId))
  }
  const used = usage === null ? null : codebook.codes.reduce((sum, code) => sum + usage.marks(code.id), 0)
  return (
    <div className="codebook-bar">
      <div className="form-grid">
        <div className="field">
          <label htmlFor="codebook-shown">Codebook</label>
          <select id="codebook-shown" value={codebook.id} onChange={(event) => onOpen(event.target.value)}>
            {[...library.codebooks.values()].map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
                {each.id === inUse.id ? ' (in use)' : ''}
              </option>
            ))}
          </select>
        </div>
        <DraftField
          label="Name of the codebook"
          place={`codebook ${codebook.id}, name`}
          value={codebook.name}
          rule={{
            isGood: (name) => name.trim() !== '',
            wrong: 'A codebook needs a name.',
          }}
          onKeep={(name) => {
            const now = window.view().state.library.codebooks.get(codebook.id)
            if (now === undefined) return
            const named = { ...now, name: name.trim() }
            window.perform(reform(plainReform(now, named, `${now.name} → ${named.name}`), []))
          }}
        />
      </div>
      <div className="actions">
        <button
          type="button"
          disabled={isInUse}
          title="New marks are made under the codes of the codebook in use"
          onClick={() => window.perform(chooseCodebook(library, codebook))}
        >
          {isInUse ? 'In use' : 'Use for new marks'}
        </button>
        <select aria-label="New codebook" value="" onChange={(event) => begin(event.target.value)}>
          <option value="" disabled>
            New codebook…
          </option>
          {beginnings.map((each, index) => (
            <option key={each?.id ?? 'empty'} value={index}>
              {each === null ? 'Empty' : `From “${each.name}”`}
            </option>
          ))}
        </select>
        <button type="button" onClick={() => add(copyOf(codebook, freeTitle(codebook.name, names), newId))}>
          Duplicate
        </button>
        <button
          type="button"
          className="danger"
          disabled={isInUse || used !== 0}
          title={
            isInUse
              ? 'The codebook in use can’t be deleted. Use another one first.'
              : used === 0
                ? undefined
                : 'Marks are made under its codes, so that it can’t be deleted.'
          }
          onClick={() => {
            window.perform(removeCodebook(library, codebook))
            onOpen(inUse.id)
          }}
        >
          Delete codebook
        </button>
        <button type="button" onClick={() => window.commands.run('codebook.import')}>
          Import codebook…
        </button>
        <button type="button" onClick={() => void exportCodebook(window, codebook.id)}>
          Export codebook…
        </button>
        <span className="spacer" />
        <button type="button" disabled={!can.canUndo} onClick={() => window.commands.run('edit.undo')}>
          Undo
        </button>
        <button type="button" disabled={!can.canRedo} onClick={() => window.commands.run('edit.redo')}>
          Redo
        </button>
      </div>
    </div>
  )
}

/** Whether none of its ids is in the library. */
function isNew({ id, codes }: Codebook, { codebooks }: Library): boolean {
  const known = new Set([...codebooks.values()].flatMap((each) => each.codes.map((code) => code.id)))
  return !codebooks.has(id) && codes.every((code) => !known.has(code.id))
}
