import * as v from 'valibot'
import { annotationId, articleId, sessionId } from '../ids'

const offset = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Where the analyst was: kept beside the library, never an edit. */
export const workspaceSchema = v.pipe(
  v.strictObject({
    session: v.nullable(sessionId),
    article: v.nullable(articleId),
    /** UTF-16 offset into the canonical text of the first character in view. */
    place: offset,
    /** The selection in the text, and the annotation that is selected. */
    selection: v.nullable(v.strictObject({ anchor: offset, head: offset })),
    annotation: v.nullable(annotationId),
    panels: v.strictObject({ library: v.boolean(), annotations: v.boolean() }),
  }),
  v.readonly(),
)
export type Workspace = v.InferOutput<typeof workspaceSchema>

export const emptyWorkspace: Workspace = {
  session: null,
  article: null,
  place: 0,
  selection: null,
  annotation: null,
  panels: { library: true, annotations: true },
}
