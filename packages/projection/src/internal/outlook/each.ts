/** The future of a target about each unit, from the futures of the units. @internal */
import { Period, type Text, Words } from "@lantoa/core"
import * as Answer from "../../Answer.ts"
import * as Attainment from "../../Attainment.ts"
import * as Draws from "../../Draws.ts"
import * as family from "../reconciliation/family.ts"
import * as warnings from "./caveats.ts"
import * as headline from "./headline.ts"
import type { Backtest, Each, EachUnit, Goal, Input } from "./outlook.ts"
import * as table from "./table.ts"

/** A unit, and its own projection where something is known of it. */
export interface Unit {
  readonly id: string
  readonly name: Text.Text
  readonly input?: Input
}

type Known = Unit & { readonly input: Input }

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

/** Names in a row, of many the first and how many others. */
const listed = (names: ReadonlyArray<Text.Text>, noun: Text.Text, most: number): Text.Text => {
  const more = names.length - most
  return Words.both((language) => {
    const list = names.slice(0, most).map((name) => name[language])
    if (more > 0) list.push(language === "vi" ? `${more} ${noun.vi} khác` : `${more} more`)
    return list.join(", ")
  })
}

const unheard = (silent: ReadonlyArray<Unit>, noun: Text.Text): Text.Text => {
  const { vi, en } = listed(
    silent.map(({ name }) => name),
    noun,
    10
  )
  return {
    vi: `Chưa có số liệu của ${vi}: tạm coi như những ${noun.vi} còn lại.`,
    en: `Nothing is known of ${en}: taken to do as the others.`
  }
}

/** So many notes on units a page has; who asks for more looks at one unit. */
const mostNotes = 5

/** What a reader must know of the figures of units, those of whom the same must be together. */
const noted = (known: ReadonlyArray<Known>, noun: Text.Text): ReadonlyArray<Text.Text> => {
  const found = new Map<string, [Text.Text, Array<Text.Text>]>()
  for (const { input, name } of known) {
    for (const text of [...(input.caveats ?? []), ...warnings.ofSeries(input, milestoneOf(input.goal))]) {
      const [, names] = found.get(text.en) ?? [text, []]
      found.set(text.en, [text, [...names, name]])
    }
  }
  const all = [...found.values()].sort(([, a], [, b]) => b.length - a.length)
  const more = all.length - mostNotes
  return [
    ...all.slice(0, mostNotes).map(([text, names]) => {
      if (names.length === known.length) return text
      const { vi, en } = listed(names, noun, 3)
      return { vi: `${vi}: ${text.vi}`, en: `${en}: ${text.en}` }
    }),
    ...(more > 0 ? [{ vi: `Còn ${more} lưu ý khác.`, en: `And ${more} more.` }] : [])
  ]
}

/** How many units have no figures or poor ones, and how much that lowers the confidence: any without does, and many with poor ones. */
const lacks = (known: ReadonlyArray<Known>, all: number, noun: Text.Text): Each["lowers"] => {
  const silent = all - known.length
  const weights = known.map(({ input }) =>
    [...headline.ofSeries(input, milestoneOf(input.goal))].reduce((sum, { weight }) => sum + weight, 0)
  )
  const atLeast = (least: number) => silent + weights.filter((weight) => weight >= least).length
  const [some, most] = [atLeast(1), atLeast(2)]
  if (silent === 0 && 3 * some <= all) return []
  const of = silent === 0 ? { vi: "còn ít", en: "few" } : { vi: "còn thiếu, ít", en: "missing, few" }
  return [
    {
      weight: 3 * most > all ? 2 : 1,
      text: {
        vi: `số liệu của ${some}/${all} ${noun.vi} ${of.vi}, cũ hoặc chưa chắc chắn`,
        en: `the figures of ${some} of ${Words.count(all, noun.en, "en")} are ${of.en}, old or uncertain`
      }
    }
  ]
}

/** How the method did on the past of units. */
const pooled = (all: ReadonlyArray<Backtest>): Backtest => {
  const count = all.reduce((sum, one) => sum + one.count, 0)
  const mean = (of: "coverage80" | "coverage95" | "mae") =>
    all.reduce((sum, one) => sum + one.count * one[of], 0) / count
  return { count, coverage80: mean("coverage80"), coverage95: mean("coverage95"), mae: mean("mae") }
}

/** The odds of a unit at the deadline of the whole. */
const oddsOf = (whole: Input, unit: Input): number | undefined => {
  const step = whole.goal.deadline?.step
  const row = step && meetings(unit, [stepsOf(whole, unit)[step - 1] ?? 0])[0]
  return row ? row.reduce((sum, one) => sum + one, 0) / row.length : undefined
}

/** A unit as it stands and as it goes. */
const told = (whole: Input, { id, input, name }: Unit): EachUnit => {
  if (input === undefined) return { id, name }
  const milestone = milestoneOf(input.goal)
  const probability = oddsOf(whole, input)
  const met = Answer.value(Attainment.met(input, milestone))
  return {
    id,
    name,
    ...(probability === undefined ? {} : { probability }),
    ...(met === undefined ? {} : { met }),
    pace: table.pace(input, milestone)
  }
}

/** What units are called, and what is asked of one. */
export interface Asked {
  readonly noun: Text.Text
  readonly goal: Pick<Goal, "comparator" | "threshold">
}

/** The projection of the share of units, by what each of them is on the way to. */
export const joined = (whole: Input, units: ReadonlyArray<Unit>, { goal: one, noun }: Asked): Input => {
  const known = units.filter((unit) => unit.input !== undefined) as ReadonlyArray<Known>
  const { backtest: _, forecast: __, ...rest } = whole
  const goal = { ...whole.goal, tolerance: 0 }
  const silent = units.filter(({ input }) => input === undefined)
  const [apart, some, together] = [0, assumed, 1].map((common) => ({
    ...whole.paths,
    values: sharesOf(
      whole,
      known.map(({ input }) => input),
      silent.length,
      common
    )
  })) as [Input["paths"], Input["paths"], Input["paths"]]
  const odds = (paths: Input["paths"]) => Answer.value(Attainment.probability({ ...rest, paths }, milestoneOf(goal)))
  const [first] = known
  const tried = known.flatMap(({ input }) => input.backtest ?? [])
  const each: Each = {
    goal: { ...one, ...(first?.input.goal.unit === undefined ? {} : { unit: first.input.goal.unit }) },
    noun,
    decimals: Math.max(0, ...known.map(({ input }) => table.decimals(input.series))),
    units: units.map((unit) => told(whole, unit)).sort((a, b) => (a.probability ?? 2) - (b.probability ?? 2)),
    tried: tried.length,
    lowers: lacks(known, units.length, noun),
    apart: odds(apart),
    together: odds(together)
  }
  if (first === undefined) return { ...whole, each }
  return {
    ...rest,
    caveats: [...(silent.length === 0 ? [] : [unheard(silent, noun)]), ...noted(known, noun)],
    goal,
    method: `${first.input.forecast?.method ?? first.input.method}, unit by unit`,
    paths: some,
    ...(tried.length === 0 ? {} : { backtest: pooled(tried) }),
    each
  }
}
