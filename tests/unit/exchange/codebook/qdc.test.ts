import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimsAndSources } from '../../../../src/codebook/claims-and-sources'
import type { Codebook } from '../../../../src/codebook/codebook'
import { carriedByQdc } from '../../../../src/exchange/codebook/arrival'
import { guidOfCode } from '../../../../src/exchange/codebook/guid'
import { readQdc } from '../../../../src/exchange/codebook/read-qdc'
import { guidsOfRoles, writeQdc } from '../../../../src/exchange/codebook/write-qdc'
import { anyCodebook, sha1 } from './codebooks'
import { breaches } from './qdc-schema'

const unknown = { roles: new Map(), ids: new Map() }

/** What is known in a library that has the codebook. */
async function knownWith({ codes }: Codebook) {
  const ids = await Promise.all(codes.map(async ({ id }) => [await guidOfCode(id, sha1), id] as const))
  return { roles: await guidsOfRoles(sha1), ids: new Map(ids) }
}

const written = (codebook: Codebook) => writeQdc(codebook, 'Sourcemark 1.0.0', sha1)

describe('a codebook as .qdc', { timeout: 30_000 }, () => {
  it('keeps names, colours, tree, order, descriptions, roles and what is retired', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, async (codebook) => {
        const read = readQdc(await written(codebook), await knownWith(codebook))
        if (!read.ok) throw new Error(JSON.stringify(read.error))
        expect(carriedByQdc(read.value.codes)).toEqual(carriedByQdc(codebook.codes))
        expect(read.value).toMatchObject({ origin: 'Sourcemark 1.0.0', coloured: 0, sets: [], elements: [] })
      }),
    )
  })

  it('is what the standard asks for', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, async (codebook) => {
        expect(breaches(await written(codebook))).toEqual([])
      }),
    )
  })

  it('has the same GUIDs each time, and the id of a code where that is one', async () => {
    const read = readQdc(await written(claimsAndSources), unknown)
    expect(await written(claimsAndSources)).toBe(await written(claimsAndSources))
    // As Python's `uuid.uuid5` makes them.
    expect(read.ok && read.value.codes.map(({ id }) => id)).toEqual([
      'da3e5436-2bcb-5232-bc1c-da554e1599c9',
      '2bed4c9a-8e44-59b8-b708-4f513e2b91f5',
      '033fc4b1-4fa6-5449-a950-12c7f608a6d0',
    ])
    expect(await guidOfCode('5f0c8f1e-86d2-4c39-9f2b-1d2f0f3a9b10', sha1)).toBe('5f0c8f1e-86d2-4c39-9f2b-1d2f0f3a9b10')
  })

  it('tells in the description what the format has no place for', async () => {
    const read = readQdc(await written(claimsAndSources), { ...unknown })
    expect(await written(claimsAndSources)).toContain('• Kind (one of: Fact, Forecast, Intention, Opinion, Question)')
    expect(read.ok && read.value.codes.map(({ description }) => description)).toEqual(['', '', ''])
  })

  it('puts U+FFFD where XML has no such character', async () => {
    const [claim] = claimsAndSources.codes
    if (claim === undefined) throw new Error('There must be a code.')
    const codebook = { ...claimsAndSources, codes: [{ ...claim, name: 'a\u0000b\u001bc\ud800d\uffff' }] }
    const read = readQdc(await written(codebook), unknown)
    expect(read.ok && read.value.codes[0]?.name).toBe('a\ufffdb\ufffdc\ufffdd\ufffd')
  })
})

const head = '<?xml version="1.0" encoding="UTF-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"'
const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const code = (n: number, more = '', inside = '') =>
  `<Code guid="${guid(n)}" name="Code ${n}" isCodable="true" ${more}>${inside}</Code>`
const book = (codes: string, rest = '') => `${head}><Codes>${codes}</Codes>${rest}</CodeBook>`

