import { type KeyboardEvent, useState } from 'react'
import { rankByName } from '../fields/rank-by-name'
import { type CommandInfo, isAnywhere } from '../window/command-book'
import { describeKey, keyOf } from '../window/key'
import { isRemappable, refusal, resetKeys, setKeys, takeKeysBack } from '../window/keymap'
import { KeyCaps } from '../window/keys'
import { useView, useWindow } from '../window/use-window'

/** What is asked for: a key for a command, instead of those that it has or beside them. */
interface Asking {
  readonly command: string
  readonly how: 'change' | 'add'
  readonly refused: string | null
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Process', 'Unidentified'])

/** Every command with its keys, which can be changed. */
export function KeysPage() {
  const window = useWindow()
  const all = useView(() => window.commands.all())
  const { keys: own, keysBefore } = useView((view) => view.preferences)
  const { keysOf } = window.commands
  const [wanted, setWanted] = useState('')
  const [asking, setAsking] = useState<Asking | null>(null)
  const found = rankByName(all.filter(isAnywhere), (each) => `${each.title} ${keysOf(each.id).join(' ')}`, wanted)

  const take = (command: CommandInfo, event: KeyboardEvent) => {
    if (asking === null || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (modifiers.has(event.key)) return
    if (event.key === 'Escape') return setAsking(null)
    const key = keyOf(event.nativeEvent)
    const refused = refusal(window, command, key)
    if (refused !== null) return setAsking({ ...asking, refused })
    const others = asking.how === 'add' ? keysOf(command.id).filter((each) => each !== key) : []
    setKeys(window, command, [...others, key])
    setAsking(null)
    window.announce(`${command.title}: ${describeKey(key)}`)
  }
  const askButton = (command: CommandInfo, how: Asking['how'], label: string) => {
    const isAsking = asking?.command === command.id && asking.how === how
    return (
      <button
        type="button"
        className={isAsking ? 'primary' : 'quiet'}
        aria-label={isAsking ? undefined : `${label} ${command.title}`}
        onClick={() => {
          setAsking({ command: command.id, how, refused: null })
          window.announce(`Press the new key for ${command.title}, or Escape`)
        }}
        onKeyDown={isAsking ? (event) => take(command, event) : undefined}
        onBlur={isAsking ? () => setAsking(null) : undefined}
      >
        {isAsking ? 'Press the new key, or Esc' : label}
      </button>
    )
  }
  return (
    <>
      <div className="keys-head">
        <input
          type="search"
          aria-label="Find a command or a key"
          placeholder="Find a command or a key"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <button
          type="button"
          disabled={keysBefore.length === 0}
          onClick={() => {
            takeKeysBack(window)
            window.announce('The keys are as before')
          }}
        >
          Back to before
        </button>
        <button type="button" disabled={Object.keys(own).length === 0} onClick={() => resetKeys(window)}>
          Reset all
        </button>
      </div>
      <ul className="key-rows" aria-label="Commands and their keys">
        {found.map((command) => (
          <li key={command.id} className="key-row">
            <span className="key-title">{command.title}</span>
            <span className="candidate-keys">
              <KeyCaps keys={keysOf(command.id)} />
            </span>
            {isRemappable(command) ? (
              <span className="key-actions">
                {askButton(command, 'change', 'Change')}
                {askButton(command, 'add', 'Add')}
                <button
                  type="button"
                  className="quiet"
                  aria-label={`None: ${command.title}`}
                  disabled={keysOf(command.id).length === 0}
                  onClick={() => setKeys(window, command, [])}
                >
                  None
                </button>
                <button
                  type="button"
                  className="quiet"
                  aria-label={`Reset ${command.title}`}
                  disabled={own[command.id] === undefined}
                  onClick={() => setKeys(window, command, null)}
                >
                  Reset
                </button>
              </span>
            ) : (
              <span className="key-actions hint">in the codebook</span>
            )}
            {asking?.command === command.id && asking.refused !== null ? (
              <p className="key-refused" role="alert">
                {asking.refused} Press another key, or change that one first.
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="empty">No command has these words in its name.</p> : null}
    </>
  )
}
