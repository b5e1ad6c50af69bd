import { settingsDialog } from '../shell/dialogs'
import { commandsOf } from '../tagging/code-commands'
import type { Command } from '../window/command'
import { describeKey } from '../window/key'
import { isRecent, keysOf } from '../window/keymap'
import { Modal } from '../window/modal'
import { useView, useWindow } from '../window/use-window'

const groups: readonly Command['group'][] = [
  'Tagging',
  'Marks',
  'Attributions',
  'Moving about',
  'Article',
  'Reports',
  'Everything',
]

/** Every key and what it does. */
export function ShortcutsDialog() {
  const window = useWindow()
  const view = useView((all) => all)
  const commands = commandsOf(view).filter((each) => !isRecent(each))
  const digits = commandsOf(view).filter(isRecent)
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
              {commands
                .filter((each) => each.group === group && keysOf(view, each).length > 0)
                .map((each) => (
                  <Shortcut key={each.id} keys={keysOf(view, each)} title={each.title} />
                ))}
              {group === 'Tagging' ? (
                <Shortcut
                  keys={digits.flatMap((each) => keysOf(view, each))}
                  title="Tag as a code that was used lately"
                />
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
        {keys.map((key) => (
          <kbd key={key}>{describeKey(key)}</kbd>
        ))}
      </dt>
      <dd>{title}</dd>
    </div>
  )
}
