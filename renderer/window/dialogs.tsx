import type { ReactNode } from 'react'
import type { Dialog } from './dialog'
import { type Late, later } from './later'
import { useView } from './use-window'

/** How a kind of dialog is drawn. */
export interface DrawnDialog {
  readonly name: string
  readonly late: Late<never>
}

/** Draws a kind of dialog, with code that is loaded late: what is pressed before it is there waits for it. */
export function drawn<P extends object>(
  { name }: Dialog<P>,
  load: () => Promise<(props: P) => ReactNode>,
): DrawnDialog {
  return { name, late: later('the dialog', load) }
}

/** The dialog that is open, if one is. */
export function OpenDialog({ dialogs }: { readonly dialogs: readonly DrawnDialog[] }) {
  const open = useView((view) => view.dialog)
  if (open === null) return null
  const found = dialogs.find(({ name }) => name === open.name)
  if (found === undefined) throw new Error(`The dialog "${open.name}" must be among those of renderer/features.ts.`)
  // Who opened it has seen to it that these are the properties of that kind.
  const Component = found.late.Component as (props: object) => ReactNode
  return <Component {...open.props} />
}
