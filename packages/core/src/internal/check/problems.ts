/** Collecting problems as a check goes along. @internal */
import type { Problem } from "../../Problem.ts"

export type Path = Problem["path"]

/** Says that something is wrong: a stable code, the place, what is wrong and what to do. */
export type Report = (code: string, path: Path, message: string) => void

/** Runs a check and gives what it reported, in order. */
export const collect = (check: (report: Report) => void): ReadonlyArray<Problem> => {
  const problems: Array<Problem> = []
  check((code, path, message) => {
    problems.push({ code, path, message })
  })
  return problems
}
