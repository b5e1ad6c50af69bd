const names: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Other: 'Super',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}

/**
 * What a menu item shows of the keys that the analyst gave its command ("Mod+Shift+K"): the first that a menu may have,
 * as Electron names it. Single characters are typed, and the window alone knows when they are meant.
 */
export function acceleratorFor(keys: readonly string[] | undefined): { readonly accelerator?: string } {
  if (keys === undefined) return {}
  const key = keys.find((each) => /^(Mod|Alt|Other)\+|^(Shift\+)?F\d+$/.test(each))
  // Subtle: an empty one takes the place of the item's own.
  if (key === undefined) return { accelerator: '' }
  return {
    accelerator: key
      .split(/\+(?!$)/)
      .map((part) => names[part] ?? part)
      .join('+'),
  }
}
