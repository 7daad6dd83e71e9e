/**
 * What the snippet that runs now has printed, reached and got wrong; and the calls into which its promises were made.
 */
import { inspect } from "node:util"

/** What became of one snippet. Lines count from 0 within it; a problem of no known line has none. */
export interface Outcome {
  readonly file: string
  readonly reached: ReadonlyArray<number>
  readonly problems: ReadonlyArray<{ readonly line?: number; readonly message: string }>
}

const printed: Array<string> = []
let reached: Array<number> = []
let problems: Array<Outcome["problems"][number]> = []

/** Forgets the snippet before. */
export const start = (): void => {
  printed.length = 0
  reached = []
  problems = []
}

/** Takes note of what goes to the console. */
export const print = (text: string): void => void printed.push(text)

/** Takes note of what is wrong. */
export const complain = (problem: Outcome["problems"][number]): void => void problems.push(problem)

/** What there is to tell of `file`, the snippet since `start`. */
export const outcome = (file: string): Outcome => ({ file, reached, problems })

const compare = (line: number, promised: string, actual: string): void => {
  reached.push(line)
  if (actual !== promised) problems.push({ line, message: `promised ${promised}\n but got ${actual}` })
}

/** Compares a value, as `util.inspect` shows it on one line; text may stand in either kind of quotes. */
export const $value = (line: number, promised: string, value: unknown): void => {
  const actual = inspect(value, { depth: 12, breakLength: Infinity, compact: true, maxArrayLength: null })
  compare(line, promised.replaceAll(`"`, "'") === actual.replaceAll(`"`, "'") ? actual : promised, actual)
}

/** Compares the lines printed last, as many as are promised. */
export const $printed = (line: number, promised: string): void => {
  const count = promised.split("\n").length
  const trimmed = printed.flatMap((text) => text.split("\n")).map((text) => text.trimEnd())
  compare(line, promised.trimEnd(), trimmed.slice(-count).join("\n"))
}
