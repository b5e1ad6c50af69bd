import type { Workspace } from '../../src/ipc/workspace'
import { facet } from './facet'
import type { ViewState } from './view-state'

/** Where the analyst is, as far as a feature knows: it is noted for the next start. */
export const whereabouts = facet<(view: ViewState) => Partial<Workspace>>('whereabouts')
