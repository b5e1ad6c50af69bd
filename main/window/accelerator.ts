const names: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Other: 'Super',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}

/** A key that a menu may listen to, such as "Mod+Shift+K", as Electron names it. */
export function acceleratorFor(key: string): string {
  return key
    .split(/\+(?!$)/)
    .map((part) => names[part] ?? part)
    .join('+')
}
