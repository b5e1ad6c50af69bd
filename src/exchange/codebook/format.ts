/** The largest file that is read as a codebook, in bytes. */
export const MOST_CODEBOOK_BYTES = 4 * 1024 * 1024

/** The most codes that a codebook from a file may have. */
export const MOST_CODES = 5000

/** Whether a file is a codebook, by its name or by how its text begins. */
export function looksLikeCodebook(name: string, beginning: string): boolean {
  return /\.qdc$/i.test(name) || /^[^{]{0,20}\{\s*"format":\s*"sourcemark-codebook"/.test(beginning)
}
