import { app, type Session } from 'electron'
import { REPORT_ORIGIN } from './report/report-shelf'

/** Denies every web page of the app what it has no need of: other pages, windows, files, devices. */
export function confineWebContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame || !event.url.startsWith(`${REPORT_ORIGIN}/`)) event.preventDefault()
    })
  })
}

/** Closes a session to the network and to the system's permissions. `devOrigin` stays reachable. */
export async function confineSession(session: Session, devOrigin: string | null): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerLanguages([])
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url, devOrigin) }))
  await session.setProxy({ mode: 'direct' })
}

function mayLoad(address: string, devOrigin: string | null): boolean {
  const { protocol, origin, host } = new URL(address)
  if (protocol === 'app:' || protocol === 'data:') return true
  // While developing, the page comes from the tools' server, and is reloaded through its socket.
  if (devOrigin === null) return false
  return protocol === 'devtools:' || origin === devOrigin || (protocol === 'ws:' && host === new URL(devOrigin).host)
}
