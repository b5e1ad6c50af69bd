// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandGroups } from '../../../renderer/window/command-book'
import { describeKey } from '../../../renderer/window/key'
import { quietWindow } from './quiet-window'

const page = path.resolve(import.meta.dirname, '../../../docs/keyboard.md')
const renderer = path.resolve(import.meta.dirname, '../../../renderer')

/** The commands with keys, by their groups, as the page has them. */
function table(): string {
  const { commands } = quietWindow()
  const cap = (key: string) => `\`${describeKey(key, false)}\``
  const all = commands.all().filter((each) => commands.keysOf(each.id).length > 0 && !each.givesWay)
  const rows = commandGroups.flatMap((group) => {
    const own = all.filter((each) => each.group === group)
    if (own.length === 0) return []
    return [
      `| **${group}** | |`,
      ...own.map((each) => `| ${commands.keysOf(each.id).map(cap).join(', ')} | ${each.title} |`),
      ...(group === 'Tagging' ? ['| `1` to `9` | Tag as a code that was used lately |'] : []),
    ]
  })
  return ['| key | does |', '|---|---|', ...rows].join('\n')
}

describe('docs/keyboard.md', () => {
  it('has the keys that the commands have: `npx vitest run --project unit keyboard-page -u` writes them', async () => {
    const [before, , after] = readFileSync(page, 'utf8').split(/^<!-- \/?keys -->$/m)
    const written = `${before}<!-- keys -->\n${table()}\n<!-- /keys -->${after}`
    await expect(written).toMatchFileSnapshot(page)
  })
})

describe('what is on screen', () => {
  it('names no key in words of its own', () => {
    const named = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) => {
        const text = readFileSync(path.join(renderer, file), 'utf8')
        return [
          ...text.matchAll(/<kbd>[^<{]|describeKey\('|keyshortcuts="|title="[^"]*\((?:Ctrl|Shift|Alt|[A-Z]\)|F\d)/g),
        ].map(([found]) => `${file}: ${found}`)
      })
    expect(named).toEqual([])
  })

  it('asks for commands that there are', () => {
    const known = new Set(
      quietWindow()
        .commands.all()
        .map(({ id }) => id),
    )
    const asked = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(path.join(renderer, file), 'utf8')
        return [...text.matchAll(/(?: of="|commands\.(?:run|keysOf|lacking)\('|useKeys\(')([\w-]+\.[\w.-]+)["']/g)].map(
          ([, id]) => ({ file, id: id ?? '' }),
        )
      })
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter(({ id }) => !known.has(id))).toEqual([])
  })
})
