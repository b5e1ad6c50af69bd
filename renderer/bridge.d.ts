import type { Bridge } from '../src/ipc/contract'

declare global {
  interface Window {
    /** Put there by the preload script: the only road out of the window. */
    readonly sourcemark: Bridge
  }
}
