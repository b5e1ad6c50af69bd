// @vitest-environment happy-dom
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { hideFromReact } from '../../../renderer/reader/textbox'

/** How often a commit of React's elsewhere in the page looks from a node of the text to its first child. */
function steps(hidden: boolean): number {
  const text = document.createElement('div')
  text.contentEditable = 'true'
  text.tabIndex = 0
  for (let at = 0; at < 100; at++) text.append(document.createElement('p'))
  for (const paragraph of text.children) paragraph.textContent = 'The bridge is safe.'
  if (hidden) hideFromReact(text)
  const host = document.createElement('div')
  document.body.append(text, host)
  const root = createRoot(host)
  flushSync(() => root.render(createElement('p', null, 'before')))
  text.focus()
  getSelection()?.setBaseAndExtent(text.lastChild?.firstChild ?? text, 0, text.lastChild?.firstChild ?? text, 3)
  const looks = vi.spyOn(Node.prototype, 'firstChild', 'get')
  flushSync(() => root.render(createElement('p', null, 'after')))
  const count = looks.mock.contexts.filter((node) => text.contains(node as Node)).length
  looks.mockRestore()
  expect([document.activeElement, host.textContent, text.getAttribute('contenteditable')]).toEqual([
    text,
    'after',
    'true',
  ])
  return count
}

describe('hideFromReact', () => {
  beforeEach(() => document.body.replaceChildren())

  it('lets commits of React go by without a look at the text that has the focus', () => {
    expect(steps(true)).toBe(0)
  })
  it('is needed, for else React walks all of it', () => {
    expect(steps(false)).toBeGreaterThan(100)
  })
})
