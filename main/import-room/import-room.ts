import { type Session, session } from 'electron'
import { budgetOf } from '../../src/import/catalogue'
import type { ReadArticle, ReadError } from '../../src/import/format'
import { importFormats } from '../../src/import/formats'
import type { ReaderVersion } from '../../src/import/reader-version'
import type { GivenFile } from '../../src/ipc/contract'
import { err, type Result } from '../../src/result'
import { type AppFiles, notFound } from '../app-files'
import { confineSession } from '../security'
import { readInRoom } from './read-in-room'
import { ROOM_PAGE, respondInRoom } from './room-files'

interface ImportRoomOptions {
  /** The room's files, under its own origin. */
  readonly files: AppFiles
  /** While developing, where the tools serve pages; else null. */
  readonly devOrigin: string | null
  /** Told how much of a file is read, from 0 to 1. */
  readonly onProgress: (share: number) => void
}

/** Where files of hostile formats are read: each in a window of its own that is ended after it. */
export class ImportRoom {
  readonly #options: ImportRoomOptions
  #session: Promise<Session> | null = null
  #stopping = new AbortController()

  constructor(options: ImportRoomOptions) {
    this.#options = options
  }

  /** Reads a file by the reader of a hostile format; every other reader is for the window that people look at. */
  async read(
    { bytes }: GivenFile,
    reader: ReaderVersion,
    encoding: string | null,
    formats = importFormats,
  ): Promise<Result<ReadArticle, ReadError>> {
    const format = formats.find(({ id }) => id === reader.id)
    if (format?.hostile !== true) return err({ code: 'no-format' })
    this.#session ??= this.#makeSession()
    const { devOrigin, onProgress } = this.#options
    return readInRoom(
      { bytes, reader, encoding, budget: budgetOf(format) },
      {
        session: await this.#session,
        page: devOrigin === null ? ROOM_PAGE : `${devOrigin}/import-room/index.html`,
        progress: onProgress,
        signal: this.#stopping.signal,
      },
    )
  }

  /** Ends whatever is being read. */
  stop(): void {
    this.#stopping.abort()
    this.#stopping = new AbortController()
  }

  /** Kept in memory only, and apart from the window's: no page of the app can be had in it, and no file but the room's. */
  async #makeSession(): Promise<Session> {
    const { files, devOrigin } = this.#options
    const own = session.fromPartition('import-room', { cache: false })
    await confineSession(own, devOrigin)
    own.protocol.handle('app', ({ method, url }) => (method === 'GET' ? respondInRoom(files, url) : notFound()))
    return own
  }
}
