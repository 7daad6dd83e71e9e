import type { Oracle } from "@lantoa/testkit"

/** A reform of communes, districts and provinces on the first of July, or in the middle of it; small numbers, so that it shrinks. */
export interface Plan {
  /** Whether two provinces become one. */
  readonly provinces: number
  /** None, or districts that go on, end without a successor, become one, or that one commune leaves for another. */
  readonly districts: number
  /** How many communes there are beside the first three. */
  readonly communes: number
  /** Whether all communes become others, all but one, or none. */
  readonly merging: number
  /** Whether one commune is divided into two instead. */
  readonly dividing: number
  /** Whether all that happens in mid-month: then the forms of July are those of who came of others. */
  readonly mid: number
  readonly people: number
  readonly form: number
  /** Whether communes that go on tell the months before and after the day in one figure, of turns; or those that others became do. */
  readonly across: number
  /** Whether teams tell it all, one of which leaves its commune for another in April, and another takes its place. */
  readonly teams: number
  readonly salt: number
  /** Which commune told nothing in which month; beyond them nobody is silent. */
  readonly silent: number
}

export interface Reform {
  readonly asked: Oracle.Case
  /** The least and the most that a unit's communes told of these months; not where other ones made it before the day. */
  readonly range: (unit: string, months: ReadonlyArray<number>) => readonly [number, number] | undefined
  /** The same on the boundaries of the day before, of turns: with what others, of which it was a part, told since; nobody knows of how much. */
  readonly former: (unit: string, months: ReadonlyArray<number>) => readonly [number, number] | undefined
  /** Whether all of them told all of these months. */
  readonly isWhole: (unit: string, months: ReadonlyArray<number>) => boolean
}

type Edge = Oracle.DocumentsJson["hierarchies"][number]["edges"][number]

const text = (id: string) => ({ vi: id, en: id })
const sharesOf = (word: "whole" | "part" | "remainder") => ({ population: word, count: word, area: word })
const half = (month: number): 1 | 2 => (month < 7 ? 1 : 2)
const isThere = (edge: Edge, month: number): boolean =>
  half(month) === 1 ? edge.from === undefined : edge.to === undefined

const add = (numbers: ReadonlyArray<number>): number => numbers.reduce((sum, one) => sum + one, 0)

const all = (length: number, name: string): ReadonlyArray<string> => Array.from({ length }, (_, n) => `${name}${n}`)

/** The tree on both sides of the day, and what became of what. */
const treeOf = (plan: Plan, day: string) => {
  const edges: Array<Edge> = []
  const moves: Array<{ readonly from: string; readonly to: string; readonly share?: "part" | "remainder" }> = []
  const place = (unit: string, level: string, before: string | undefined, after: string | undefined): void => {
    if (before === after) return void edges.push({ unit, level, parent: before! })
    if (before !== undefined) edges.push({ unit, level, parent: before, to: day })
    if (after !== undefined) edges.push({ unit, level, parent: after, from: day })
  }
  const old = plan.provinces === 1 ? ["p", "q"] : ["r"]
  for (const unit of old) edges.push({ unit, level: "province", ...(plan.provinces === 1 ? { to: day } : {}) })
  if (plan.provinces === 1) edges.push({ unit: "r", level: "province", from: day })
  if (plan.provinces === 1) for (const from of old) moves.push({ from, to: "r" })
  const fate = (["none", "stay", "end", "merge", "move"] as const)[plan.districts]!
  const districts = fate === "none" ? [] : all(3, "d")
  const isMerged = (index: number) => fate === "merge" && index < 2
  districts.forEach((unit, index) => {
    place(unit, "district", old[index % old.length]!, fate === "end" || isMerged(index) ? undefined : "r")
    if (isMerged(index)) moves.push({ from: unit, to: "dx" })
  })
  if (fate === "merge") place("dx", "district", undefined, "r")
  const communes = all(3 + plan.communes, "c")
  communes.forEach((unit, index) => {
    const at = index % 3
    const before = districts[at] ?? old[index % old.length]!
    const left = fate === "move" && index === 0 ? districts[1]! : districts[at]!
    const after = fate === "none" || fate === "end" ? "r" : isMerged(at) ? "dx" : left
    const goesOn = plan.merging === 0 || (plan.merging === 1 && index === communes.length - 1)
    const isDivided = plan.dividing === 1 && index === 1
    if (goesOn && !isDivided) return place(unit, "commune", before, after)
    place(unit, "commune", before, undefined)
    if (isDivided) {
      for (const [to, share] of [["y0", "part"] as const, ["y1", "remainder"] as const]) {
        place(to, "commune", undefined, after)
        moves.push({ from: unit, to, share })
      }
      return
    }
    const heir = after === "r" ? `n${index % 2}` : `n-${after}`
    if (!edges.some((edge) => edge.unit === heir)) place(heir, "commune", undefined, after)
    moves.push({ from: unit, to: heir })
  })
  return { edges, moves, ends: fate === "end", districts: fate !== "none" }
}

