import type { Annotation } from '../../src/annotation/annotation'
import type { Code } from '../../src/codebook/codebook'
import { spoken } from '../../src/reform/carry'
import { counted } from '../../src/wording/amounts'

/** The values of a field in these marks, with how many have them. */
export function valuesOf(code: Code, key: string, marks: readonly Annotation[]) {
  const field = code.fields.find((each) => each.key === key)
  const counts = new Map<string, number>()
  for (const { fields } of marks) counts.set(fields[key] ?? '', (counts.get(fields[key] ?? '') ?? 0) + 1)
  return [...counts].map(([value, count]) => ({
    value,
    label: value === '' || field === undefined ? value || '(empty)' : spoken(value, field).replaceAll('\n', ', '),
    detail: counted(count, 'mark'),
  }))
}
