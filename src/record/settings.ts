import * as v from 'valibot'
import { claimsAndSources } from '../codebook/claims-and-sources'

/** What belongs to the library; what is chosen for one machine is no record ({@link Preferences}). */
export const settingsSchema = v.pipe(
  v.strictObject({
    id: v.literal('settings'),
    /** The name under which edits are made; empty: the system user's. */
    author: v.string(),
    /** Id of the codebook under which new marks are made. */
    codebook: v.string(),
  }),
  v.readonly(),
)
export type Settings = v.InferOutput<typeof settingsSchema>

/** The settings of a library in which nobody has changed any. */
export const firstSettings: Settings = { id: 'settings', author: '', codebook: claimsAndSources.id }
