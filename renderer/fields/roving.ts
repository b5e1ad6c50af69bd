import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'

/** Milliseconds within which letters are one word that is looked for. */
const ONE_WORD = 700

/**
 * Makes the rows of a grid one Tab stop. Arrows, Home and End go from row to row, Left and Right through the buttons of a
 * row, letters to the next row that begins with them. Each row has its id in `data-row`, its name in `data-name`.
 *
 * `rows`: their ids in order. `preferred`: where Tab leads before anything in the grid had the focus.
 */
export function useRoving(rows: readonly string[], preferred: string | null) {
  const [had, setHad] = useState<{ readonly row: string; readonly cell: number } | null>(null)
  const typed = useRef({ word: '', at: 0 })
  const known = (row: string | null) => (row !== null && rows.includes(row) ? row : null)
  const stop = known(had?.row ?? null) ?? known(preferred) ?? rows[0] ?? null
  const cell = stop === had?.row ? had.cell : 0

  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const row = target.closest<HTMLElement>('[data-row]')
    const id = row?.dataset.row
    if (row && id) setHad({ row: id, cell: Math.max(buttonsOf(row).indexOf(target), 0) })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, ctrlKey, metaKey, altKey, target, currentTarget } = event
    if (ctrlKey || metaKey || altKey || event.nativeEvent.isComposing || !(target instanceof HTMLElement)) return
    const all = [...currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
    const row = target.closest<HTMLElement>('[data-row]')
    if (row === null) return
    const at = all.indexOf(row)
    const buttons = buttonsOf(row)
    const place = buttons.indexOf(target)
    const next = {
      ArrowDown: buttonsOf(all[at + 1])[0],
      ArrowUp: buttonsOf(all[at - 1])[0],
      Home: buttonsOf(all[0])[0],
      End: buttonsOf(all.at(-1))[0],
      ArrowRight: buttons[place + 1],
      ArrowLeft: buttons[place - 1],
    }[key]
    const isMove = /^(Arrow|Home$|End$)/.test(key)
    const isLetter = [...key].length === 1 && key !== ' '
    if (!isMove && !isLetter) return
    event.preventDefault()
    if (isMove) next?.focus()
    else buttonsOf(lookFor(all, at, key))[0]?.focus()
  }
  const lookFor = (all: readonly HTMLElement[], at: number, letter: string) => {
    const now = performance.now()
    const word = (now - typed.current.at < ONE_WORD ? typed.current.word : '') + letter.toLocaleLowerCase()
    typed.current = { word, at: now }
    // A word that grows may still be meant for the row that has the focus.
    const from = word.length > 1 ? at : at + 1
    return [...all.slice(from), ...all.slice(0, from)].find((each) =>
      (each.dataset.name ?? '').toLocaleLowerCase().startsWith(word),
    )
  }
  return {
    grid: { onFocus, onKeyDown },
    /** The `tabIndex` of a button, by its row and its place among the row's buttons. */
    tabIndex: (row: string, place: number) => (row === stop && place === cell ? 0 : -1),
  }
}

function buttonsOf(row: HTMLElement | undefined): readonly HTMLElement[] {
  return row === undefined ? [] : [...row.querySelectorAll<HTMLElement>('button')]
}
