import type { App } from './app'

/**
 * What of the window, or of the dialog that is open, a person can't bring into view whole by scrolling, can't press or
 * can't read: one sentence each. What a message covers is left out, for messages are put away.
 */
export function outOfReach(app: App): Promise<readonly string[]> {
  return app.page.evaluate(inspect)
}

// Runs in the page, by itself: it may use nothing from around it.
function inspect(): readonly string[] {
  const problems = new Set<string>()
  const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
  const all = [...root.querySelectorAll<HTMLElement>('*')]
  const places = [...document.querySelectorAll('*')]
    .filter((each) => each.scrollTop !== 0 || each.scrollLeft !== 0)
    .map((each) => [each, each.scrollTop, each.scrollLeft] as const)

  const nameOf = (element: Element) => {
    const words = element.getAttribute('aria-label') ?? element.textContent ?? ''
    const name = words.trim().replace(/\s+/g, ' ').slice(0, 50)
    return `${element.tagName.toLowerCase()}${element.className ? `.${element.className}` : ''} “${name}”`
  }
  const ancestors = (element: Element): Element[] =>
    element.parentElement === null ? [] : [element.parentElement, ...ancestors(element.parentElement)]
  const clips = (element: Element, axis: 'X' | 'Y') => getComputedStyle(element)[`overflow${axis}`] !== 'visible'
  const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowY)
  const isTopLayer = (element: Element) => element.matches('dialog, :popover-open')
  /** Out of the flow of what clips: in the top layer, or fixed to the window. */
  const clippers = (element: Element) => {
    const found: Element[] = []
    for (const each of [element, ...ancestors(element)]) {
      if (each !== element) found.push(each)
      if (isTopLayer(each) || getComputedStyle(each).position === 'fixed') break
    }
    return found
  }
  const isShown = (element: Element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    element.closest('[inert], .visually-hidden, .reader-speech, .reader-layer, .overview') === null &&
    element.getBoundingClientRect().width > 1
  /** Scrolls as far as a person can: what is hidden for good comes into no view by this. */
  const bring = (element: Element) => {
    const hidden = ancestors(element).filter((each) => !scrolls(each))
    const before = hidden.map((each) => [each.scrollTop, each.scrollLeft] as const)
    element.scrollIntoView({ block: 'center', inline: 'nearest' })
    hidden.forEach((each, at) => {
      const [top, left] = before[at] ?? [0, 0]
      if (each.scrollTop !== top) each.scrollTop = top
      if (each.scrollLeft !== left) each.scrollLeft = left
    })
  }
  /** What is seen of a box: CSS pixels of the window. */
  const seen = (element: Element, box: DOMRect) => {
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom]
    for (const each of clippers(element)) {
      const edge = each.getBoundingClientRect()
      if (clips(each, 'X'))
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.left + each.clientLeft + each.clientWidth)]
      if (clips(each, 'Y'))
        [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.top + each.clientTop + each.clientHeight)]
    }
    ;[left, right] = [Math.max(left, 0), Math.min(right, innerWidth)]
    ;[top, bottom] = [Math.max(top, 0), Math.min(bottom, innerHeight)]
    return { width: right - left, height: bottom - top, x: (left + right) / 2, y: (top + bottom) / 2 }
  }
  const covering = (element: Element, x: number, y: number): Element | null => {
    const hit = document.elementFromPoint(x, y)
    if (hit === null || hit.contains(element) || element.contains(hit)) return null
    return hit.closest('.messages') === null ? hit : null
  }

  // Controls: whole in view, and nothing over them.
  const controls =
    'button, input, select, textarea, summary, iframe, a[href], [role=textbox], [role=listbox], [role=option]'
  for (const control of all.filter((each) => each.matches(controls) && isShown(each))) {
    bring(control)
    const box = control.getBoundingClientRect()
    const part = seen(control, box)
    const isLarge = control.matches('textarea, iframe, [role=textbox], [role=listbox]')
    const [width, height] = isLarge ? [Math.min(box.width, 120), Math.min(box.height, 60)] : [box.width, box.height]
    if (part.width < width - 1 || part.height < height - 1)
      problems.add(
        `${nameOf(control)} is cut off: ${Math.round(part.width)} × ${Math.round(part.height)} of ${Math.round(box.width)} × ${Math.round(box.height)} can be seen`,
      )
    else if (!isLarge) {
      const over = covering(control, part.x, part.y)
      if (over !== null) problems.add(`${nameOf(control)} is covered by ${nameOf(over)}`)
    }
  }

  // Words: what an ellipsis takes away is in a title, or in the inspector once a row is chosen.
  const isTold = (element: Element) => element.closest('[title], [role=option]') !== null
  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    const parent = node.parentElement
    if (parent === null || node.nodeValue?.trim() === '' || !isShown(parent)) continue
    if (parent.closest('option, .ProseMirror, [aria-hidden=true] canvas') !== null) continue
    range.selectNodeContents(node)
    bring(parent)
    for (const box of range.getClientRects()) {
      if (box.width < 2) continue
      const part = seen(parent, box)
      if (isTold(parent)) continue
      // A paragraph that fills its pane has lines out of view, or under a heading that stays, however it is scrolled.
      const pane = ancestors(parent).find(scrolls)?.getBoundingClientRect()
      const isBeyond = pane !== undefined && parent.getBoundingClientRect().height > pane.height - 50
      const over = isBeyond ? null : covering(parent, part.x, part.y)
      if (part.width < box.width - 2 || (part.height < box.height * 0.75 && !isBeyond))
        problems.add(`words are cut off: ${nameOf(parent)}`)
      else if (over !== null) problems.add(`words are covered: ${nameOf(parent)} by ${nameOf(over)}`)
    }
  }

  // Words in fields, which have no boxes of their own: those of a choice, and those that stand where nothing is typed.
  const canvas = document.createElement('canvas').getContext('2d')
  for (const field of all) {
    if (!isShown(field) || canvas === null) continue
    if (!(field instanceof HTMLSelectElement || field instanceof HTMLInputElement)) continue
    const shown =
      field instanceof HTMLSelectElement
        ? (field.selectedOptions[0]?.label ?? '')
        : field.value === ''
          ? field.placeholder
          : ''
    // Longer ones are read in the open list.
    if (shown === '' || shown.length > 32) continue
    const { font, paddingLeft, paddingRight } = getComputedStyle(field)
    canvas.font = font
    // The arrow of a choice, and the cross of a search, with the room around them.
    const sign = field instanceof HTMLSelectElement ? 22 : field.type === 'search' ? 18 : 0
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - sign
    if (canvas.measureText(shown).width > room + 2 && field.title === '')
      problems.add(`${nameOf(field)} has no room for “${shown}”`)
  }

  // Panes: nothing scrolls sideways, and what scrolls has room for more than a line.
  for (const pane of [document.documentElement, ...all].filter(
    (each) => each === document.documentElement || isShown(each),
  )) {
    const { overflowX } = getComputedStyle(pane)
    if (/auto|scroll/.test(overflowX) && pane.scrollWidth > pane.clientWidth + 1 && !pane.matches('textarea, input'))
      problems.add(`${nameOf(pane)} scrolls sideways`)
    if (
      scrolls(pane) &&
      pane.scrollHeight > pane.clientHeight + 1 &&
      pane.clientHeight < 40 &&
      !pane.matches('input, textarea')
    )
      problems.add(`${nameOf(pane)} has ${pane.clientHeight} pixels to scroll in`)
  }
  for (const [element, top, left] of places) element.scrollTo({ top, left, behavior: 'instant' })
  return [...problems]
}
