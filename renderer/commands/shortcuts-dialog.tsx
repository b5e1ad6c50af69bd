import { commandGroups } from '../window/command-book'
import { KeyCaps } from '../window/keys'
import { Modal } from '../window/modal'
import { useView, useWindow } from '../window/use-window'
import { settingsDialog } from './dialogs'

/** Every key and what it does. */
export function ShortcutsDialog() {
  const window = useWindow()
  const all = useView(() => window.commands.all())
  const { keysOf } = window.commands
  const shown = all.filter((each) => !each.givesWay && keysOf(each.id).length > 0)
  const digits = all.filter((each) => each.givesWay)
  const groups = commandGroups.filter((group) => shown.some((each) => each.group === group))
  return (
    <Modal title="Keys" wide read>
      <p className="hint">
        Single keys work while the text or the list of annotations has the focus. With Alt, tags keep the selection as
        it is instead of snapping to words.
      </p>
      <div className="actions">
        <button type="button" onClick={() => globalThis.print()}>
          Print
        </button>
        <button type="button" onClick={() => window.show(settingsDialog, { page: 'keys' })}>
          Change keys…
        </button>
      </div>
      <div className="shortcuts">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {shown
                .filter((each) => each.group === group)
                .map((each) => (
                  <Shortcut key={each.id} keys={keysOf(each.id)} title={each.title} />
                ))}
              {group === 'Tagging' ? (
                <Shortcut keys={digits.flatMap((each) => keysOf(each.id))} title="Tag as a code that was used lately" />
              ) : null}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}

function Shortcut({ keys, title }: { readonly keys: readonly string[]; readonly title: string }) {
  return (
    <div className="shortcut">
      <dt>
        <KeyCaps keys={keys} />
      </dt>
      <dd>{title}</dd>
    </div>
  )
}
