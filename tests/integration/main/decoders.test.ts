import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { decoders } from '../../../main/decoders'
import { type Channel, channels } from '../../../src/ipc/contract'
import { emptyWorkspace } from '../../../src/ipc/workspace'
import { annotation, edit, file, read, stamp, tag } from '../storage/sample'

const id = randomUUID()
const oneEdit = edit(tag(annotation('a')))
const broughtText = { revision: 1, text: 'Word.', blocks: [{ kind: 'paragraph', start: 0, end: 5 }] }
const corrected = { ...broughtText, annotations: [] }
const scope = { kind: 'article', article: id }

const separator = { kind: 'separator' }
const item = (more: object = {}) => ({
  ...{ kind: 'command', id: 'go.next', label: 'Next mark', beside: 'N', accelerator: null },
  ...{ isOnlyShown: false, isEnabled: true },
  ...more,
})
const submenu = { kind: 'submenu', label: 'Select', entries: [item()] }
const menu = (...entries: readonly object[]) => ({ own: [], menus: [{ label: 'Go', entries }] })

/** Arguments that each channel takes. */
const right: Record<Channel, readonly (readonly unknown[])[]> = {
  'library.open': [[]],
  'import.read': [
    [file(), read.reader, null],
    [file(), read.reader, 'utf-8'],
  ],
  'import.stop': [[]],
  'articles.add': [[file(), read, stamp()]],
  'articles.open': [[id]],
  'articles.original': [[id]],
  'articles.mend': [[id, read]],
  'articles.reread': [[id, read, stamp()]],
  'articles.correct': [
    [id, corrected, stamp()],
    [id, { ...corrected, annotations: [annotation('a')] }, stamp()],
  ],
  'articles.revision': [[id, 1]],
  'edits.history': [[]],
  'edits.commit': [[oneEdit], [{ ...oneEdit, act: 'log', changes: [] }]],
  'edits.undo': [[stamp()]],
  'edits.redo': [[stamp()]],
  'log.read': [
    [null, 10],
    [id, 0],
  ],
  'files.choose': [[]],
  'files.take': [[]],
  'clipboard.read': [[]],
  'reports.preview': [[scope], [{ kind: 'session', session: id }]],
  'reports.export': [[scope, 'pdf', stamp()]],
  'codebook.choose': [[]],
  'codebook.export': [['claims-and-sources', stamp()]],
  'exchange.pack': [
    [{ kind: 'library' }, stamp()],
    [{ kind: 'session', session: id }, stamp()],
  ],
  'exchange.marks': [[[]], [[id]]],
  'exchange.keep': [[id, [broughtText], new Uint8Array([1])]],
  'backups.list': [[]],
  'backups.preview': [['2026-04-21T10-00-00-000Z']],
  'backups.restore': [['2026-04-21T10-00-00-000Z']],
  'backups.chooseFolder': [[]],
  'backups.leaveFolder': [[]],
  'preferences.choose': [[{ theme: 'dark' }], [{ keys: { 'go.next': ['J'] }, keysBefore: [{}] }], [{}]],
  'places.show': [[id]],
  'places.open': [[id]],
  'drafts.keep': [[{ key: 'note', text: '', base: '' }]],
  'library.saveCopy': [[[]], [[oneEdit]], [[{ ...oneEdit, act: 'undo', of: id }]]],
  'library.search': [['two officials'], ['']],
  'workspace.remember': [[emptyWorkspace]],
  'menu.show': [[menu()], [menu(submenu)], [menu(item({ accelerator: 'Mod+Shift+K' }), separator)]],
  'window.close': [[]],
}

const overlapping = [
  { kind: 'paragraph', start: 0, end: 9 },
  { kind: 'paragraph', start: 5, end: 12 },
]

