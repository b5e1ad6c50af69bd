import { commandSource } from '../window/command'
import type { Feature } from '../window/feature'
import { reportCommands } from './commands'

/** Reports as their readers get them. */
export const report: Feature = {
  answers: [commandSource.of(reportCommands)],
}
