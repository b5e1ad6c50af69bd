import { app } from 'electron'

// Chromium's own doings that look for a network: casting, suggestions, reports, updates.
const FEATURES = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'DnsOverHttps',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
]

/** Takes the network away from Chromium. To be called before the app is ready; `devHost` stays reachable. */
export function cutNetwork(devHost: string | null): void {
  const { commandLine } = app
  commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${devHost === null ? '' : `, EXCLUDE ${devHost}`}`)
  commandLine.appendSwitch('no-proxy-server')
  commandLine.appendSwitch('no-pings')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('disable-sync')
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  commandLine.appendSwitch('disable-features', FEATURES.join(','))
  // On Linux Chromium leaves the process that would speak to networks outside the sandbox, unless it is asked.
  commandLine.appendSwitch('enable-features', 'NetworkServiceSandbox')
}