/** Arguments that each channel refuses, besides those that all do. */
const wrong: Record<Channel, readonly (readonly unknown[])[]> = {
  'library.open': [],
  'import.read': [
    [file(), { id: '../room', version: 1 }, null],
    [file(), { id: 'markdown', version: 0 }, null],
    [file(), read.reader],
    [{ ...file(), path: '/etc/passwd' }, read.reader, null],
  ],
  'import.stop': [[null]],
  'articles.add': [
    [{ name: 'a.txt', bytes: 'text' }, read, stamp()],
    [{ name: 'a.txt', bytes: new Uint8Array() }, read, stamp()],
    [{ ...file(), path: '/etc/passwd' }, read, stamp()],
    [file(), { ...read, reader: { id: 'PDF', version: 1 } }, stamp()],
    [file(), { ...read, provenance: { publisher: 7 } }, stamp()],
    [file(), { ...read, losses: [{ what: '', count: 1 }] }, stamp()],
    [file(), { ...read, blocks: overlapping }, stamp()],
    [file(), { ...read, blocks: [{ kind: 'paragraph', start: 0, end: 1e6 }] }, stamp()],
    [file(), { ...read, blocks: [{ kind: 'paragraph', start: 3, end: 3 }] }, stamp()],
    [file(), read, { ...stamp(), at: 'today' }],
  ],
  'articles.open': [['../../etc/passwd'], [''], [42]],
  'articles.original': [['../../etc/passwd'], [[id]]],
  'articles.mend': [[id], ['../x', read]],
  'articles.reread': [
    [id, read],
    ['../x', read, stamp()],
  ],
  'articles.correct': [
    ['../x', corrected, stamp()],
    [id, corrected],
    [id, { ...corrected, revision: 0 }, stamp()],
    [id, { ...corrected, annotations: [{ ...annotation('a'), selectors: [] }] }, stamp()],
    [id, { ...corrected, annotations: [{ ...annotation('a'), orphan: 0 }] }, stamp()],
    [id, { ...corrected, blocks: overlapping }, stamp()],
    [id, { ...corrected, textSha256: '0'.repeat(64) }, stamp()],
  ],
  'articles.revision': [['../x', 1], [id, 0], [id, 1.5], [id, '1'], [id]],
  'edits.history': [],
  'edits.commit': [
    [{ ...oneEdit, act: 'undo', of: id }],
    [{ ...oneEdit, act: 'undo' }],
    [{ ...oneEdit, more: 1 }],
    [{ ...oneEdit, changes: [{ table: 'annotation', before: null, after: null }] }],
    [{ ...oneEdit, changes: [{ table: 'passwords', before: null, after: {} }] }],
    [{ ...oneEdit, changes: [tag({ ...annotation('a'), selectors: [] })] }],
  ],
  'edits.undo': [[{ ...stamp(), session: 'today' }]],
  'edits.redo': [[oneEdit]],
  'log.read': [[null], [null, -1], [null, 1e9], [null, 0.5], ['x', 1]],
  'files.choose': [],
  'files.take': [],
  'clipboard.read': [],
  'reports.preview': [['article'], [{ kind: 'article', article: id, session: id }], [{ kind: 'library' }]],
  'reports.export': [
    [scope, 'exe', stamp()],
    [scope, 'pdf'],
    [scope, 'pdf', stamp(), '/tmp/here'],
  ],
  'codebook.choose': [['/etc/passwd']],
  'codebook.export': [['x'], [1, stamp()], ['x'.repeat(201), stamp()], ['x', stamp(), '/tmp/here']],
  'exchange.pack': [['/etc', stamp()], [{ kind: 'session' }, stamp()], [{ kind: 'library' }]],
  'exchange.marks': [[id], [['../x']], [Array(1001).fill(id)]],
  'exchange.keep': [
    ['../x', [broughtText], new Uint8Array([1])],
    [id, [], new Uint8Array([1])],
    [id, [broughtText], new Uint8Array()],
    [id, [{ ...broughtText, revision: 0 }], new Uint8Array([1])],
    [id, [{ ...broughtText, name: '../x' }], new Uint8Array([1])],
    [id, [{ ...broughtText, blocks: [{ kind: 'paragraph', start: 0, end: 1e6 }] }], new Uint8Array([1])],
  ],
  'backups.list': [],
  'backups.preview': [['../../etc/passwd'], [''], [42]],
  'backups.restore': [['../2026-04-21T10-00-00-000Z']],
  'backups.chooseFolder': [['/etc']],
  'backups.leaveFolder': [['/etc']],
  'preferences.choose': [
    [{ backupFolder: '/etc' }],
    [{ theme: 'blue' }],
    [{ theme: undefined }],
    [{ keys: { 'go.next': 'J' } }],
    [{ keysBefore: Array.from({ length: 51 }, () => ({})) }],
  ],
  'places.show': [['/etc'], ['file:///etc'], [{ id }]],
  'places.open': [['/etc'], ['file:///etc'], ['https://example.org'], [{ id }]],
  'drafts.keep': [[{ key: '', text: '', base: '' }], [{ key: 'note', text: 'a' }], ['note']],
  'library.saveCopy': [['/etc'], [[{ ...oneEdit, act: 'undo' }]]],
  'library.search': [[], [null], [['a']], ['a'.repeat(201)], ['a', 'b']],
  'workspace.remember': [[{ ...emptyWorkspace, place: -1 }], [{}]],
  'menu.show': [
    [menu(item({ accelerator: 'N' }))],
    [menu(item({ accelerator: 'Shift+N' }))],
    [menu(item({ accelerator: 'Mod+Nonsense' }))],
    [menu(item({ label: '' }))],
    [menu(item({ label: 'Next\nmark' }))],
    [menu(item({ label: 'x'.repeat(201) }))],
    [menu(item({ id: 'x'.repeat(301) }))],
    [menu(item({ click: 'quit' }))],
    [menu({ kind: 'role', role: 'quit' })],
    [menu({ ...submenu, entries: [submenu] })],
    [menu(...Array(401).fill(separator))],
    [{ own: [], menus: Array(13).fill({ label: 'Go', entries: [] }) }],
    [{ own: [], menus: Array(6).fill({ label: 'Go', entries: Array(400).fill(separator) }) }],
    [{ menus: [] }],
  ],
  'window.close': [],
}

const everywhereWrong = [[undefined], [null], ['x', 'y', 'z', 'w'], [{ __proto__: null, length: 0 }]]

for (const channel of channels) {
  describe(channel, () => {
    it('takes what the contract says', () => {
      for (const args of right[channel]) expect(v.safeParse(decoders[channel], args).issues).toBe(undefined)
    })

    it('refuses everything else', () => {
      for (const args of [...everywhereWrong, ...wrong[channel]]) {
        expect(v.is(decoders[channel], args), JSON.stringify(args)).toBe(false)
      }
    })
  })
}
