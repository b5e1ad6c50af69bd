import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Runs a program of the system to its end, and answers with what it printed. */
export async function run(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await execute(program, [...args])
  return stdout
}

/** Starts a program of the system whose input and output are pipes. */
export function start(program: string, ...args: readonly string[]): ChildProcess {
  return spawn(program, [...args], { stdio: 'pipe' })
}

/** The programs that are not there, of those given. */
export function lacking(...programs: readonly string[]): readonly string[] {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return programs.filter((program) => !folders.some((folder) => canRun(join(folder, program))))
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

export function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}
