import { strToU8 } from 'fflate/browser'

/** SHA-1 of bytes: twenty bytes. */
export type Sha1 = (bytes: Uint8Array) => Promise<Uint8Array>

/** The space of names from which GUIDs of ids are made that are none themselves. */
const NAMESPACE = '0c5e0d7b-52c6-4be4-9a54-6b3ff4a1c1de'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The GUID of a code: its id where that is one, else one made of its id, the same each time and on every machine. */
export async function guidOfCode(id: string, sha1: Sha1): Promise<string> {
  return UUID.test(id) ? id : uuidOfName(`code:${id}`, sha1)
}

/** A UUID that is made of a name (RFC 9562, version 5). */
export async function uuidOfName(name: string, sha1: Sha1): Promise<string> {
  const space = NAMESPACE.replaceAll('-', '').match(/../g) ?? []
  const hash = await sha1(new Uint8Array([...space.map((pair) => Number.parseInt(pair, 16)), ...strToU8(name)]))
  const bytes = [...hash.subarray(0, 16)]
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A GUID as REFI-QDA allows it, with or without braces, in the form in which ids are compared; null if it is none. */
export function plainGuid(guid: string): string | null {
  const plain = guid
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase()
  return UUID.test(plain) ? plain : null
}
