import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type App, expect, test } from './app'

const whole = 'The council said that the bridge is safe'
const inner = 'the bridge is safe'

/** An article on which three marks lie over each other; none is selected at the end. */
async function tagOverlaps(app: App): Promise<void> {
  const file = path.join(app.files, 'bridge.txt')
  await writeFile(file, `${whole}, and left.\n\nNobody believed it.`)
  await app.launch(file)
  for (const [words, key] of [
    [whole, 'C'],
    [inner, 'C'],
    ['bridge', 'S'],
  ] as const) {
    await app.select(words)
    await app.tag(key)
  }
  for (const _ of ['attribution', 'mark']) await app.page.keyboard.press('Escape')
  await expect(app.annotations.getByRole('option', { selected: true })).toHaveCount(0)
}

const selected = (app: App) => app.annotations.getByRole('option', { selected: true })
const stack = (app: App) => app.inspector.getByRole('region', { name: 'Marks here' })
const names = [`Source: bridge`, `Claim: ${inner}`, `Claim: ${whole}`]

test('takes the shortest of overlapping marks by a click, the next by another or by O', async ({ app }) => {
  await tagOverlaps(app)
  const { from, to } = await app.ends('bridge')
  const click = () => app.page.mouse.click((from.x + to.x) / 2, from.y)
  await click()
  for (const name of [...names, names[0]]) {
    await expect(selected(app)).toHaveAccessibleName(name ?? '')
    await click()
  }
  await expect(selected(app)).toHaveAccessibleName(names[1] ?? '')
  for (const at of [2, 0, 1]) {
    await app.page.keyboard.press('O')
    await expect(selected(app)).toHaveAccessibleName(names[at] ?? '')
  }
})

test('shows the marks at the caret in the inspector, to be chosen by mouse and by keys', async ({ app }) => {
  await tagOverlaps(app)
  await app.select('Nobody')
  await app.page.keyboard.press('ArrowLeft')
  await expect(stack(app)).toBeHidden()
  await app.select('bridge')
  await app.page.keyboard.press('ArrowRight')
  await expect(stack(app)).toMatchAriaSnapshot(`
    - region "Marks here":
      - heading "3 marks here"
      - list:
        - listitem:
          - 'button "Source: bridge"'
        - listitem:
          - 'button "Claim: the bridge is safe"'
        - listitem:
          - 'button "Claim: The council said that the bridge is safe"'
  `)
  await stack(app)
    .getByRole('button', { name: names[1] ?? '' })
    .click()
  await expect(selected(app)).toHaveAccessibleName(names[1] ?? '')
  await expect(stack(app).getByRole('button', { name: names[1] ?? '' })).toHaveAttribute('aria-current', 'true')

  for (const _ of ['list', 'inspector']) await app.page.keyboard.press('F6')
  await expect(stack(app).getByRole('button').first()).toBeFocused()
  for (const _ of [2, 3]) await app.page.keyboard.press('Tab')
  await app.page.keyboard.press('Enter')
  await expect(selected(app)).toHaveAccessibleName(names[2] ?? '')

  await app.select('safe')
  await app.page.keyboard.press('ArrowRight')
  await app.focusText()
  await app.page.keyboard.press('Delete')
  await expect(stack(app)).toBeHidden()
  await expect(selected(app)).toHaveCount(1)
})
