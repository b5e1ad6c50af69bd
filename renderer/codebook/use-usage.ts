import { useEffect, useState } from 'react'
import type { Annotation } from '../../src/annotation/annotation'
import type { Code } from '../../src/codebook/codebook'
import { useField, useWindow } from '../window/use-window'
import { gatherMarks } from './gather-marks'
import { marksVersion } from './marks-version'

/** How often codes, fields and values are used in the whole library. */
export interface Usage {
  /** Marks under a code. */
  readonly marks: (code: string) => number
  /** Marks under a code in which a field is filled in; with that value, if one is given. */
  readonly filled: (code: Code, field: string, value?: string) => number
}

/** What is used, counted anew after each edit that changes marks; null until it is known, words when it can't be. */
export function useUsage(): Usage | string | null {
  const window = useWindow()
  const version = useField(marksVersion)
  const [found, setFound] = useState<{ readonly version: number; readonly usage: Usage | string } | null>(null)
  useEffect(() => {
    const ended = new AbortController()
    const counts = new Counts()
    void gatherMarks(window, (each) => counts.add(each), ended.signal).then((result) => {
      if (result !== null) setFound({ version, usage: result.ok ? counts : result.error })
    })
    return () => ended.abort()
  }, [window, version])
  // Subtle: counts of before the last edit would let a code go that has marks again.
  return found?.version === version ? found.usage : null
}

class Counts implements Usage {
  readonly #codes = new Map<string, number>()
  readonly #values = new Map<string, Map<string, number>>()

  /** Answers with false: the mark itself need not be kept. */
  add({ code, fields }: Annotation): false {
    this.#codes.set(code, this.marks(code) + 1)
    for (const [key, value] of Object.entries(fields)) {
      const place = `${code}\n${key}`
      const values = this.#values.get(place) ?? new Map<string, number>()
      this.#values.set(place, values)
      for (const one of value.split('\n')) values.set(one, (values.get(one) ?? 0) + 1)
      values.set('', (values.get('') ?? 0) + 1)
    }
    return false
  }

  marks(code: string): number {
    return this.#codes.get(code) ?? 0
  }

  filled(code: Code, field: string, value = ''): number {
    return this.#values.get(`${code.id}\n${field}`)?.get(value) ?? 0
  }
}
