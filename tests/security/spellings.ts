/** What lies beside the window's files, and what every computer has. */
const TARGETS = ['main/index.cjs', 'preload/preload.cjs', 'package.json', 'etc/passwd', 'windows/win.ini']

// Ways to write "one folder up". Those in which Chromium reads the two dots stay in the origin all the same.
const UPS = [
  '../',
  '..%2f',
  '..%2F',
  '%2e%2e/',
  '%2E%2E/',
  '.%2e/',
  '%2e./',
  '%2e%2e%2f',
  '..%5c',
  '..\\',
  '%2e%2e%5c',
  '%252e%252e%252f',
  '..%252f',
  '%c0%ae%c0%ae/',
  '%c0%ae%c0%ae%c0%af',
  '..%c0%af',
  '%uff0e%uff0e%u2215',
  '..%u2216',
  '....//',
  '..././',
  '..;/',
  '..%00/',
  '..%0d%0a/',
  '\u2025/',
  '\uff0e\uff0e\uff0f',
] as const

const STARTS = ['/', '/assets/'] as const

/** Other ways to say where a file is, and to say the start page otherwise than it is served. */
const OTHERS = [
  '',
  '/',
  '//index.html',
  '/index.html?',
  '/index.html?a=../main/index.cjs',
  '/INDEX.HTML',
  '/index.html%00',
  '/index.html%20',
  '/index.html/',
  '/index.html;.js',
  '/index.html%23',
  '/assets',
  '/assets/',
  '/C:/Windows/win.ini',
  '/C:%5cWindows%5cwin.ini',
  '//etc/passwd',
  '/%2fetc%2fpasswd',
  '/file:///etc/passwd',
  '/file:%2f%2f%2fetc/passwd',
  '/~/.ssh/id_rsa',
  '/proc/self/environ',
  '/__proto__',
  '/constructor',
  '/toString',
  '/hasOwnProperty',
  '/.built-from',
  '/assets/index.js.map',
  '/%00',
  '/%ff',
  '/index.html::$DATA',
] as const

/** More than 200 addresses, all different, of which none may be answered with a file. */
export function addressesOutside(origin: string): readonly string[] {
  const climbs = STARTS.flatMap((start) =>
    UPS.flatMap((up) => TARGETS.map((target, depth) => `${origin}${start}${up.repeat((depth % 3) + 1)}${target}`)),
  )
  return [...climbs, ...OTHERS.map((other) => `${origin}${other}`), `${origin}.evil/index.html`, 'app://etc/passwd']
}
