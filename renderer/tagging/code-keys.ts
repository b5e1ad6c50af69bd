import type { Code } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { useView, useWindow } from '../window/use-window'
import type { AppWindow } from '../window/window'
import { recentCodes } from './recent'

type CodeKeys = ReadonlyMap<string, readonly string[]>

let known: { readonly of: readonly unknown[]; readonly keys: CodeKeys } | null = null

/** The keys that tag under each code that marks can be made under now, by its id: its own and, if it has one, a digit. */
export function codeKeys(window: AppWindow): CodeKeys {
  const view = window.view()
  const { codes } = codebookInUse(view.state.library)
  const of = [window.commands.all(), codes, view.get(recentCodes)]
  if (known === null || of.some((each, at) => each !== known?.of[at])) {
    const used = codes.filter((code) => !code.retired)
    known = { of, keys: new Map(used.map((code) => [code.id, keysOf(window, code)])) }
  }
  return known.keys
}

function keysOf(window: AppWindow, { id, key }: Code): readonly string[] {
  const place = window.get(recentCodes).find((each) => each.code === id)?.place ?? null
  const digits = place === null ? [] : window.commands.keysOf(`tag.recent ${place + 1}`)
  return [key, ...digits].filter(Boolean)
}

/** See {@link codeKeys}. */
export function useCodeKeys(): CodeKeys {
  const window = useWindow()
  return useView(() => codeKeys(window))
}
