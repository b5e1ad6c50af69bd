import { useEffect, useState } from 'react'
import type { Annotation } from '../../src/annotation/annotation'
import type { Codebook } from '../../src/codebook/codebook'
import { useField, useWindow } from '../window/use-window'
import { gatherMarks } from './gather-marks'
import { marksVersion } from './marks-version'

/** The marks of the whole library under the codes of a codebook; null until they are known, words when they can't be. */
export function useMarksUnder(codebook: Codebook): readonly Annotation[] | string | null {
  const window = useWindow()
  const version = useField(marksVersion)
  const codes = codebook.codes.map((code) => code.id).join('\n')
  const of = `${version} ${codes}`
  const [found, setFound] = useState<{ readonly of: string; readonly marks: readonly Annotation[] | string } | null>(
    null,
  )
  useEffect(() => {
    const ended = new AbortController()
    const wanted = new Set(codes.split('\n'))
    void gatherMarks(window, (each) => wanted.has(each.code), ended.signal).then((result) => {
      if (result !== null) setFound({ of, marks: result.ok ? result.value : result.error })
    })
    return () => ended.abort()
  }, [window, codes, of])
  return found?.of === of ? found.marks : null
}
