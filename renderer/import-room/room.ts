import { loadReader } from '../../src/import/catalogue'
import type { RoomBridge, RoomOrder } from '../../src/ipc/room'
import { err, ok } from '../../src/result'
import { decodeBytes } from '../importing/decode'
import { parseHtml } from './trusted-html'

declare const importRoom: RoomBridge

/** Reads the one file that the room was opened for. Whoever opened it ends it, then or before. */
async function serve({ bytes, reader, encoding, budget }: RoomOrder): Promise<void> {
  const found = await loadReader(reader)
  if (found === null) return importRoom.give(err({ code: 'no-reader' }))
  const read = await found.read(bytes, {
    encoding,
    budget,
    progress: (share) => importRoom.progress(share),
    signal: { aborted: false },
    host: { decode: decodeBytes, parseHtml },
  })
  if (!read.ok) return importRoom.give(read)
  const { places: _, ...kept } = read.value
  importRoom.give(ok(kept))
}

void importRoom
  .take()
  .then(serve)
  .catch(() => importRoom.give(err({ code: 'broken' })))
