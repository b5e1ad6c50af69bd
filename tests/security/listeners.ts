import { createSocket, type Socket } from 'node:dgram'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'

/**
 * A port of its own, for TCP and for UDP, for each kind of leak: a bare connection that says nothing counts as a hit.
 * They listen on this computer's own address where it has one, since Chromium sends no STUN over the loopback.
 */
export class Listeners {
  readonly #host = ownAddress()
  readonly #servers = new Map<string, { readonly tcp: Server; readonly udp: Socket }>()
  readonly #hits = new Set<string>()

  async open(kinds: Iterable<string>): Promise<void> {
    for (const kind of new Set(kinds)) {
      const hit = () => this.#hits.add(kind)
      // Without content, so that a page that goes there stays where it is, and can try the next.
      const tcp = createServer((_request, response) => {
        response.writeHead(204, { 'access-control-allow-origin': '*' }).end()
      })
      tcp.on('connection', hit)
      await new Promise<void>((resolve) => tcp.listen(0, this.#host, resolve))
      const udp = createSocket('udp4').on('message', hit)
      await new Promise<void>((resolve) => udp.bind((tcp.address() as AddressInfo).port, this.#host, resolve))
      this.#servers.set(kind, { tcp, udp })
    }
  }

  /** An address of the kind, such as "http://127.0.0.1:40123/img". */
  readonly at = (kind: string): string => {
    const server = this.#servers.get(kind)
    if (server === undefined) throw new Error(`A listener for "${kind}" must be opened first.`)
    return `http://${this.#host}:${(server.tcp.address() as AddressInfo).port}/${kind}`
  }

  get kinds(): readonly string[] {
    return [...this.#servers.keys()]
  }

  /** The kinds that somebody spoke to since the last {@link forget}. */
  get hits(): readonly string[] {
    return [...this.#hits].sort()
  }

  forget(): void {
    this.#hits.clear()
  }

  close(): void {
    for (const { tcp, udp } of this.#servers.values()) {
      tcp.closeAllConnections()
      tcp.close()
      udp.close()
    }
  }
}

function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '127.0.0.1'
}
