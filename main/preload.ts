import { contextBridge, ipcRenderer, webFrame } from 'electron'
import { type Bridge, channels, eventNames } from '../src/ipc/contract'

const known = { channels: new Set<string>(channels), events: new Set<string>(eventNames) }

// Functions only, and only over names of the contract: the page gets no hold of `ipcRenderer` or of its events.
const bridge: Bridge = {
  request: (channel, ...args) => {
    if (!known.channels.has(channel)) return Promise.reject(new Error(`There is no channel "${channel}".`))
    return ipcRenderer.invoke(channel, ...args)
  },
  on: (event, listener) => {
    if (!known.events.has(event)) throw new Error(`There is no event "${event}".`)
    const hear = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload)
    ipcRenderer.on(event, hear)
    return () => {
      ipcRenderer.off(event, hear)
    }
  },
}

contextBridge.exposeInMainWorld('sourcemark', Object.freeze(bridge))

// Subtle: a peer connection has Chromium open sockets before anything is sent, whatever the policy. Nothing here makes one.
void webFrame.executeJavaScript('delete globalThis.RTCPeerConnection; delete globalThis.webkitRTCPeerConnection')
