import type { leakElements } from './leak-elements'

interface Orders {
  readonly elements: ReturnType<typeof leakElements>
  /** The address of each kind of {@link scriptKinds}. */
  readonly at: Readonly<Record<string, string>>
}

/** What a script can try, besides making elements; the last ones would leave the page. */
export const scriptKinds = [
  'fetch',
  'fetch-no-cors',
  'fetch-keepalive',
  'xhr',
  'beacon',
  'websocket',
  'eventsource',
  'webtransport',
  'stun-udp',
  'turn-udp',
  'turn-tcp',
  'image-object',
  'audio-object',
  'font-face',
  'constructed-style',
  'import',
  'worker',
  'worker-import',
  'worker-fetch',
  'shared-worker',
  'service-worker',
  'worklet',
  'payment-manifest',
  'federated-login',
  'speculation',
  'ping',
  'download',
  'window-open',
  'link-blank',
  'form-get',
  'form-post',
  'location',
] as const

/**
 * Tries everything, one after the other, and answers with the number of tries. It is evaluated in a page, so that it
 * may use nothing from outside.
 */
export async function leakByScript({ elements, at }: Orders): Promise<number> {
  type Element_ = Orders['elements'][number]
  const address = (kind: string) => at[kind] ?? ''
  const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))
  const host = (kind: string) => address(kind).replace(/^http:\/\/|\/.*$/g, '')
  let tries = 0

  const make = ({ tag, attributes, inside }: Element_): Element => {
    const name = tag.replace('svg:', '')
    const made =
      name === tag ? document.createElement(name) : document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) {
      // Trusted Types take some attributes from strings; the others of the element are set all the same.
      try {
        if (key === 'style' && made instanceof HTMLElement) made.style.cssText = value
        else made.setAttribute(key, value)
      } catch {}
    }
    if (typeof inside === 'string') {
      try {
        made.textContent = inside
      } catch {}
    } else for (const each of inside ?? []) made.append(make(each))
    return made
  }
  const connect = async (server: RTCIceServer) => {
    const connection = new RTCPeerConnection({ iceServers: [server] })
    connection.createDataChannel('leak')
    await connection.setLocalDescription(await connection.createOffer())
    await pause(700)
    connection.close()
  }
  const workerOf = (code: string) => new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
  const click = (attributes: Readonly<Record<string, string>>) => {
    const link = document.createElement('a')
    for (const [key, value] of Object.entries(attributes)) link.setAttribute(key, value)
    link.textContent = 'leak'
    document.body.append(link)
    link.click()
  }
  const submit = (method: string, action: string) => {
    const form = document.createElement('form')
    form.method = method
    form.action = action
    form.target = method
    document.body.append(form)
    form.submit()
  }
  const turn = (kind: string, transport: string) =>
    connect({ urls: `turn:${host(kind)}?transport=${transport}`, username: 'a', credential: 'b' })
  const any = window as unknown as Record<string, new (...args: readonly unknown[]) => { show?: () => unknown }>

  const scripts: Readonly<Record<string, () => unknown>> = {
    fetch: () => fetch(address('fetch')),
    'fetch-no-cors': () => fetch(address('fetch-no-cors'), { mode: 'no-cors' }),
    'fetch-keepalive': () => fetch(address('fetch-keepalive'), { mode: 'no-cors', keepalive: true }),
    xhr: () => {
      const request = new XMLHttpRequest()
      request.open('GET', address('xhr'))
      request.send()
    },
    beacon: () => navigator.sendBeacon(address('beacon'), 'loot'),
    websocket: () => new WebSocket(address('websocket').replace('http', 'ws')),
    eventsource: () => new EventSource(address('eventsource')),
    webtransport: () => any.WebTransport && new any.WebTransport(address('webtransport').replace('http', 'https')),
    'stun-udp': () => connect({ urls: `stun:${host('stun-udp')}` }),
    'turn-udp': () => turn('turn-udp', 'udp'),
    'turn-tcp': () => turn('turn-tcp', 'tcp'),
    'image-object': () => {
      new Image().src = address('image-object')
    },
    'audio-object': () => new Audio(address('audio-object')).load(),
    'font-face': () => new FontFace('leak', `url(${address('font-face')})`).load(),
    'constructed-style': () => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`body { background: url(${address('constructed-style')}) }`)
      document.adoptedStyleSheets = [sheet]
    },
    import: () => import(address('import')),
    worker: () => new Worker(address('worker')),
    'worker-import': () => workerOf(`importScripts(${JSON.stringify(address('worker-import'))})`),
    'worker-fetch': () => workerOf(`fetch(${JSON.stringify(address('worker-fetch'))})`),
    'shared-worker': () => new SharedWorker(address('shared-worker')),
    'service-worker': () => navigator.serviceWorker.register(address('service-worker')),
    worklet: () => new AudioContext().audioWorklet.addModule(address('worklet')),
    'payment-manifest': () =>
      any.PaymentRequest &&
      new any.PaymentRequest([{ supportedMethods: address('payment-manifest') }], {
        total: { label: 'x', amount: { currency: 'EUR', value: '1' } },
      }).show?.(),
    'federated-login': () =>
      navigator.credentials.get({
        identity: { providers: [{ configURL: address('federated-login'), clientId: 'x' }] },
      } as CredentialRequestOptions),
    speculation: () => {
      const rules = document.createElement('script')
      rules.type = 'speculationrules'
      rules.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [address('speculation')] }] })
      document.head.append(rules)
    },
    ping: () => click({ href: '#here', ping: address('ping') }),
    download: () => click({ href: address('download'), download: 'loot' }),
    'window-open': () => window.open(address('window-open')),
    'link-blank': () => click({ href: address('link-blank'), target: '_blank' }),
    'form-get': () => submit('get', address('form-get')),
    'form-post': () => submit('post', address('form-post')),
    location: () => location.assign(address('location')),
  }

  const attempts = [...elements.map((each) => () => document.body.append(make(each))), ...Object.values(scripts)]
  for (const attempt of attempts) {
    tries++
    try {
      await Promise.race([attempt(), pause(800)])
    } catch {
      // Refusals may be exceptions.
    }
  }
  await pause(1500)
  return tries
}
