import { expect, it } from 'vitest'
import { fileArgument } from '../../../main/command-line'

const cases: readonly (readonly [string, boolean, readonly string[], string | null])[] = [
  ['nothing', false, ['/opt/sourcemark'], null],
  ['a file', false, ['/opt/sourcemark', 'talks.txt'], '/home/ada/talks.txt'],
  ['a file with a whole path', false, ['/opt/sourcemark', '/tmp/talks.txt'], '/tmp/talks.txt'],
  [
    'a file behind switches',
    false,
    ['/opt/sourcemark', '--no-sandbox', '--lang=de', 'talks.txt'],
    '/home/ada/talks.txt',
  ],
  ['the first of two files', false, ['/opt/sourcemark', 'a.txt', 'b.txt'], '/home/ada/a.txt'],
  ['no file, from a folder of sources', true, ['/bin/electron', '.'], null],
  ['a file, from a folder of sources', true, ['/bin/electron', '.', 'talks.txt'], '/home/ada/talks.txt'],
  [
    'a file behind a loader',
    true,
    ['/bin/electron', '-r', '/x/loader.js', '--inspect=0', '.', 'a.txt'],
    '/home/ada/a.txt',
  ],
]
for (const [name, isDefaultApp, argv, expected] of cases) {
  it(`finds ${name}`, () => {
    expect(fileArgument(argv, isDefaultApp, '/home/ada')).toBe(expected)
  })
}
