import type { HeldInput, HeldPress } from './inputs'
import { isTyping } from './key'

/**
 * Does an input that was held back, where the focus is now: whoever listens hears of it, and what the browser does with
 * it by itself is done, for the browser does that only for presses of a hand. Answers false when what was clicked is gone.
 *
 * Left out are keys that only scroll, and choosing from the list of a select that opens over the window.
 */
export function playInput(input: HeldInput): boolean {
  switch (input.kind) {
    case 'key':
      playKey(input.event)
      return true
    case 'paste':
      paste(input.text)
      return true
    case 'click':
      return click(input)
  }
}

function focused(): Element {
  return document.activeElement ?? document.body
}

function playKey(event: KeyboardEvent): void {
  const target = focused()
  const { key, code, keyCode, ctrlKey, shiftKey, altKey, metaKey, repeat } = event
  const modifierAltGraph = event.getModifierState('AltGraph')
  const init = { key, code, keyCode, ctrlKey, shiftKey, altKey, metaKey, repeat, modifierAltGraph }
  const common = { ...init, bubbles: true, cancelable: true, composed: true }
  if (target.dispatchEvent(new KeyboardEvent('keydown', common)) && !typed(event, common)) defaultOf(event)
  focused().dispatchEvent(new KeyboardEvent('keyup', common))
}

/** Types the character of a key into what has the focus. Answers false when the key has none, or nothing takes it. */
function typed(event: KeyboardEvent, init: KeyboardEventInit): boolean {
  const { key, ctrlKey, metaKey, altKey } = event
  const target = focused()
  const isCharacter =
    [...key].length === 1 && !(metaKey || ((ctrlKey || altKey) && !event.getModifierState('AltGraph')))
  if (!isCharacter || !isTyping(target)) return false
  const press = new KeyboardEvent('keypress', { ...init, charCode: key.codePointAt(0) ?? 0 })
  if (target.dispatchEvent(press)) document.execCommand('insertText', false, key)
  return true
}

// What the keys of the caret do, by the unit that it goes by.
const caretKeys: Readonly<Record<string, readonly [direction: string, unit: string, withControl: string]>> = {
  ArrowLeft: ['left', 'character', 'word'],
  ArrowRight: ['right', 'character', 'word'],
  ArrowUp: ['backward', 'line', 'paragraph'],
  ArrowDown: ['forward', 'line', 'paragraph'],
  Home: ['backward', 'lineboundary', 'documentboundary'],
  End: ['forward', 'lineboundary', 'documentboundary'],
}

/** What the browser does with a key by itself. */
function defaultOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
  const target = focused()
  const command = ctrlKey || metaKey
  if (key === 'Tab') return moveFocus(shiftKey ? -1 : 1)
  if (key === 'Escape') {
    document.querySelector('dialog[open]')?.dispatchEvent(new Event('cancel', { cancelable: true }))
    return
  }
  if (target instanceof HTMLSelectElement) return step(target, key)
  const isEditable = isTyping(target) || (target instanceof HTMLElement && target.isContentEditable)
  if (!isEditable) {
    if ((key === 'Enter' && !isTick(target)) || key === ' ') (target as HTMLElement).click?.()
    return
  }
  const caret = caretKeys[key]
  if (caret !== undefined) {
    const [direction, unit, withControl] = caret
    window.getSelection()?.modify(shiftKey ? 'extend' : 'move', direction, command ? withControl : unit)
    return
  }
  const edit = editing(key.toLowerCase(), { command, shiftKey, target })
  if (edit !== undefined) document.execCommand(edit)
  else if (key === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit()
}

function editing(
  key: string,
  { command, shiftKey, target }: { readonly command: boolean; readonly shiftKey: boolean; readonly target: Element },
): string | undefined {
  if (key === 'enter') return target instanceof HTMLTextAreaElement ? 'insertLineBreak' : undefined
  if (key === 'backspace' || key === 'delete') {
    const isBack = key === 'backspace'
    if (command) window.getSelection()?.modify('extend', isBack ? 'backward' : 'forward', 'word')
    return isBack ? 'delete' : 'forwardDelete'
  }
  if (!command) return undefined
  const plain: Readonly<Record<string, string>> = { a: 'selectAll', c: 'copy', x: 'cut', y: 'redo' }
  return key === 'z' ? (shiftKey ? 'redo' : 'undo') : plain[key]
}

function isTick(target: Element): boolean {
  return target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio')
}

/** Goes to another choice of a select, as the arrows do. */
function step(select: HTMLSelectElement, key: string): void {
  const last = select.options.length - 1
  const to = { ArrowDown: select.selectedIndex + 1, ArrowUp: select.selectedIndex - 1, Home: 0, End: last }[key]
  if (to === undefined || to < 0 || to > last || to === select.selectedIndex) return
  select.selectedIndex = to
  for (const name of ['input', 'change']) select.dispatchEvent(new Event(name, { bubbles: true }))
}

const reachable = 'a[href], button, input, select, textarea, iframe, [contenteditable=true], [tabindex]'

function moveFocus(direction: 1 | -1): void {
  const within = document.querySelector('dialog[open]') ?? document
  const isReachable = (element: HTMLElement) =>
    element.tabIndex >= 0 &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null &&
    element.checkVisibility()
  const all = [...within.querySelectorAll<HTMLElement>(reachable)].filter(isReachable)
  const at = all.indexOf(focused() as HTMLElement)
  all[(at + direction + all.length) % all.length]?.focus()
}

function paste(text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  const target = focused()
  if (target.dispatchEvent(event) && isTyping(target)) document.execCommand('insertText', false, text)
}

function click({ down, up, target, isClick }: HeldPress): boolean {
  if (!target.isConnected || target.closest('[inert]') !== null) return false
  const at = (name: string, event: MouseEvent) => {
    const { clientX, clientY, detail, ctrlKey, shiftKey, altKey, metaKey, button } = event
    const init = { clientX, clientY, detail, ctrlKey, shiftKey, altKey, metaKey, button, view: window }
    return new MouseEvent(name, { ...init, bubbles: true, cancelable: true, composed: true })
  }
  const isLetThrough = target.dispatchEvent(at('mousedown', down))
  if (isLetThrough) {
    target.closest<HTMLElement>(`label, ${reachable}`)?.focus()
    if (focused().contains(target)) selectFrom(down, up)
  }
  // Subtle: what was clicked may have moved meanwhile, as an article does when another comes above it.
  const over = isClick ? target : (document.elementFromPoint(up.clientX, up.clientY) ?? target)
  over.dispatchEvent(at('mouseup', up))
  if (isClick) target.dispatchEvent(at('click', up))
  return true
}

/** Selects from where the button went down to where it went up: a click puts the caret there, a second takes the word. */
function selectFrom(down: MouseEvent, up: MouseEvent): void {
  const selection = window.getSelection()
  const from = document.caretRangeFromPoint(down.clientX, down.clientY)
  const to = document.caretRangeFromPoint(up.clientX, up.clientY)
  if (selection === null || from === null || to === null) return
  if (down.shiftKey) selection.extend(to.startContainer, to.startOffset)
  else selection.setBaseAndExtent(from.startContainer, from.startOffset, to.startContainer, to.startOffset)
  if (down.detail !== 2) return
  // Subtle: from the end of the word, for the click may have put the caret to its very beginning.
  selection.modify('move', 'forward', 'word')
  selection.modify('extend', 'backward', 'word')
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  if (anchorNode && focusNode) selection.setBaseAndExtent(focusNode, focusOffset, anchorNode, anchorOffset)
}
