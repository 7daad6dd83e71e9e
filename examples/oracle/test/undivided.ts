/**
 * Worlds in which one thing was not divided: between months, between communes or between men and women. Its total and the parts that
 * leave it out are told, and other boxes here and there. Whatever box shares nothing with it holds what its figures say, exactly.
 */
import type { Oracle } from "@lantoa/testkit"
import { chances } from "./changes.ts"
import { small } from "./small.ts"

const communes = ["a", "b", "c"]
const sexes = ["m", "f"]
const months: { readonly [period: string]: ReadonlyArray<number> } = {
  "2025-01": [1],
  "2025-02": [2],
  "2025-03": [3],
  "2025-01/2025-02": [1, 2],
  "2025-02/2025-03": [2, 3],
  "2025-Q1": [1, 2, 3]
}
const periods = Object.keys(months)

/** Whether all days of one of the periods asked for are days of another. */
export const isInPeriod = (inner: string, outer: string): boolean =>
  months[inner]!.every((month) => months[outer]!.includes(month))

interface Box {
  readonly units: ReadonlyArray<string>
  readonly months: ReadonlyArray<number>
  readonly sexes: ReadonlyArray<string>
}

const axes = ["units", "months", "sexes"] as const
const isWithin = (inner: Box, outer: Box): boolean =>
  axes.every((axis) =>
    (inner[axis] as ReadonlyArray<unknown>).every((one) => (outer[axis] as ReadonlyArray<unknown>).includes(one))
  )
const touches = (a: Box, b: Box): boolean =>
  axes.every((axis) =>
    (a[axis] as ReadonlyArray<unknown>).some((one) => (b[axis] as ReadonlyArray<unknown>).includes(one))
  )

/** A box as it is told: of a unit, a period, and men or women alone. */
type Named = readonly [unit: string, period: string, sex: string | undefined]

const boxOf = ([unit, period, sex]: Named): Box => ({
  units: unit === "p" ? communes : [unit],
  months: months[period]!,
  sexes: sex === undefined ? sexes : [sex]
})

type Among = <A>(list: ReadonlyArray<A>) => A

/** What was not divided, and the boxes that show it: one that holds it, and the parts of that one, of which none does. */
interface Undivided {
  readonly rest: Box
  readonly shown: ReadonlyArray<Named>
}

/** What a unit did not divide between months, as somebody tells it. */
const overTime = (among: Among, unit: string, [by, sex]: readonly [by: string, sex: string | undefined]): Undivided => {
  const long = among(periods.slice(3))
  const shown = [long, ...months[long]!.map((one) => `2025-0${one}`)].map((one): Named => [by, one, sex])
  return { rest: { units: [unit], months: months[long]!, sexes: sex === undefined ? sexes : [sex] }, shown }
}

const undividedOf = (among: Among): Undivided => {
  const [unit, sex] = [among(communes), among(sexes)]
  const month = among([1, 2, 3])
  const period = `2025-0${month}`
  const kind = among(["time", "place", "sex"])
  if (kind === "sex") {
    const shown = [undefined, ...sexes].map((one): Named => [unit, period, one])
    return { rest: { units: [unit], months: [month], sexes }, shown }
  }
  if (kind === "place") {
    const shown = ["p", ...communes].map((one): Named => [one, period, sex])
    return { rest: { units: communes, months: [month], sexes: [sex] }, shown }
  }
  return overTime(among, unit, [unit, sex])
}

/**
 * A world of a seed, and what its boxes hold; `undefined` of those that may hold something of what was not divided. Or one of totals
 * alone in which only those of the province show it.
 */
