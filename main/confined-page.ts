import type { WebPreferences } from 'electron'

/** What every page of the app runs under, seen or not: away from Node and from the preload's own world. */
export const confinedPage = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
} as const satisfies WebPreferences
