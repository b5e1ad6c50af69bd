import './context-menu.css'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import type { CommandInfo, Subject } from './command-book'
import { KeyCaps } from './keys'
import { useWindow } from './use-window'

interface ContextMenuProps {
  readonly about: Subject
  /** CSS pixels of the window. */
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: (givesFocusBack: boolean) => void
}

const names: Readonly<Record<Subject['kind'], string>> = {
  mark: 'Mark',
  words: 'Selected words',
  article: 'Article',
  source: 'Source',
  session: 'Session',
}

/** CSS pixels between the menu and the edge of the window. */
const EDGE = 4

/** What can be asked of something: the commands that say so, those that can't be done now with their reason. */
export function ContextMenu({ about, at, onClose }: ContextMenuProps) {
  const window = useWindow()
  const { commands } = window
  const element = useRef<HTMLDivElement>(null)
  const offered = commands.all().filter(({ context }) => context.includes(about.kind))

  useLayoutEffect(() => {
    const menu = element.current
    if (menu === null) return
    menu.showPopover()
    const { innerWidth, innerHeight } = globalThis
    const { offsetWidth, offsetHeight } = menu
    menu.style.left = `${Math.max(Math.min(at.x, innerWidth - offsetWidth - EDGE), EDGE)}px`
    menu.style.top = `${Math.max(Math.min(at.y, innerHeight - offsetHeight - EDGE), EDGE)}px`
    itemsOf(menu)[0]?.focus()
  }, [at])
  useEffect(() => {
    const leave = (event: Event) => {
      if (!(event.target instanceof Node) || !element.current?.contains(event.target)) onClose(false)
    }
    const events = ['pointerdown', 'blur', 'resize', 'wheel'] as const
    for (const name of events) globalThis.addEventListener(name, leave, { capture: name !== 'blur', passive: true })
    return () => {
      for (const name of events) globalThis.removeEventListener(name, leave, { capture: name !== 'blur' })
    }
  }, [onClose])

  const choose = ({ id, where }: CommandInfo) => {
    if (commands.lacking(id, about) !== null) return
    onClose(true)
    if (where === 'text' && document.activeElement?.getAttribute('role') !== 'listbox') window.reader?.focus()
    void commands.run(id, { about })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // Whatever is pressed is meant for the menu.
    event.stopPropagation()
    const items = itemsOf(event.currentTarget)
    const focused = items.findIndex((item) => item.matches(':focus'))
    const to = {
      ArrowDown: (focused + 1) % items.length,
      ArrowUp: (focused - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key]
    if (to !== undefined) items[to]?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') onClose(true)
    else if ([...event.key].length === 1 && event.key !== ' ') nextWith(items, focused, event.key)?.focus()
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={element}
      popover="manual"
      role="menu"
      aria-label={names[about.kind]}
      className="context-menu"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {offered.map((each, index) => {
        const lacks = commands.lacking(each.id, about)
        const before = offered[index - 1]
        const isPart = before !== undefined && partOf(before) !== partOf(each)
        return (
          <button
            key={each.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={isPart ? 'part' : undefined}
            aria-disabled={lacks !== null}
            title={lacks ?? undefined}
            onClick={() => choose(each)}
          >
            <span>
              {each.title}
              {each.asks ? '…' : ''}
            </span>
            <span className="candidate-keys" aria-hidden="true">
              <KeyCaps keys={commands.keysOf(each.id).slice(0, 1)} />
            </span>
          </button>
        )
      })}
    </div>
  )
}

function itemsOf(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')]
}

/** The next item after the focused one that begins with a letter, around the end. */
function nextWith(items: readonly HTMLElement[], focused: number, letter: string): HTMLElement | undefined {
  const wanted = letter.toLocaleLowerCase()
  const inTurn = [...items.slice(focused + 1), ...items.slice(0, focused + 1)]
  return inTurn.find((item) => item.textContent?.toLocaleLowerCase().startsWith(wanted))
}

/** Commands that stand together in the menu bar stand together here. */
function partOf({ menu }: CommandInfo): string {
  return menu === null ? '' : `${menu.in} ${menu.part}`
}