export const undivided = (seed: number, basis: string, isAbove = false) => {
  const chance = chances(seed)
  const upTo = (most: number): number => Math.floor(chance() * (most + 1))
  const among = <A>(list: ReadonlyArray<A>): A => list[upTo(list.length - 1)]!
  const { rest, shown } = isAbove ? overTime(among, among(communes), ["p", undefined]) : undividedOf(among)
  const things = communes.flatMap((unit) =>
    [1, 2, 3].flatMap((month) =>
      sexes.map((sex) => ({ box: { units: [unit], months: [month], sexes: [sex] }, count: upTo(isAbove ? 4 : 20) }))
    )
  )
  const all = [...things, { box: rest, count: 1 + upTo(8) }]
  const told = (named: Named): number =>
    all.filter(({ box }) => isWithin(box, boxOf(named))).reduce((sum, { count }) => sum + count, 0)
  const named = ["p", ...communes].flatMap((unit) =>
    periods.flatMap((period) => [undefined, ...sexes].map((sex): Named => [unit, period, sex]))
  )
  const isTold = ([, , sex]: Named): boolean => !isAbove || sex === undefined
  const isShown = (one: Named): boolean => shown.some((other) => other.every((part, axis) => part === one[axis]))
  const figures = named.filter((one) => isTold(one) && (isShown(one) || chance() < (isAbove ? 0.25 : 0.1)))
  const asked = isAbove ? undefined : among([undefined, ...sexes])
  const bare = small(basis, [], ["p", "2025-Q1"])
  const world: Oracle.Case = {
    ...bare,
    documents: {
      ...bare.documents,
      dimensions: [
        {
          id: "sex",
          title: { vi: "sex", en: "sex" },
          members: sexes.map((id) => ({ id, title: { vi: id, en: id } })) as never
        }
      ] as never,
      measures: [{ ...bare.documents.measures[0]!, dimensions: ["sex"] } as never],
      indicators: [
        {
          ...bare.documents.indicators[0]!,
          expression: {
            _tag: "Measure",
            measure: "m",
            ...(asked === undefined ? {} : { where: { sex: asked } })
          } as never
        }
      ]
    },
    commits: [
      {
        figures: figures.map(([unit, period, sex], index) => ({
          id: `f-${index}`,
          measure: "m",
          units: [unit],
          period,
          value: told([unit, period, sex]),
          knownAt: "2025-05-05T00:00:00Z",
          ...(sex === undefined ? {} : { breakdown: { sex } })
        })) as never,
        filings: [],
        withdrawals: []
      }
    ],
    queries: [{ indicator: "m", hierarchy: "state", units: ["p", ...communes], periods }]
  }
  return {
    asked: world,
    truth: (unit: string, period: string): number | undefined => {
      const box: Named = [unit, period, asked]
      return touches(rest, boxOf(box)) ? undefined : told(box)
    }
  }
}

/** A world in which two communes told more together than each of them, of men or of women, and the total of both. */
export const ofSet = (seed: number) => {
  const chance = chances(seed)
  const upTo = (most: number): number => Math.floor(chance() * (most + 1))
  const sex = sexes[upTo(1)]!
  const counts = new Map(communes.flatMap((unit) => sexes.map((one) => [`${unit} ${one}`, upTo(20)] as const)))
  const rest = 1 + upTo(8)
  const unitsOf = (unit: string): ReadonlyArray<string> => (unit === "p" ? communes : unit.split("+"))
  const told = (unit: string, asked: string | undefined): number => {
    const [units, groups] = [unitsOf(unit), asked === undefined ? sexes : [asked]]
    const all = units.flatMap((one) => groups.map((group) => counts.get(`${one} ${group}`)!))
    const isHeld = units.includes("a") && units.includes("b") && groups.includes(sex)
    return all.reduce((sum, one) => sum + one, isHeld ? rest : 0)
  }
  const isShown = (unit: string, asked: string | undefined): boolean =>
    asked === undefined && unit !== "p" && unit !== "c"
  const boxes = ["p", "a+b", ...communes].flatMap((unit) => [undefined, ...sexes].map((one) => [unit, one] as const))
  const figures = boxes.flatMap(([unit, asked], index) =>
    isShown(unit, asked) || chance() < 0.4
      ? [
          {
            id: `f-${index}`,
            measure: "m",
            units: unit === "p" ? ["p"] : unitsOf(unit),
            period: "2025-01",
            value: told(unit, asked),
            knownAt: "2025-05-05T00:00:00Z",
            ...(asked === undefined ? {} : { breakdown: { sex: asked } })
          }
        ]
      : []
  )
  const asked = [undefined, ...sexes][upTo(2)]
  const { asked: world } = undivided(seed, "turn")
  const where = asked === undefined ? {} : { where: { sex: asked } }
  return {
    asked: {
      ...world,
      documents: {
        ...world.documents,
        indicators: world.documents.indicators.map((one) => ({
          ...one,
          expression: { _tag: "Measure", measure: "m", ...where } as never
        }))
      },
      commits: [{ figures: figures as never, filings: [], withdrawals: [] }],
      queries: [{ indicator: "m", hierarchy: "state", units: ["p", ...communes], periods: ["2025-01"] }]
    },
    // What a told of itself is all of it, and so of b.
    truth: (unit: string): number => told(unit, asked)
  }
}
