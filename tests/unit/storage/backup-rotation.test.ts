import { expect, it } from 'vitest'
import { backupsToKeep } from '../../../main/storage/backup/backup-rotation'

const HOUR = 3_600_000
const start = Date.parse('2026-01-01T00:10:00.000Z')
const every = (ms: number, count: number) =>
  Array.from({ length: count }, (_, n) => new Date(start + n * ms).toISOString())

it('keeps all of the first day', () => {
  expect(backupsToKeep(every(HOUR, 24)).size).toBe(24)
})

it('keeps the newest of an hour', () => {
  const times = every(HOUR / 4, 8)
  expect([...backupsToKeep(times)].filter((time) => time < '2026-01-01T01')).toEqual(['2026-01-01T00:55:00.000Z'])
})

it('keeps 24 hours, 14 days and 8 weeks of half a year of hourly backups', () => {
  const times = every(HOUR, 24 * 180)
  const kept = backupsToKeep(times)
  expect(kept.size).toBeGreaterThan(40)
  expect(kept.size).toBeLessThanOrEqual(24 + 14 + 8)
  expect(kept).toContain(times.at(-1))
  const oldest = [...kept].map((time) => Date.parse(time)).sort((a, b) => a - b)[0] ?? 0
  const days = (Date.parse(times.at(-1) ?? '') - oldest) / HOUR / 24
  expect(days).toBeGreaterThan(42)
})

it('keeps old ones when nothing was made since', () => {
  expect(backupsToKeep(['2020-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']).size).toBe(2)
})
