/** A letter or sign of a script that puts no space between words. */
export const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u

/** Whether a space belongs between two pieces of text that come together. */
export function wantsSpace(before: string, after: string): boolean {
  const [last, first] = [/.$/su.exec(before)?.[0], /^./su.exec(after)?.[0]]
  if (last === undefined || first === undefined) return false
  return /\S\S/u.test(last + first) && !UNSPACED.test(last + first)
}
