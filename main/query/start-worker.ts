/// <reference types="electron-vite/node" />
import type { StartWorker } from './library-search'
// The build makes a function of it that starts the thread.
// oxlint-disable-next-line import/default
import createWorker from './search-worker?nodeWorker'

/** Starts the thread that searches, from where the build puts it. */
export const startSearchWorker: StartWorker = (folder) => createWorker({ workerData: { folder } })
