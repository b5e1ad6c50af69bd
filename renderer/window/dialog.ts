/**
 * A kind of dialog, as a value that whoever opens it holds. How it is drawn is said in `renderer/features.ts`, above
 * all who open one: so neither needs the other.
 *
 * `P`: what one of the kind shows.
 */
export interface Dialog<P extends object = object> {
  readonly name: string
  readonly with: (props: P) => ShownDialog
}

/** A dialog that is open. */
export interface ShownDialog {
  readonly name: string
  readonly props: object
}

/** Names a kind of dialog. */
export function dialog<P extends object = object>(name: string): Dialog<P> {
  return { name, with: (props) => ({ name, props }) }
}
