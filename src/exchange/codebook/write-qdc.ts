import { codesBelow } from '../../codebook/code-tree'
import type { Code, Codebook, Role } from '../../codebook/codebook'
import { colourOfHue } from './colour'
import { describeCode } from './description'
import { guidOfCode, type Sha1, uuidOfName } from './guid'
import { writeXml, type XmlNode } from './write-xml'

export const QDC_NAMESPACE = 'urn:QDA-XML:codebook:1.0'

/** The parts in an attribution, as sets of codes: what other programs show as groups. */
const roleSets = { claim: 'Claims', source: 'Sources', cue: 'Cues' } as const satisfies Partial<Record<Role, string>>
export type SetRole = keyof typeof roleSets
const roles = Object.keys(roleSets) as SetRole[]

/** The GUIDs of the sets that stand for parts in an attribution. */
export async function guidsOfRoles(sha1: Sha1): Promise<ReadonlyMap<string, SetRole>> {
  return new Map(await Promise.all(roles.map(async (role) => [await uuidOfName(`role:${role}`, sha1), role] as const)))
}

/**
 * A codebook as a REFI-QDA codebook 1.0 (`.qdc`). A code that is retired is not codable; what the format has no place
 * for is told in the descriptions. The standard has no codebook without a code: there must be one.
 */
export async function writeQdc(codebook: Codebook, origin: string, sha1: Sha1): Promise<string> {
  const { codes } = codebook
  if (codes.length === 0) throw new Error('A REFI-QDA codebook must have a code.')
  const guids = new Map(await Promise.all(codes.map(async ({ id }) => [id, await guidOfCode(id, sha1)] as const)))
  const sets = [...(await guidsOfRoles(sha1))].map(([guid, role]) =>
    setNode(
      guid,
      roleSets[role],
      codes.filter((code) => code.role === role).map(({ id }) => guids.get(id) ?? ''),
    ),
  )
  const filled = sets.filter(({ content }) => content.length > 0)
  return writeXml({
    name: 'CodeBook',
    attributes: [
      ['xmlns', QDC_NAMESPACE],
      ['origin', origin],
    ],
    content: [
      { name: 'Codes', attributes: [], content: codeNodes(codes, guids) },
      ...(filled.length === 0 ? [] : [{ name: 'Sets', attributes: [], content: filled }]),
    ],
  })
}

/** The codes as a tree. */
function codeNodes(codes: readonly Code[], guids: ReadonlyMap<string, string>): readonly XmlNode[] {
  const below = codesBelow(codes)
  const nodesBelow = (parent: string | null): readonly XmlNode[] =>
    (below.get(parent) ?? []).map((code) => ({
      name: 'Code',
      attributes: [
        ['guid', guids.get(code.id) ?? ''],
        ['name', code.name],
        ['isCodable', code.retired ? 'false' : 'true'],
        ['color', colourOfHue(code.hue)],
      ],
      content: [{ name: 'Description', attributes: [], content: describeCode(code) }, ...nodesBelow(code.id)],
    }))
  return nodesBelow(null)
}

function setNode(guid: string, name: string, members: readonly string[]): XmlNode {
  return {
    name: 'Set',
    attributes: [
      ['guid', guid],
      ['name', name],
    ],
    content: members.map((member) => ({ name: 'MemberCode', attributes: [['guid', member]], content: [] })),
  }
}
