import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import * as v from 'valibot'
import { type Channel, channels, type EventName, type Events, type Requests } from '../src/ipc/contract'
import { type Decoders, decoders } from './decoders'

/**
 * Why a call was not answered. On the other side of the bridge it is an error whose message holds name and code, as in
 * "CallRefused: wrong-shape: …".
 */
class CallRefused extends Error {
  override readonly name = 'CallRefused'

  constructor(code: 'wrong-sender' | 'wrong-shape' | 'failed', why: string) {
    super(`${code}: ${why}`)
  }
}

type Answer<C extends Channel> = ReturnType<Requests[C]>

/** What each channel answers with. One that is missing does not compile. */
export type Handlers = {
  readonly [C in Channel]: (...args: Parameters<Requests[C]>) => Answer<C> | Promise<Answer<C>>
}

/**
 * Serves the contract to the pages that `isOurs` says yes to. A call from elsewhere, or with arguments of another
 * shape, is a rejected promise over there.
 */
export function serve(handlers: Handlers, isOurs: (event: IpcMainInvokeEvent) => boolean): void {
  for (const channel of channels) serveChannel(channel, handlers[channel], decoders[channel], isOurs)
}

function serveChannel<C extends Channel>(
  channel: C,
  handler: Handlers[C],
  decoder: Decoders[C],
  isOurs: (event: IpcMainInvokeEvent) => boolean,
): void {
  ipcMain.handle(channel, async (event, ...args: readonly unknown[]) => {
    if (!isOurs(event)) throw new CallRefused('wrong-sender', `Only the app's own page may ask for "${channel}".`)
    const decoded = v.safeParse(decoder, args)
    if (decoded.success) return answer(channel, () => handler(...decoded.output))
    const [issue] = decoded.issues
    const place = v.getDotPath(issue)
    const what = issue.message.length > 200 ? `${issue.message.slice(0, 200)}…` : issue.message
    const where = place === null ? '' : ` at ${place}`
    throw new CallRefused('wrong-shape', `"${channel}" got arguments of the wrong shape${where}: ${what}`)
  })
}

/** Of an error that nobody expected the window hears the system's word: messages of the system name paths. */
async function answer<T>(channel: Channel, ask: () => T): Promise<Awaited<T>> {
  try {
    return await ask()
  } catch (error) {
    console.error(error)
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'an error of the app'
    throw new CallRefused('failed', `"${channel}" could not be answered: ${reason}`)
  }
}

/** Whether a call comes from the main frame of the window, and that shows a page of one of these origins. */
export function isFrom(
  contents: WebContents,
  origins: readonly string[],
  { senderFrame }: IpcMainInvokeEvent,
): boolean {
  if (senderFrame === null || contents.isDestroyed()) return false
  // Subtle: URL.origin is "null" for schemes that Node does not know, such as app:.
  return senderFrame === contents.mainFrame && origins.some((origin) => senderFrame.url.startsWith(`${origin}/`))
}

/** Tells the window of an event. */
export function tell<E extends EventName>(contents: WebContents, event: E, payload: Events[E]): void {
  if (!contents.isDestroyed()) contents.send(event, payload)
}
