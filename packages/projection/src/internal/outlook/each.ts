/** The future of a target about each unit, from the futures of the units. @internal */
import { Period, type Text } from "@lantoa/core"
import * as Answer from "../../Answer.ts"
import * as Attainment from "../../Attainment.ts"
import * as Draws from "../../Draws.ts"
import * as family from "../reconciliation/family.ts"
import type { Each, Goal, Input } from "./outlook.ts"

/** A unit, and its own projection where something is known of it. */
export interface Unit {
  readonly id: string
  readonly name: Text.Text
  readonly input?: Input
}

/** How closely units are taken to go together, as in a hierarchy of which nothing else is known. */
const assumed = 0.5

const milestoneOf = ({ deadline, ...goal }: Goal): Attainment.Milestone =>
  deadline === undefined ? goal : { ...goal, step: deadline.step }

/** The last step of a unit that is over when a step of the whole is. */
const stepsOf = (whole: Input, unit: Input): ReadonlyArray<number> => {
  const end = (label: string) => Period.lastDay(Period.from(label))
  let step = 1 - unit.series.values.length
  return Array.from({ length: whole.paths.horizon }, (_, ahead) => {
    const day = end(whole.label(ahead + 1))
    while (step < unit.paths.horizon && end(unit.label(step + 1)) <= day) step++
    return step
  })
}

/** For each step of the whole, in which paths a unit meets its own threshold; nothing where its figures leave it open. */
const meetings = (unit: Input, steps: ReadonlyArray<number>): ReadonlyArray<Uint8Array | undefined> => {
  const milestone = milestoneOf(unit.goal)
  const at = (step: number) => Answer.value(Attainment.outcomes(unit, { ...milestone, step }))
  // A figure that is only a range leaves its own period open; what follows it says how.
  return steps.map((step) => at(step) ?? (step <= 0 ? at(1) : undefined))
}

/** What decides in each path: the value at the deadline. */
const decisive = ({ goal, paths: { count, horizon, values } }: Input): Float64Array => {
  const last = Math.min(Math.max(goal.deadline?.step ?? horizon, 1), horizon) - 1
  return Float64Array.from({ length: count }, (_, path) => values[path * horizon + last]!)
}

/**
 * The share of units that meet it, future by future: those of the units side by side, so much of what moves them being common to
 * all. A unit of which nothing is known meets it as one more of its kind would, by the rule of succession.
 */
const sharesOf = (whole: Input, units: ReadonlyArray<Input>, silent: number, common: number): Float64Array => {
  const { count, horizon } = whole.paths
  const random = Draws.make(whole.goal.id.length + units.length)
  const shared = Float64Array.from({ length: count }, () => random.normal())
  const met = new Float64Array(count * horizon)
  const known = new Float64Array(horizon)
  for (const unit of units) {
    const scores = shared.map((score) => Math.sqrt(common) * score + Math.sqrt(1 - common) * random.normal())
    const paths = family.reorder(unit.paths, scores, decisive(unit))
    meetings({ ...unit, paths }, stepsOf(whole, unit)).forEach((row, step) => {
      if (row === undefined) return
      known[step] = known[step]! + 1
      row.forEach((is, path) => (met[path * horizon + step] = met[path * horizon + step]! + is))
    })
  }
  const all = units.length + silent
  return met.map((sum, index) => {
    const some = known[index % horizon]!
    const chance = (sum + 1) / (some + 2)
    let more = 0
    for (let unit = some; unit < all; unit++) if (random.uniform() < chance) more++
    return (100 * (sum + more)) / all
  })
}

const unheard = (silent: ReadonlyArray<Unit>): Text.Text => {
  const list = (language: "vi" | "en") => silent.map(({ name }) => name[language]).join(", ")
  return {
    vi: `Chưa có số liệu của ${list("vi")}: tạm coi như những đơn vị còn lại.`,
    en: `Nothing is known of ${list("en")}: taken to do as the others.`
  }
}

/** The odds of a unit at the deadline of the whole. */
const oddsOf = (whole: Input, unit: Input | undefined): number | undefined => {
  const step = whole.goal.deadline?.step
  const row = unit && step && meetings(unit, [stepsOf(whole, unit)[step - 1] ?? 0])[0]
  return row ? row.reduce((sum, one) => sum + one, 0) / row.length : undefined
}

/** The projection of the share of units, by what each of them is on the way to. */
export const joined = (whole: Input, units: ReadonlyArray<Unit>): Input => {
  const known = units.flatMap(({ input }) => (input === undefined ? [] : [input]))
  if (known.length === 0) return whole
  const { backtest: _, forecast: __, ...rest } = whole
  const goal = { ...whole.goal, tolerance: 0 }
  const silent = units.filter(({ input }) => input === undefined)
  const [apart, some, together] = [0, assumed, 1].map((common) => ({
    ...whole.paths,
    values: sharesOf(whole, known, silent.length, common)
  })) as [Input["paths"], Input["paths"], Input["paths"]]
  const odds = (paths: Input["paths"]) => Answer.value(Attainment.probability({ ...rest, paths }, milestoneOf(goal)))
  const each: Each = {
    units: units
      .map(({ id, input, name }) => {
        const probability = oddsOf(whole, input)
        return probability === undefined ? { id, name } : { id, name, probability }
      })
      .sort((a, b) => (a.probability ?? 2) - (b.probability ?? 2)),
    apart: odds(apart),
    together: odds(together)
  }
  return {
    ...rest,
    ...(silent.length === 0 ? {} : { caveats: [...(whole.caveats ?? []), unheard(silent)] }),
    goal,
    method: `${known[0]!.forecast?.method ?? known[0]!.method}, unit by unit`,
    paths: some,
    each
  }
}
