/** Whether a file's name ends with one of these, in any case; they are in lower case and without the dot. */
export function hasExtension(name: string, extensions: readonly string[]): boolean {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase()
  return extension !== undefined && extensions.includes(extension)
}
