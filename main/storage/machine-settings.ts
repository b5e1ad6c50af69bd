import { type MachineSettings, machineSettingsIn } from '../../src/record/to-schema-3'
import type { Journal } from './journal/journal'
import type { JournalIndex } from './journal/journal-index'
import type { Snapshot } from './snapshot/snapshot-file'

/**
 * What a library of an older schema says of the machine that it was on: its snapshot, and what the journal has beyond
 * it. Null when it says nothing, as of the newest schema. Throws the system's error when the journal can't be read.
 */
export async function readMachineSettings(
  snapshot: Snapshot<unknown> | null,
  journal: Journal,
  index: JournalIndex,
): Promise<MachineSettings | null> {
  const { sequence, schema, written } = snapshot ?? { sequence: 0 }
  let found = schema === undefined ? null : machineSettingsIn('library', written, schema)
  for (const place of index.after(sequence)) {
    const { schema: of, edit } = await journal.readWritten(place)
    found = machineSettingsIn('edit', edit, of) ?? found
  }
  return found
}
