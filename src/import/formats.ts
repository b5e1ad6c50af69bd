import type { ImportFormat } from './format'
import { markdown } from './markdown'
import { plainText } from './plain-text'

/** Every format that an article may have, in the order in which they are asked whether a file is theirs. */
export const importFormats: readonly ImportFormat[] = [markdown, plainText]
