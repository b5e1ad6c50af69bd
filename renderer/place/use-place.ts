import type { Marks } from '../../src/annotation/marks'
import { useView } from '../window/use-window'
import { marksIn } from './desk'

/** What is marked in the article on screen. */
export function useMarks(): Marks {
  return useView(marksIn)
}
