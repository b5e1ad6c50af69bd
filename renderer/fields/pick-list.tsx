import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'

interface PickListProps<T> {
  /** Names of the field and of the list under it. */
  readonly label: string
  readonly listLabel: string
  readonly wanted: string
  readonly onWant: (wanted: string) => void
  /** What there is to pick, the likeliest first. */
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  /** Why an item can't be picked now; null when it can. */
  readonly lacking?: (item: T) => string | null
  readonly onPick: (item: T) => void
  readonly render: (item: T) => ReactNode
  /** Said when there is nothing to pick. */
  readonly empty: string
}

/** A field that filters a list: arrows choose, Enter picks what is chosen. The field keeps the focus. */
export function PickList<T>(props: PickListProps<T>) {
  const { items, keyOf, lacking = () => null, onPick } = props
  const id = useId()
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, items.length - 1)
  const optionId = (index: number) => `${id}-${index}`
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  const pick = (item: T | undefined) => {
    if (item !== undefined && lacking(item) === null) onPick(item)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10 }[event.key]
    if (to !== undefined) {
      const isAround = Math.abs(to - at) === 1
      setChosen(isAround ? (to + items.length) % items.length : Math.min(Math.max(to, 0), items.length - 1))
    } else if (event.key === 'Enter') pick(items[at])
    else return
    event.preventDefault()
  }
  return (
    <div className="pick">
      <input
        type="text"
        role="combobox"
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={at < 0 ? undefined : optionId(at)}
        autoComplete="off"
        spellCheck={false}
        placeholder={props.label}
        value={props.wanted}
        onChange={(event) => {
          props.onWant(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={props.listLabel} className="candidates">
        {items.map((item, index) => {
          const why = lacking(item)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which has the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the option is the combobox's active descendant
            <div
              key={keyOf(item)}
              id={optionId(index)}
              role="option"
              aria-selected={index === at}
              aria-disabled={why !== null}
              className={index === at ? 'candidate selected' : 'candidate'}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(item)}
            >
              {props.render(item)}
              {why === null ? null : <span className="candidate-lacks">{why}</span>}
            </div>
          )
        })}
      </div>
      <p role="status" className={items.length > 0 ? 'visually-hidden' : 'empty'}>
        {items.length > 0 ? '' : props.empty}
      </p>
    </div>
  )
}
