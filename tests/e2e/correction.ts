import type { Locator } from '@playwright/test'
import type { App } from './app'

/** The editor in which the text is corrected. */
export function correction(app: App): Locator {
  return app.page.getByRole('textbox', { name: 'Text being corrected' })
}

/** What a correction does to the marks, before it is kept. */
export function review(app: App): Locator {
  return app.page.getByRole('dialog', { name: 'What the correction does to the marks' })
}

/** Selects words in the editor as a person does who drags over them, and types others. */
export async function retype(app: App, words: string, by: string): Promise<void> {
  await correction(app).evaluate(async (element, wanted) => {
    const at = element.textContent?.indexOf(wanted) ?? -1
    if (at < 0) throw new Error(`The text must have “${wanted}”.`)
    const place = (offset: number): readonly [Node, number] => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let rest = offset
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0
        if (rest <= length) return [node, rest]
        rest -= length
      }
      throw new Error('The text must be as long as what is looked for in it.')
    }
    getSelection()?.setBaseAndExtent(...place(at), ...place(at + wanted.length))
    // The editor learns of a selection by an event that comes later.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  }, words)
  if (by === '') await app.page.keyboard.press('Delete')
  else await app.page.keyboard.type(by)
}
