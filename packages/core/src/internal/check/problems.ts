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

/** How many problems an error holds: of more it says how many. */
const most = 1000

/** What stands for problems of which there are too many to tell. */
const rest = (more: number): Problem => ({
  code: "more",
  path: [],
  message: `there are ${more} more; mend the others first`,
  more
})

/** The same of figures or filings, of which there may be hundreds of thousands. */
export const collectRows = (check: (report: Report) => void): ReadonlyArray<Problem> => {
  const { add, all } = gathering()
  check((code, path, message) => add({ code, path, message }))
  return all()
}

/** The first of many problems, and how many more there are. */
export const bounded = (problems: ReadonlyArray<Problem>): ReadonlyArray<Problem> => {
  if (problems.length <= most + 1) return problems
  const kept = problems.filter(({ more }) => more === undefined).slice(0, most)
  return [...kept, rest(problems.reduce((count, { more = 1 }) => count + more, -most))]
}

/** Problems of many rows, of which only so many are looked at closely: how each of the others is wrong nobody reads. */
export const gathering = () => {
  const problems: Array<Problem> = []
  let more = 0
  return {
    /** Whether no more than their number is wanted. */
    isFull: () => problems.length >= most,
    add: (problem: Problem): void => void (problems.length < most ? problems.push(problem) : more++),
    all: (): ReadonlyArray<Problem> => (more === 0 ? problems : [...problems, rest(more)])
  }
}
