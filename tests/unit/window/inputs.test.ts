// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HeldInput, Inputs } from '../../../renderer/window/inputs'

let done: string[]
let unlisten: () => void
let inputs: Inputs
let field: HTMLInputElement

const nameOf = (input: HeldInput) => (input.kind === 'key' ? input.event.key : input.kind)

beforeEach(() => {
  done = []
  field = document.body.appendChild(document.createElement('input'))
  inputs = new Inputs({
    settle: () => done.push('settle'),
    play: (input) => {
      done.push(`played ${nameOf(input)}`)
      if (input.kind === 'key') document.dispatchEvent(new KeyboardEvent('keydown', { key: input.event.key }))
      return input.kind !== 'click'
    },
    onWaiting: (what) => done.push(`waiting for ${what}`),
    onDropped: (dropped) => done.push(`dropped ${dropped.map(nameOf).join()}`),
  })
  unlisten = inputs.listen(window as unknown as Window)
  field.addEventListener('keydown', (event) => done.push(`heard ${event.key}`))
})

afterEach(() => {
  unlisten()
  field.remove()
})

/** Presses the keys; answers which of them the browser would have acted on by itself. */
function press(...keys: readonly string[]): readonly string[] {
  return keys.filter((key) =>
    field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
  )
}

function click(): void {
  for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    field.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true, button: 0, detail: 1 }))
}

/** Something that opens when it is told to. */
function opening<T>() {
  let answer: (value: T) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const promise = new Promise<T>((resolve, reject) => {
    answer = resolve
    fail = reject
  })
  return { promise, answer, fail }
}

/** Waits until nothing has been done for some turns of the event loop, however long a turn takes. */
async function rest(): Promise<void> {
  for (let [still, seen] = [0, done.length]; still < 8; still++) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (done.length !== seen) [still, seen] = [0, done.length]
  }
}

describe('inputs', () => {
  it('go their way when nothing is opening, after what is known was brought in step', () => {
    expect(press('s')).toEqual(['s'])
    expect(done).toEqual(['settle', 'heard s'])
  })

  it('wait for what is opening, and go to it in the order of pressing', async () => {
    const article = opening<boolean>()
    const opened = inputs.hold('the article', () => article.promise)
    expect(press('n', 'c')).toEqual([])
    click()
    expect(press('z')).toEqual([])
    expect(done).toEqual(['waiting for the article'])
    article.answer(true)
    await opened
    // What comes while those are done comes behind them.
    press('q')
    await rest()
    const order = done.filter((each) => each !== 'settle' && !each.startsWith('waiting'))
    expect(order).toEqual(['played n', 'played c', 'played click', 'dropped click', 'played z', 'played q'])
    press('a')
    expect(done.at(-1)).toBe('heard a')
  })

  it('wait again when one of them opens something else', async () => {
    const [first, second] = [opening<boolean>(), opening<boolean>()]
    document.addEventListener(
      'keydown',
      ({ key }) => key === 'Enter' && void inputs.hold('the second', () => second.promise),
      { signal: AbortSignal.timeout(1000) },
    )
    const opened = inputs.hold('the first', () => first.promise)
    press('Enter', 'c')
    first.answer(true)
    await opened
    await rest()
    expect(done.filter((each) => each.startsWith('played'))).toEqual(['played Enter'])
    second.answer(true)
    await rest()
    expect(done.filter((each) => each.startsWith('played'))).toEqual(['played Enter', 'played c'])
  })

  it('are done only when all is there that was begun', async () => {
    const [outer, inner] = [opening<boolean>(), opening<boolean>()]
    const both = [inputs.hold('the passage', () => outer.promise), inputs.hold('the article', () => inner.promise)]
    press('c')
    inner.answer(true)
    await both[1]
    await rest()
    expect(done.at(-1)).toBe('waiting for the passage')
    outer.answer(true)
    await rest()
    expect(done.at(-1)).toBe('played c')
  })

  it('of one press go together, whether something began to open, or was there, in the middle of it', async () => {
    const event = (name: string) => new MouseEvent(name, { bubbles: true, cancelable: true, button: 0, detail: 1 })
    field.addEventListener('click', () => done.push('clicked'))
    field.dispatchEvent(event('pointerdown'))
    field.dispatchEvent(event('mousedown'))
    const article = opening<boolean>()
    const opened = inputs.hold('the article', () => article.promise)
    for (const name of ['mouseup', 'click']) field.dispatchEvent(event(name))
    expect(done).toContain('clicked')
    done = []
    field.dispatchEvent(event('pointerdown'))
    field.dispatchEvent(event('mousedown'))
    article.answer(true)
    await opened
    await rest()
    for (const name of ['mouseup', 'click']) field.dispatchEvent(event(name))
    expect(done).not.toContain('clicked')
    await rest()
    expect(done).toContain('played click')
  })

  it('are dropped, and that is told, when it can’t open', async () => {
    for (const end of ['answer', 'fail'] as const) {
      done = []
      const article = opening<boolean>()
      const opened = inputs.hold('the article', () => article.promise).catch(() => undefined)
      press('n', 'c')
      if (end === 'answer') article.answer(false)
      else article.fail(new Error('The disk is gone.'))
      await opened
      await rest()
      expect(done).toEqual(['waiting for the article', 'waiting for null', 'dropped n,c'])
    }
  })

  it('of the menu keep their place among the others, and are not dropped', async () => {
    const article = opening<boolean>()
    const opened = inputs.hold('the article', () => article.promise)
    press('c')
    inputs.add(() => done.push('menu'))
    article.answer(true)
    await opened
    await rest()
    expect(done.filter((each) => each === 'menu' || each.startsWith('played'))).toEqual(['played c', 'menu'])
    inputs.add(() => done.push('menu at once'))
    expect(done.at(-1)).toBe('menu at once')
  })

  it('leave a composition to what has the focus', async () => {
    const article = opening<boolean>()
    const opened = inputs.hold('the article', () => article.promise)
    const composed = new KeyboardEvent('keydown', {
      key: 'Process',
      bubbles: true,
      cancelable: true,
      isComposing: true,
    })
    expect(field.dispatchEvent(composed)).toBe(true)
    article.answer(true)
    await opened
    await rest()
    expect(done.filter((each) => each.startsWith('played'))).toEqual([])
  })

  it('come after what the one before them has left to do', async () => {
    inputs.soon(() => done.push('tagged by the mouse'))
    press('c')
    await rest()
    expect(done.filter((each) => each !== 'settle')).toEqual(['tagged by the mouse', 'heard c'])
  })
})
