import * as v from 'valibot'

const uuid = v.pipe(v.string(), v.uuid())

export const articleId = v.pipe(uuid, v.brand('ArticleId'))
export const annotationId = v.pipe(uuid, v.brand('AnnotationId'))
export const attributionId = v.pipe(uuid, v.brand('AttributionId'))
export const profileId = v.pipe(uuid, v.brand('ProfileId'))
export const statementId = v.pipe(uuid, v.brand('StatementId'))
export const sessionId = v.pipe(uuid, v.brand('SessionId'))
export const editId = v.pipe(uuid, v.brand('EditId'))

export type ArticleId = v.InferOutput<typeof articleId>
export type AnnotationId = v.InferOutput<typeof annotationId>
export type AttributionId = v.InferOutput<typeof attributionId>
export type ProfileId = v.InferOutput<typeof profileId>
export type StatementId = v.InferOutput<typeof statementId>
export type SessionId = v.InferOutput<typeof sessionId>
export type EditId = v.InferOutput<typeof editId>

/** A fresh UUID (version 4) each time; handed in, so that the domain stays pure and tests are repeatable. */
export type NewId = () => string