type Team = Pick<Oracle.Case["documents"]["teams"][number], "id" | "host" | "hosts" | "from">

const moved = "2025-04-01"

/** A team of each commune of January; that of the first goes to the second in April. */
const teamsOf = (edges: ReadonlyArray<Edge>): ReadonlyArray<Team> => {
  const communes = edges.flatMap(({ from, level, unit }) => (level === "commune" && from === undefined ? [unit] : []))
  const [first, second, ...others] = communes
  return [
    { id: "t-new", host: first!, from: moved },
    { id: "t-gone", host: first!, hosts: [{ unit: second!, from: moved }] },
    ...[second!, ...others].map((unit) => ({ id: `t-${unit}`, host: unit }))
  ]
}

/** The unit that hosts a team in a month, on the boundaries of January. */
const hostAt = ({ from, host, hosts = [] }: Team, month: number): string | undefined => {
  if (month >= 4) return hosts[0]?.unit ?? host
  return from === undefined ? host : undefined
}

/** Where teams tell it all nothing is divided, and all begins with a month. */
export const make = (given: Plan): Reform => {
  const plan = given.teams === 1 ? { ...given, dividing: 0, mid: 0 } : given
  const day = plan.mid === 1 ? "2025-07-16" : "2025-07-01"
  const { districts, edges, ends, moves } = treeOf(plan, day)
  const units = [...new Set(edges.map((edge) => edge.unit))]
  const heirAt = (unit: string | undefined, month: number): string | undefined =>
    half(month) === 1 ? unit : (moves.find(({ from }) => from === unit)?.to ?? unit)
  const periodOf = (month: number) => `2025-${String(month).padStart(2, "0")}`
  const months = Array.from({ length: 12 }, (_, index) => index + 1)
  const due = months.flatMap((month) =>
    edges.filter((edge) => edge.level === "commune" && isThere(edge, month)).map(({ unit }) => ({ unit, month }))
  )
  const told = due.flatMap(({ month, unit }, index) =>
    index === plan.silent ? [] : [{ unit, month, value: (index * 7 + plan.salt) % 50 }]
  )
  /** Who told June of what a commune of July is. */
  const tellersOf = (july: string): ReadonlyArray<string> => {
    if (moves.some(({ share, to }) => to === july && share !== undefined)) return []
    const made = moves.filter(({ to }) => to === july).map(({ from }) => from)
    return made.length > 0 ? (plan.across === 2 ? made : []) : plan.across === 1 ? [july] : []
  }
  const together = told.flatMap((july) => {
    const tellers = july.month === 7 && plan.people === 0 && plan.teams === 0 ? tellersOf(july.unit) : []
    const june = told.filter(({ month, unit }) => month === 6 && tellers.includes(unit))
    return tellers.length > 0 && june.length === tellers.length ? [{ unit: july.unit, of: [...june, july] }] : []
  })
  const teams = plan.teams === 0 ? [] : teamsOf(edges)
  const sent: ReadonlyArray<{ unit: string; period: string; value: number; team?: string }> = [
    ...told
      .filter((one) => !together.some(({ of }) => of.includes(one)))
      .flatMap(({ month, unit, value }) => {
        const here = teams.filter((team) => heirAt(hostAt(team, month), month) === unit)
        const figure = { unit, period: periodOf(month), value }
        return teams.length === 0
          ? [figure]
          : here.map(({ id }, index) => ({ ...figure, team: id, value: index === 0 ? value : 0 }))
      }),
    ...together.map(({ of, unit }) => ({ unit, period: "2025-06/2025-07", value: add(of.map(({ value }) => value)) }))
  ]
  const parentOf = (unit: string, month: number): string | undefined =>
    edges.find((edge) => edge.unit === unit && isThere(edge, month))?.parent
  const isIn = (unit: string | undefined, above: string, month: number): boolean =>
    unit === above || (unit !== undefined && isIn(parentOf(unit, month), above, month))
  // The province that all become is all of them from the beginning.
  const holds = (above: string, one: { readonly unit: string; readonly month: number }): boolean =>
    above === "r" || isIn(one.unit, above, one.month)
  /** The commune that one became, or that it still is; of who came of a divided one that. */
  const heirOf = (unit: string): string =>
    moves.find((one) => one.to === unit && one.share !== undefined)?.from ??
    moves.find((one) => one.from === unit && one.share === undefined)?.to ??
    unit
  const range: Reform["range"] = (unit, some) => {
    if (unit !== "r" && half(some[0]!) !== half(some.at(-1)!)) return undefined
    const mine = told.filter((one) => some.includes(one.month) && holds(unit, one))
    const most = add(mine.map((one) => one.value))
    if (plan.people === 0) return [most, most]
    // A person may have been met in each month, and before the day in what a commune became.
    const least = [...Map.groupBy(mine, (one) => heirOf(one.unit)).values()].map((same) => {
      const sides = [...Map.groupBy(same, (one) => half(one.month)).values()].map((side) =>
        add([...Map.groupBy(side, (one) => one.unit).values()].map((one) => Math.max(...one.map(({ value }) => value))))
      )
      return Math.max(...sides)
    })
    return [add(least), most]
  }
  const silent = due[plan.silent]
  const former: Reform["former"] = (unit, some) => {
    const isThere = edges.some((edge) => edge.unit === unit && edge.from === undefined)
    if (plan.people === 1 || !isThere) return undefined
    const mine = told.filter((one) => some.includes(one.month))
    const wasIn = (one: string, month: number): ReadonlyArray<boolean> => {
      const made = half(month) === 1 ? [] : moves.filter(({ to }) => to === one)
      return (made.length === 0 ? [one] : made.map(({ from }) => from)).map((origin) => isIn(origin, unit, 1))
    }
    const [whole, part] = [
      mine.filter((one) => wasIn(one.unit, one.month).every(Boolean)),
      mine.filter((one) => wasIn(one.unit, one.month).some(Boolean))
    ]
    const isOpen = silent !== undefined && some.includes(silent.month) && wasIn(silent.unit, silent.month).some(Boolean)
    return [add(whole.map(({ value }) => value)), isOpen ? Infinity : add(part.map(({ value }) => value))]
  }
  const measure = { id: "m", title: text("m"), accumulation: "flow", own: "no" } as const
  const whole = moves.map(({ from, share, to }) => ({ from, to, shares: sharesOf(share ?? "whole") }))
  const level = (id: string) => ({ id, name: text(id), complete: true })
  return {
    range,
    former,
    isWhole: (unit, some) => silent === undefined || !some.includes(silent.month) || !holds(unit, silent),
    asked: {
      id: "reform",
      documents: {
        cohorts: [],
        dimensions: [],
        units: units.map((id) => ({ id, names: [{ name: text(id) }] })),
        hierarchies: [
          {
            id: "state",
            name: text("state"),
            levels: [
              { id: "province", name: text("province") },
              ...(districts ? [{ ...level("district"), ...(ends ? { to: day } : {}) }] : []),
              level("commune")
            ],
            edges
          }
        ],
        successions:
          moves.length === 0 ? [] : [{ id: "act", kind: "merge", date: day, hierarchy: "state", moves: whole }],
        measures: [
          {
            ...measure,
            basis: plan.people === 1 ? "person" : "turn",
            ...(teams.length === 0 ? {} : { reports: ["teams"] as const })
          }
        ],
        indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }],
        teams: teams.map((team) => ({ ...team, name: text(team.id), kind: "team" })),
        activities: [],
        forms:
          plan.form === 0
            ? []
            : [
                {
                  id: "f",
                  title: text("f"),
                  measures: ["m"],
                  by: teams.length === 0 ? { level: "commune", hierarchy: "state" } : { teams: "all" },
                  every: "month"
                }
              ],
        targets: []
      },
      commits: [
        {
          figures: sent.map(({ period, team, unit, value }) => ({
            ...(team === undefined ? {} : { team }),
            id: `${unit}-${period.replace("/", ".")}-${team}`,
            measure: "m",
            units: [unit],
            period,
            value,
            knownAt: "2026-01-01T00:00:00Z"
          })),
          filings: [],
          withdrawals: []
        }
      ],
      queries: [
        ["2025-03"],
        ["2025-07"],
        ["2025-09"],
        ["2025-Q3"],
        ["2025"],
        ["2025-03", "2025-09"],
        ["2025-Q1", "2025-12", "2025"]
      ].flatMap((periods) =>
        (["as reported", { asOf: "2025-12-31" }, { asOf: "2025-06-30" }] as const).map((boundaries) => ({
          indicator: "m",
          hierarchy: "state",
          units: units.filter((unit) => !/^[cny]/.test(unit)),
          periods,
          ...(boundaries === "as reported" ? {} : { boundaries })
        }))
      )
    }
  }
}
