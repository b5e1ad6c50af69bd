import { err, ok } from '../result'
import type { Reader, Reading } from './format'
import type { Loss } from './loss'
import type { ReaderVersion } from './reader-version'

type Parsed = Pick<Reading, 'text' | 'blocks' | 'title' | 'losses'>

/** A reader for a format that is nothing but text under some encoding. `parse` never fails. */
export function textReader(reader: ReaderVersion, parse: (decoded: string) => Parsed): Reader {
  return {
    ...reader,
    read: async (bytes, { encoding, budget, progress, signal, host }) => {
      const decoded = host.decode(bytes, encoding)
      if (!decoded.ok) return decoded
      if (decoded.value.text.length > budget.text) return err({ code: 'too-long' })
      progress(0.5)
      if (signal.aborted) return err({ code: 'stopped' })
      const parsed = parse(decoded.value.text)
      if (parsed.blocks.length === 0) return err({ code: 'empty' })
      const losses = [...parsed.losses, ...unreadable(decoded.value.text)]
      return ok({ ...parsed, losses, provenance: {}, encoding: decoded.value.encoding, reader, places: null })
    },
  }
}

function unreadable(text: string): readonly Loss[] {
  const count = text.split('\uFFFD').length - 1
  return count === 0 ? [] : [{ what: 'characters that can’t be read', count }]
}
