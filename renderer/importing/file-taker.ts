import type { GivenFile } from '../../src/ipc/contract'
import { facet } from '../window/facet'
import type { AppWindow } from '../window/window'

/** Takes files of a kind that are no articles, wherever they come from. */
interface FileTaker {
  readonly takes: (file: GivenFile) => boolean
  readonly take: (window: AppWindow, file: GivenFile) => Promise<unknown>
}

/** Who takes which file; one that nobody takes is read as an article. */
export const fileTaker = facet<FileTaker>('file takers')
