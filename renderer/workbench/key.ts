/**
 * A key press as text, such as "C", "Shift+G", "Mod+Z", "Alt+ArrowDown", "{". Mod is Ctrl, or Cmd on a Mac. Shift is
 * named for letters and named keys; of other characters it is part of the character.
 */
export function keyOf(event: KeyboardEvent, isMac = navigator.platform.startsWith('Mac')): string {
  const key = characterOf(event)
  const isCharacter = key.length === 1 && !/[A-Z]/.test(key)
  return [
    (isMac ? event.metaKey : event.ctrlKey) ? 'Mod+' : '',
    (isMac ? event.ctrlKey : event.metaKey) ? 'Other+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && !isCharacter ? 'Shift+' : '',
    key,
  ].join('')
}

function characterOf(event: KeyboardEvent): string {
  const physical = /^Key([A-Z])$/.exec(event.code)?.[1]
  // On a layout without Latin letters, and with Alt on a Mac, the physical key tells which letter is meant.
  if (physical !== undefined && !/^[a-zA-Z]$/.test(event.key)) return physical
  return event.key.length === 1 ? event.key.toUpperCase() : event.key
}

const names: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
}

/** The key as a person reads it: "Ctrl+Z", "Alt+↓"; with ⌘ on a Mac. */
export function describeKey(key: string, isMac = navigator.platform.startsWith('Mac')): string {
  if (key === '+') return '+'
  return key
    .split(/\+(?!$)/)
    .map((part) => (part === 'Mod' && isMac ? '⌘' : (names[part] ?? part)))
    .join('+')
}

/** Whether what has the focus is typed into, so that undo and redo are its own. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea')
}
