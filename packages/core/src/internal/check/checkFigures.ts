/** Whether figures fit a model: of many, what they say alike is looked at once. @internal */
import type { Problem } from "../../Problem.ts"
import type { Model } from "../../Model.ts"
import * as Figures from "../../Figures.ts"
import type * as Observation from "../../Observation.ts"
import { checkFigure, type Index, indexOf } from "./checkFigure.ts"
import { type Need, needing } from "./ids.ts"
import { collect } from "./problems.ts"

/** Whether nothing is wrong with a figure. */
const isRight = (model: Model, index: Index, observation: Observation.Observation): boolean => {
  let right = true
  const wrong = () => {
    right = false
  }
  const need: Need = (_noun, among, id) => {
    if (id !== undefined && !among.has(id)) wrong()
  }
  checkFigure(model, index, need, observation, [], wrong)
  return right
}

/** Says of each row whether a figure like it in some columns is right in every way. */
const rightBy = (
  model: Model,
  index: Index,
  figures: Figures.Figures,
  columns: ReadonlyArray<Int32Array>
): ((row: number) => boolean) => {
  const { first, of } = Figures.combinations(figures.length, columns)
  const right = Uint8Array.from(first, (row) => (isRight(model, index, Figures.observationAt(figures, row)) ? 1 : 0))
  return (row) => right[of[row]!] === 1
}

/** Says of each row whether its value is plainly one that there can be. */
const hasRoom = (model: Model, { lower, measure, texts, upper }: Figures.Figures): ((row: number) => boolean) => {
  const ranges = texts.measures.map((id) => model.measures.get(id)?.range ?? {})
  const isHeld = (end: number) => !Number.isFinite(end) || Math.abs(end) <= Number.MAX_SAFE_INTEGER
  return (row) => {
    const [from, to] = [lower[row]!, upper[row]!]
    if (Number.isNaN(from)) return true
    const { lower: least = -Infinity, upper: most = Infinity } = ranges[measure[row]!]!
    const [low, high] = [Math.max(from, least), Math.min(to, most)]
    return (low < high || (low === high && from === to)) && isHeld(from) && isHeld(to)
  }
}

/**
 * Rows in which something may be wrong. What many rows say alike is looked at once: a row is right if its value is, and if it has
 * each of its parts in common with a figure that is right.
 */
const suspects = (model: Model, index: Index, figures: Figures.Figures): ReadonlyArray<number> => {
  const { activity, category, length, measure, period, reporter, rests, team, texts, units } = figures
  const has = (column: Int32Array, list: ReadonlyArray<string>, among: ReadonlySet<string>) => {
    const known = list.map((id) => among.has(id))
    return (row: number) => column[row] === -1 || known[column[row]!]!
  }
  const right = [
    rightBy(model, index, figures, [units, period]),
    rightBy(model, index, figures, [measure, category]),
    hasRoom(model, figures),
    has(team, texts.teams, index.teams),
    has(activity, texts.activities, index.activities),
    has(reporter, texts.reporters, index.units),
    // Whether units lie in each other matters by measure, too.
    (row: number) => texts.units[units[row]!]!.length === 1,
    (row: number) => {
      const { breakdown, source } = rests?.get(row) ?? {}
      return breakdown === undefined && (source?.directive === undefined || index.directives.has(source.directive))
    }
  ]
  const found: Array<number> = []
  for (let row = 0; row < length; row++) if (!right.every((is) => is(row))) found.push(row)
  return found
}

/** All problems; paths start with the figure's row. */
export const checkFigures = (model: Model, figures: Figures.Figures): ReadonlyArray<Problem> => {
  const index = indexOf(model)
  return collect((report) => {
    const need = needing(report)
    for (const row of suspects(model, index, figures))
      checkFigure(model, index, need, Figures.observationAt(figures, row), [row], report)
  })
}
