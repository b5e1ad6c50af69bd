/** A name that is there, and that no other has. */
export function nameRule(others: readonly string[]) {
  const isTaken = (text: string) => others.some((name) => name.toLowerCase() === text.trim().toLowerCase())
  return {
    isGood: (text: string) => text.trim() !== '' && !isTaken(text),
    wrong: (text: string) => (text.trim() === '' ? 'It needs a name.' : `“${text.trim()}” is there already.`),
  }
}
