import type { ReactNode } from 'react'
import type { Dialog } from './dialog'
import { type Answer, facet } from './facet'
import { type Late, later } from './later'
import { useView, useWindow } from './use-window'

/** How a kind of dialog is drawn. */
interface DrawnDialog {
  readonly name: string
  readonly late: Late<never>
}

/** How features draw their dialogs. */
export const drawnDialogs = facet<DrawnDialog>('drawn dialogs')

/** Draws a kind of dialog, with code that is loaded late: what is pressed before it is there waits for it. */
export function drawn<P extends object>({ name }: Dialog<P>, load: () => Promise<(props: P) => ReactNode>): Answer {
  return drawnDialogs.of({ name, late: later('the dialog', load) })
}

/** The dialog that is open, if one is. */
export function OpenDialog() {
  const window = useWindow()
  const open = useView((view) => view.dialog)
  if (open === null) return null
  const found = window.all(drawnDialogs).find(({ name }) => name === open.name)
  if (found === undefined) throw new Error(`A feature must draw the dialog "${open.name}".`)
  // Who opened it has seen to it that these are the properties of that kind.
  const Component = found.late.Component as (props: object) => ReactNode
  return <Component {...open.props} />
}
