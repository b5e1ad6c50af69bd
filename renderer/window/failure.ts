const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EACCES: 'writing there is not permitted',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reports an error',
}

/** Why the disk refused, in words for people; a word of the system that is not known here stands for itself. */
export function describeFailure(reason: string): string {
  return reasons[reason] ?? reason
}
