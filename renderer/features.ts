import { attribution } from './attribution/feature'
import { codebook } from './codebook/feature'
import { commands } from './commands/feature'
import { correction } from './correction/feature'
import { exchange } from './exchange/feature'
import { importing } from './importing/feature'
import { library } from './library/feature'
import { place } from './place/feature'
import { report } from './report/feature'
import { safety } from './safety/feature'
import { search } from './search/feature'
import { shell } from './shell/feature'
import { tagging } from './tagging/feature'
import type { Feature } from './window/feature'

/**
 * All that the window is made of, each feature in a folder of its own. Lists of commands and menus have what can be
 * done in this order. Nobody below imports it.
 */
export const features: readonly Feature[] = [
  place,
  tagging,
  attribution,
  importing,
  library,
  correction,
  search,
  report,
  exchange,
  codebook,
  commands,
  shell,
  safety,
]
