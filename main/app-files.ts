import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

export const APP_ORIGIN = 'app://sourcemark'
export const START_PAGE = `${APP_ORIGIN}/index.html`

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

interface AppFile {
  readonly path: string
  readonly contentType: string
}

/** The files that the window may load, by their only address. */
export type AppFiles = ReadonlyMap<string, AppFile>

/**
 * Lists a folder once. From then on an address is looked up as it stands, and no path is ever made of one: whatever
 * spelling leads elsewhere is not in the map. Files of other types, such as source maps, are left out.
 */
export function listAppFiles(folder: string, origin: string = APP_ORIGIN): AppFiles {
  const files = new Map<string, AppFile>()
  const visit = (path: string, address: string) => {
    // Subtle: the `recursive` option of Node 18.15 silently does not recurse.
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const [inner, named] = [join(path, entry.name), `${address}/${encodeURIComponent(entry.name)}`]
      if (entry.isDirectory()) visit(inner, named)
      const contentType = contentTypes[extname(entry.name)]
      if (entry.isFile() && contentType !== undefined) files.set(named, { path: inner, contentType })
    }
  }
  visit(folder, origin)
  return files
}

// 'self' is app://sourcemark. React and ProseMirror set styles through the CSSOM, which needs no 'unsafe-inline'.
export function windowPolicy(reportOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'none'",
    `frame-src ${reportOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** Answers with the file at an address, under a content security policy; 404 if there is none. */
export async function respondWithFile(files: AppFiles, address: string, policy: string): Promise<Response> {
  const file = files.get(address)
  if (file === undefined) return notFound()
  return new Response(new Uint8Array(await readFile(file.path)), {
    headers: {
      'content-type': file.contentType,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    },
  })
}

export function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
}
