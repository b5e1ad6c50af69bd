import { Confirm } from './confirm'
import type { Editor, Pending } from './editor'
import { MergePanel } from './merge-panel'
import { MovePanel } from './move-panel'
import { RemoveChoicePanel } from './remove-choice-panel'
import { SplitFieldPanel } from './split-field-panel'
import { SplitPanel } from './split-panel'

interface PendingChangeProps {
  readonly editor: Editor
  readonly pending: Pending
  /** `next`: the code to show afterwards. */
  readonly onEnd: (next?: string) => void
}

/** A change that concerns marks: what is asked about it, what it does, and the button that does it. */
export function PendingChange({ editor, pending, onEnd }: PendingChangeProps) {
  switch (pending.kind) {
    case 'change':
      return <Confirm editor={editor} title={pending.title} make={pending.make} onEnd={onEnd} />
    case 'merge-codes':
    case 'merge-fields':
      return <MergePanel editor={editor} pending={pending} onEnd={onEnd} />
    case 'move-code':
      return <MovePanel editor={editor} code={pending.code} onEnd={onEnd} />
    case 'remove-choice':
      return <RemoveChoicePanel editor={editor} pending={pending} onEnd={onEnd} />
    case 'split':
      return <SplitPanel editor={editor} code={pending.code} onEnd={onEnd} />
    case 'split-field':
      return <SplitFieldPanel editor={editor} code={pending.code} field={pending.field} onEnd={onEnd} />
  }
}
