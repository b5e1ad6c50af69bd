/**
 * A key press as text, such as "C", "Shift+G", "Mod+Z", "Alt+ArrowDown", "{". Mod is Ctrl, or Cmd on a Mac. Shift is
 * named for letters and named keys; of other characters it is part of the character.
 *
 * A key that types no character of ASCII, as on a Cyrillic or Greek layout, with Alt on a Mac, or a dead key, counts
 * as the key at its place on a US keyboard.
 */
export function keyOf(event: KeyboardEvent, isMac = navigator.platform.startsWith('Mac')): string {
  const key = characterOf(event)
  const isCharacter = key.length === 1 && !/[A-Z]/.test(key)
  // AltGr, which some systems report as Ctrl and Alt, is how the character is typed: "{" on a German keyboard.
  const withAltGr = event.getModifierState?.('AltGraph') || (event.ctrlKey && event.altKey)
  const isTyped = !isMac && withAltGr && isCharacter && !/\d/.test(key)
  const held = (modifier: boolean, name: string) => (modifier && !isTyped ? `${name}+` : '')
  return [
    held(isMac ? event.metaKey : event.ctrlKey, 'Mod'),
    held(isMac ? event.ctrlKey : event.metaKey, 'Other'),
    held(event.altKey, 'Alt'),
    event.shiftKey && !isCharacter ? 'Shift+' : '',
    key,
  ].join('')
}

// What the keys type on a US keyboard, without Shift and with it, by the code of their place.
const signs: Readonly<Record<string, string>> = {
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
}

function characterOf(event: KeyboardEvent): string {
  const { key, code } = event
  if (key === ' ') return 'Space'
  if (/^[!-~]$/.test(key)) {
    // The one letter in whose place a common layout has a sign of ASCII: a Hebrew one types a slash there.
    return code === 'KeyQ' && key === '/' ? 'Q' : (digitOf(event) ?? key.toUpperCase())
  }
  if (key === 'Dead') return letterOf(event) ?? key
  if ([...key].length > 1) return key
  return letterOf(event) ?? signs[code]?.[event.shiftKey ? 1 : 0] ?? digitOf(event) ?? key.toUpperCase()
}

/** The letter at that place of a US keyboard. */
function letterOf({ code }: KeyboardEvent): string | null {
  return /^Key([A-Z])$/.exec(code)?.[1] ?? null
}

/** The digit of a key that types it with Shift only, as on a French keyboard, or in the digits of another script. */
function digitOf({ key, code, shiftKey }: KeyboardEvent): string | null {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  return digit !== undefined && !shiftKey && /^[^!-~]$|^[&"'(_-]$/u.test(key) ? digit : null
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

/** The first of some keys as it is spoken: "Escape", "Ctrl+Enter"; empty where there is none. */
export function spokenKey(keys: readonly string[]): string {
  const [key] = keys
  return key === undefined ? '' : key === 'Escape' ? key : describeKey(key)
}

/** Keys as `aria-keyshortcuts` wants them: "Control+Z Alt+ArrowDown"; undefined where there are none. */
export function ariaKeys(keys: readonly string[], isMac = navigator.platform.startsWith('Mac')): string | undefined {
  const named = keys.map((key) => key.replace(/^Mod\+/, isMac ? 'Meta+' : 'Control+').replace(/^Other\+/, 'Meta+'))
  return named.join(' ') || undefined
}

/** Whether what has the focus is typed into, so that undo and redo are its own. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const isText = target.isContentEditable && target.getAttribute('aria-readonly') !== 'true'
  return isText || target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea')
}