describe('a .qdc of another program', () => {
  it('is read with what it has, and says what it has not', () => {
    const text = `\ufeff${head} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:QDA-XML:codebook:1.0 Codebook.xsd" origin="Other 2">
      <!-- a comment --><Codes>
        <Code guid="{${guid(1).toUpperCase()}}" name="Tone &amp; voice" isCodable="false">
          <Description><![CDATA[How <it> sounds]]> &#233;</Description><NoteRef targetGUID="${guid(9)}"/>
          <Code guid="${guid(2)}" name="Harsh" isCodable="1" color="#F00"/>
        </Code>
        <Code guid="${guid(3)}" name="Grey" isCodable="true" color="#808080"/>
      </Codes><Sets><Set guid="${guid(8)}" name="Group"><MemberCode guid="${guid(2)}"/></Set></Sets></CodeBook>`
    const read = readQdc(text.slice(1), unknown)
    expect(read).toMatchObject({
      ok: true,
      value: {
        origin: 'Other 2',
        coloured: 2,
        withoutRole: 3,
        sets: ['Group'],
        elements: ['NoteRef'],
        codes: [
          { id: guid(1), name: 'Tone & voice', retired: true, description: 'How <it> sounds é', parent: null, hue: 0 },
          { id: guid(2), name: 'Harsh', retired: false, description: '', parent: guid(1), hue: 29 },
          { id: guid(3), name: 'Grey', retired: false, parent: null, hue: 138 },
        ],
      },
    })
  })

  const faults: readonly (readonly [what: string, text: string, error: object])[] = [
    ['is empty', '', { code: 'not-xml' }],
    ['is no XML', 'Codes\n', { code: 'not-xml' }],
    ['is cut off', book(code(1)).slice(0, -20), { code: 'not-xml' }],
    ['is not well-formed', book(code(1)).replace('</Codes>', '\n</Code>'), { code: 'not-xml', line: 3 }],
    ['has an entity of its own', book(code(1, '', '<Description>&lol;</Description>')), { code: 'not-xml' }],
    [
      'has a document type',
      `<!DOCTYPE CodeBook [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${book(code(1)).slice(39)}`,
      { code: 'doctype' },
    ],
    [
      'asks for a file',
      `<!DOCTYPE CodeBook SYSTEM "file:///etc/passwd">${book(code(1)).slice(39)}`,
      { code: 'doctype' },
    ],
    [
      'has another namespace',
      book(code(1)).replace('codebook:1.0', 'codebook:2.0'),
      { code: 'not-a-codebook', namespace: 'urn:QDA-XML:codebook:2.0', root: 'CodeBook' },
    ],
    ['has no namespace', book(code(1)).replace(/ xmlns="[^"]*"/, ''), { code: 'not-a-codebook', namespace: '' }],
    [
      'is a project',
      '<Project xmlns="urn:QDA-XML:project:1.0" name="p"/>',
      { code: 'not-a-codebook', root: 'Project' },
    ],
    ['has no code', book(''), { code: 'invalid', fault: 'no-codes' }],
    [
      'has a code without a GUID',
      book('<Code name="a" isCodable="true"/>'),
      { code: 'invalid', fault: 'no-guid', line: 2 },
    ],
    ['has a GUID that is none', book(code(1).replace(guid(1), '1')), { code: 'invalid', fault: 'no-guid' }],
    ['has a GUID twice', book(code(1) + code(1)), { code: 'invalid', fault: 'same-guid' }],
    ['has a code without a name', book(code(1).replace('Code 1', ' ')), { code: 'invalid', fault: 'no-name' }],
    [
      'has a name without end',
      book(code(1).replace('Code 1', 'x'.repeat(1001))),
      { code: 'invalid', fault: 'long-name' },
    ],
    [
      'has 5,001 codes',
      book(Array.from({ length: 5001 }, (_, index) => code(index)).join('')),
      { code: 'invalid', fault: 'many-codes', line: 2 },
    ],
    [
      'has 100,000 codes in one another',
      `${head}><Codes>${'<Code>'.repeat(100_000)}`,
      { code: 'too-large', what: 'depth' },
    ],
    ['has 60,000 codes', book('<Code/>'.repeat(60_000)), { code: 'too-large', what: 'elements' }],
    [
      'has 100,000 attributes',
      `${head} ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
      { code: 'too-large', what: 'attributes' },
    ],
    ['is huge', `${head}>${' '.repeat(1_000_000)}</CodeBook>`, { code: 'too-large', what: 'characters' }],
    ['never ends a comment', `${head}><!--${'- '.repeat(490_000)}`, { code: 'not-xml' }],
    ['never ends a section', `${head}><![CDATA[${']'.repeat(990_000)}`, { code: 'not-xml' }],
    ['never ends a name', `<${'a'.repeat(990_000)}`, { code: 'not-xml' }],
    ['never ends a document type', `<!DOCTYPE a [${'<!ENTITY a "a">'.repeat(60_000)}`, { code: 'not-xml' }],
  ]
  it.each(faults)('is refused within two seconds when it %s', { timeout: 30_000 }, (_, text, error) => {
    const begin = process.cpuUsage()
    expect(readQdc(text, unknown)).toMatchObject({ ok: false, error })
    // In microseconds; the clock on the wall would count what other programs took, too.
    expect(process.cpuUsage(begin).user).toBeLessThan(2_000_000)
  })
})

// The schema is REFI's to publish (https://www.qdasoftware.org/codebook-exchange/); its file can be named here.
const schema = process.env.REFI_QDA_CODEBOOK_XSD ?? ''
const hasValidator = spawnSync('xmllint', ['--version']).status === 0

it.skipIf(schema === '' || !hasValidator)('is valid against the schema in REFI_QDA_CODEBOOK_XSD', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'qdc-'))
  const codebooks = [claimsAndSources, ...fc.sample(anyCodebook, 50)]
  const files = codebooks.map((_, index) => path.join(folder, `${index}.qdc`))
  for (const [index, codebook] of codebooks.entries()) writeFileSync(files[index] ?? '', await written(codebook))
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, ...files], {
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  expect(stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'))).toEqual([])
  expect(status).toBe(0)
})
