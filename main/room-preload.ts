import { contextBridge, ipcRenderer, webFrame } from 'electron'
import type { RoomBridge } from '../src/ipc/room'

const bridge: RoomBridge = {
  take: () => ipcRenderer.invoke('room.take'),
  progress: (share) => ipcRenderer.send('room.progress', share),
  give: (outcome) => ipcRenderer.send('room.give', outcome),
}

contextBridge.exposeInMainWorld('importRoom', Object.freeze(bridge))

// Subtle: see preload.ts. A peer connection has Chromium open sockets before anything is sent, whatever the policy.
void webFrame.executeJavaScript('delete globalThis.RTCPeerConnection; delete globalThis.webkitRTCPeerConnection')
