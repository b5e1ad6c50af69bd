import * as v from 'valibot'
import { isTree } from '../../codebook/code-tree'
import { type Codebook, codebookSchema } from '../../codebook/codebook'
import { err, ok, type Result } from '../../result'
import { MOST_CODES } from './format'

const FORMAT = 'sourcemark-codebook'

/** Grows when a reader of the older version would misread the newer one. */
const VERSION = 1

/** What every version has. */
const headSchema = v.object({ format: v.literal(FORMAT), version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) })

const isUnique = (names: readonly string[]) => new Set(names).size === names.length

const fileSchema = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  /** The version of Sourcemark that wrote it. */
  app: v.string(),
  codebook: v.pipe(
    codebookSchema,
    v.check(({ id, codes }) => id !== '' && codes.every((code) => code.id !== ''), 'a codebook and its codes have ids'),
    v.check(({ codes }) => codes.length <= MOST_CODES, `a codebook has at most ${MOST_CODES} codes`),
    v.check(({ codes }) => isUnique(codes.map((code) => code.id)), 'no two codes have the same id'),
    v.check(({ codes }) => isTree(codes), 'the parent of a code is another code of the codebook, in no circle'),
    v.check(
      ({ codes }) => codes.every(({ fields }) => isUnique(fields.map(({ key }) => key))),
      'no two fields of a code have the same key',
    ),
  ),
})

export type CodebookJsonError =
  | { readonly code: 'not-json' }
  /** It is JSON of another kind. */
  | { readonly code: 'not-a-codebook' }
  | { readonly code: 'newer-version' }
  /** `where` is a path such as "codebook.codes.3.hue"; `rule` the rule that is broken, as a reader may see it. */
  | { readonly code: 'invalid'; readonly where: string; readonly rule: string }

/** A codebook with all that it has, for another library: JSON in UTF-8. The same codebook makes the same text. */
export function writeCodebookJson(codebook: Codebook, app: string): string {
  const file: v.InferOutput<typeof fileSchema> = { format: FORMAT, version: VERSION, app, codebook }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Reads what {@link writeCodebookJson} wrote, and that nobody trusts. */
export function readCodebookJson(text: string): Result<Codebook, CodebookJsonError> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return err({ code: 'not-json' })
  }
  const head = v.safeParse(headSchema, json)
  if (!head.success) return err({ code: 'not-a-codebook' })
  if (head.output.version > VERSION) return err({ code: 'newer-version' })
  const file = v.safeParse(fileSchema, json)
  if (file.success) return ok(file.output.codebook)
  const [issue] = file.issues
  return err({ code: 'invalid', where: v.getDotPath(issue) ?? '', rule: issue.message })
}
