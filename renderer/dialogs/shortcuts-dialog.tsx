import { codebookInUse } from '../../src/library/library'
import { Modal } from '../shell/modal'
import { type Command, commands } from '../workbench/commands'
import { describeKey } from '../workbench/key'
import { useView } from '../workbench/use-view'

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
  const codes = useView((view) => codebookInUse(view.state.library).codes)
  return (
    <Modal title="Keys" wide read>
      <p className="hint">
        Single keys work while the text or the list of annotations has the focus. With Alt, tags keep the selection as
        it is instead of snapping to words.
      </p>
      <div className="shortcuts">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {group === 'Tagging'
                ? codes.map((code) => (
                    <Shortcut key={code.id} keys={[code.key]} title={`Tag the selection as ${code.name}`} />
                  ))
                : null}
              {commands
                .filter((each) => each.group === group && each.keys.length > 0)
                .map((each) => (
                  <Shortcut key={each.id} keys={each.keys} title={each.title} />
                ))}
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
