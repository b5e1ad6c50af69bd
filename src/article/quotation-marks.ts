/** What opens a quotation that nobody takes for an apostrophe; inside square brackets of a regular expression. */
export const DOUBLE_OPENING = '"“„«'
/** What opens a quotation: German “ closes one, and ‘ may be an apostrophe, as the straight ' is, which is left out. */
export const OPENING = `${DOUBLE_OPENING}‹‘`
/** What closes a quotation. */
export const CLOSING = '"”“»›’'

const opening = new RegExp(`[${OPENING}]`)
const closing = new RegExp(`[${CLOSING}]`)

/** Whether a character, or what else stands for one, may open a quotation. */
export const mayOpenQuotation = (character: string | undefined): boolean => opening.test(character ?? '')

/** Whether a character may close a quotation. */
export const mayCloseQuotation = (character: string | undefined): boolean => closing.test(character ?? '')
