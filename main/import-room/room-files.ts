import { type AppFiles, respondWithFile } from '../app-files'

export const ROOM_ORIGIN = 'app://import-room'
export const ROOM_PAGE = `${ROOM_ORIGIN}/import-room/index.html`

// One named policy of Trusted Types: readers of markup make documents of strings, and nothing makes scripts of them.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types import-html',
].join('; ')

/** Answers with a file of the room, under its policy. */
export function respondInRoom(files: AppFiles, address: string): Promise<Response> {
  return respondWithFile(files, address, policy)
}
