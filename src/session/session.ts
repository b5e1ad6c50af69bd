import * as v from 'valibot'
import { instant } from '../article/article'
import { articleId, sessionId } from '../ids'

/** A stretch of research on articles of the library. Its log is what the journal says under its id. */
export const sessionSchema = v.pipe(
  v.strictObject({
    id: sessionId,
    title: v.string(),
    question: v.string(),
    notes: v.string(),
    articles: v.pipe(v.array(articleId), v.readonly()),
    state: v.picklist(['active', 'paused', 'ended']),
    startedAt: instant,
    endedAt: v.nullable(instant),
    /** Time at work in milliseconds, without stretches in which nothing was done for five minutes. */
    activeMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.readonly(),
)
export type Session = v.InferOutput<typeof sessionSchema>
