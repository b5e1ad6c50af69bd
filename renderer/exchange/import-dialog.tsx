import { useMemo, useState } from 'react'
import type { Choice } from '../../src/exchange/merge'
import { resolve } from '../../src/exchange/resolve'
import { counted, plural } from '../../src/wording/amounts'
import { localInstant } from '../../src/wording/dates'
import { Modal } from '../window/modal'
import { useWindow } from '../window/use-window'
import { countOf, importBundle } from './bringing'
import { ConflictChoice } from './conflict-choice'
import { ImportActions, ShowMore } from './import-actions'
import { ImportFigures } from './import-figures'
import type { Incoming } from './incoming'

/** Conflicts that are shown at first, and with each press of "Show more". */
const PAGE = 50

const everywhere = [
  ['mine', 'Keep mine everywhere'],
  ['theirs', 'Take theirs everywhere'],
  ['both', 'Keep both where that can be'],
] as const

/** What a file from another machine holds, before anything of it is taken. */
export function ImportDialog({ name, incoming }: { readonly name: string; readonly incoming: Incoming | null }) {
  const title = `Import “${name}”`
  if (incoming !== null) return <ImportPreview key="preview" title={title} incoming={incoming} />
  return (
    <Modal key="reading" title={title} wide>
      <p role="status">Reading and checking the file…</p>
    </Modal>
  )
}

function ImportPreview({ title, incoming }: { readonly title: string; readonly incoming: Incoming }) {
  const window = useWindow()
  const { merge, bundle } = incoming
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [shown, setShown] = useState(PAGE)
  const [isBusy, setBusy] = useState(false)
  const count = useMemo(() => resolve(merge, choices, () => crypto.randomUUID()).changes.length, [merge, choices])
  const { conflicts } = merge
  const run = async () => {
    setBusy(true)
    await importBundle(window, incoming, choices)
    setBusy(false)
  }
  return (
    <Modal title={title} wide read>
      <p>
        {bundle.manifest.scope.kind === 'library' ? 'A whole library' : 'One session and what it stands on'}, exported
        by {bundle.manifest.author || 'somebody without a name'} on {localInstant(bundle.manifest.madeAt)} with
        Sourcemark {bundle.manifest.app}. Nothing has been imported yet.
      </p>
      <ImportFigures merge={merge} counts={bundle.manifest.counts} />
      {merge.alike.size > 0 ? (
        <p className="hint">
          {counted(merge.alike.size, 'article')} {plural(merge.alike.size, 'has', 'have')} the same text as one that you
          imported yourself. What is marked in it comes to yours.
        </p>
      ) : null}
      {conflicts.length > 0 ? (
        <section aria-label="What differs">
          <h3>What differs</h3>
          <p className="hint">
            These are in both libraries, and differ. Yours stay as they are unless you choose otherwise.
          </p>
          <div className="actions">
            {everywhere.map(([choice, label]) => (
              <button
                key={choice}
                type="button"
                onClick={() =>
                  setChoices(new Map(conflicts.map((each) => [each.key, choiceFor(each.choices, choice)])))
                }
              >
                {label}
              </button>
            ))}
          </div>
          {conflicts.slice(0, shown).map((conflict) => (
            <ConflictChoice
              key={conflict.key}
              conflict={conflict}
              merge={merge}
              choice={choices.get(conflict.key) ?? 'mine'}
              onChoose={(choice) => setChoices(new Map([...choices, [conflict.key, choice]]))}
            />
          ))}
          <ShowMore left={conflicts.length - shown} onMore={() => setShown(shown + PAGE)} />
        </section>
      ) : null}
      <ImportActions
        label={count === 0 ? 'Nothing to import' : `Import ${countOf(count)}`}
        disabled={count === 0 || isBusy}
        onImport={() => void run()}
      />
    </Modal>
  )
}

function choiceFor(choices: readonly Choice[], wanted: Choice): Choice {
  return choices.includes(wanted) ? wanted : 'mine'
}
