import { mendText } from '../place/opening'
import { commandSource } from '../window/command'
import { drawn } from '../window/dialogs'
import type { Feature } from '../window/feature'
import { mend } from './articles'
import { importingCommands } from './commands'
import { encodingDialog } from './dialogs'

/** Files that become articles. */
export const importing: Feature = {
  answers: [
    commandSource.of(importingCommands),
    mendText.of(mend),
    drawn(encodingDialog, async () => (await import('./encoding-dialog')).EncodingDialog),
  ],
}
