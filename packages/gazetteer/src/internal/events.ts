/**
 * What became of whom and by which act: rows of a gazetteer made into successions and directives.
 *
 * @internal
 */
import { Day, type Directive, type Hierarchy, type Problem, type Succession, Text, Words } from "@lantoa/core"
import * as Csv from "./csv.ts"
import type { Naming } from "./ids.ts"
import { dayProblem, isDay, memo, type Move } from "./rows.ts"
import type { Histories, UnitHistory } from "./unitHistory.ts"

const words: ReadonlyArray<string> = ["whole", "part", "remainder", "none"]

const shareOf = (text: string): Succession.Share | undefined => {
  if (words.includes(text)) return text as Succession.Share
  const number = text === "" ? -1 : Number(text)
  return number >= 0 && number <= 1 ? number : undefined
}

const columns = [
  "old_code",
  "old_name",
  "new_code|code_*",
  "new_name|name_*",
  "kind",
  "effective_date",
  "population_share",
  "area_share",
  "resolution",
  "clause"
]

/** A table that lacks one of these says nothing. */
const needed = ["old_code", "new_code|code_*", "effective_date"]

/** Reads moves; rows that cannot be read become problems. */
export const moves = (text: string, file: number, problems: Array<Problem.Problem>): ReadonlyArray<Move> => {
  const found: Array<Move> = []
  const wrong: Array<Problem.Problem> = []
  const missing = Csv.read(text, columns, (row, line) => {
    const [from, fromName, to, toName, kind, date, people, land, act, clause] = row as unknown as Fields
    // Of two shares a missing one reads as the other; rows without any are whole.
    const population = shareOf(people === "" ? (land === "" ? "whole" : land) : people)
    const area = shareOf(land)
    if (from !== "" && isDay(date) && population !== undefined && (land === "" || area !== undefined)) {
      found.push({ from, fromName, to, toName, kind, date, population, area, act, clause, file, line })
      return
    }
    const said = [
      ...(from === "" ? ["old_code is missing"] : []),
      ...(isDay(date) ? [] : [dayProblem("effective_date", date)]),
      ...(population === undefined || (land !== "" && area === undefined)
        ? ["shares are whole, part, remainder, none or 0 to 1"]
        : [])
    ]
    wrong.push({ code: "invalid", path: ["moves", file, line], message: `${said.join("; ")}: ${row.join(",")}` })
  })
  const lacking = missing.filter((one) => needed.includes(one))
  problems.push(...(lacking.length > 0 ? [Csv.without(lacking, ["moves", file])] : wrong))
  return found
}

type Fields = readonly [string, string, string, string, string, string, string, string, string, string]

const taken: ReadonlyArray<string> = ["", "whole", "partial", "whole?", "inferred"]

/** Whether a move is taken at all, and whether only with doubt. */
export const isTaken = (move: Move): boolean => taken.includes(move.kind) && move.to !== ""
export const isDoubtful = (move: Move): boolean => move.kind === "whole?" || move.kind === "inferred"

/** A text as a part of an id. */
export const slug = (text: string): string =>
  /^[a-z0-9]+$/.test(text)
    ? text
    : Text.fold(text)
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "")

/** The id of an act by its number: `UU 14/2022` is `id.uu-14-2022`. */
export const actId = (naming: Naming, number: string): string => `${naming.country}.${slug(number)}`

const inForce = (since: Day.Day): Text.Text => {
  const text = `In force from ${Words.day(since, "en")}.`
  return { vi: text, en: text }
}

/** Reads the acts. A list may name one act for each place it speaks of; the first row describes it. */
export const acts = (
  text: string,
  naming: Naming,
  problems: Array<Problem.Problem>
): ReadonlyArray<Directive.Directive> => {
  const found = new Map<string, Directive.Directive>()
  const missing = Csv.read(text, ["number", "issued", "effective", "title"], (row, line) => {
    const [symbol, issued, since, title] = row as readonly [string, string, string, string]
    const wrong = [
      ...(issued === "" || isDay(issued) ? [] : [dayProblem("issued", issued)]),
      ...(since === "" || isDay(since) ? [] : [dayProblem("effective", since)])
    ]
    if (wrong.length > 0) problems.push({ code: "invalid", path: ["acts", line], message: wrong.join("; ") })
    const id = actId(naming, symbol)
    if (symbol === "" || found.has(id)) return
    found.set(id, {
      id,
      type: naming.acts?.find(({ mark }) => symbol.includes(mark))?.type ?? { vi: "Act", en: "Act" },
      symbol,
      basis: [],
      ...(issued === "" ? {} : { issued }),
      ...(title === "" ? {} : { title: { vi: title, en: title } }),
      ...(since === "" ? {} : { note: (naming.inForce ?? inForce)(since) })
    })
  })
  if (text !== "" && missing.includes("number")) problems.push(Csv.without(["number"], ["acts"]))
  return [...found.values()]
}

/** Successions, and the moves that could not be placed. */
export interface Events {
  readonly successions: ReadonlyArray<Succession.Succession>
  readonly unplaced: ReadonlyArray<Move>
}

interface Group {
  readonly first: Move
  /** What parts it from the others of its act: the clause, or the new unit where there is none. */
  readonly own: string
  readonly moves: Array<Succession.Move>
}

const kindOf = ({ first, moves: placed }: Group): Succession.Succession["kind"] => {
  const wholes = placed.every(({ shares }) => shares.population === "whole" && (shares.area ?? "whole") === "whole")
  const heirs = placed.every(({ to }) => to === placed[0]!.to) ? 1 : 2
  if (wholes && placed.length > 1 && heirs === 1) return "merge"
  if (wholes && placed.length === 1) return first.from === first.to ? "rename" : "recode"
  if (!placed.every(({ from }) => from === placed[0]!.from)) return "mixed"
  return heirs > 1 ? "split" : "part"
}

/** Groups of moves by act and clause; the same few shares come up again and again, and are shared. */
const gather = () => {
  const acts = new Map<string, Map<string, Group>>()
  const shares = new Map<string, Succession.Move["shares"]>()
  const sharesOf = (population: Succession.Share, area: Succession.Share | undefined) => {
    const key = `${population} ${area}`
    const known = shares.get(key) ?? (area === undefined ? { population } : { population, area })
    shares.set(key, known)
    return known
  }
  const add = (
    move: Move,
    from: UnitHistory,
    to: UnitHistory,
    population: Succession.Share,
    area: Succession.Share | undefined
  ): void => {
    const act = `${move.date} ${move.act}`
    const groups = acts.get(act) ?? new Map<string, Group>()
    if (groups.size === 0) acts.set(act, groups)
    const own = move.clause === "" ? to.id : move.clause
    const placed = { from: from.id, to: to.id, shares: sharesOf(population, area) }
    const group = groups.get(own)
    if (group === undefined) groups.set(own, { first: move, own, moves: [placed] })
    else group.moves.push(placed)
  }
  return { add, groups: () => [...acts.values()].flatMap((groups) => [...groups.values()]) }
}

/** Makes successions of moves: one for each clause of an act, or for each new unit where no clause is named. */
export const make = (
  rows: ReadonlyArray<Move>,
  histories: Histories,
  levels: ReadonlyArray<Hierarchy.Level>,
  known: ReadonlySet<string>,
  naming: Naming
): Events => {
  const { unitWithCode } = histories
  const { add, groups } = gather()
  const unplaced: Array<Move> = []
  const eve = memo((date: Day.Day) => Day.add(date, -1))
  const given = new Map<Day.Day, Set<string>>()
  for (const { date, from } of rows) {
    const codes = given.get(date)
    if (codes === undefined) given.set(date, new Set([from]))
    else codes.add(from)
  }
  for (const move of rows) {
    if (!isTaken(move)) continue
    const from = unitWithCode(move.from, eve(move.date))
    const to = unitWithCode(move.to, move.date)
    if (from === undefined || to === undefined) {
      unplaced.push(move)
      continue
    }
    if (from === to) continue
    add(move, from, to, move.population, move.area)
    const codes = given.get(move.date)!
    if (codes.has(move.to)) continue
    // A code that took others in, of which no row says what became: its old unit is part of the new one.
    const old = unitWithCode(move.to, eve(move.date))
    if (old === undefined || old === to) continue
    codes.add(move.to)
    add(move, old, to, "whole", "whole")
  }
  const act = memo((number: string) => actId(naming, number))
  const successions = groups().map((group): Succession.Succession => {
    const { first, moves: placed, own } = group
    const basis = act(first.act)
    const head = first.act === "" ? `${naming.country}.${first.date}` : basis
    return {
      id: `${head}.${first.clause === "" ? own : slug(first.clause)}`,
      kind: kindOf(group),
      date: first.date,
      hierarchy: naming.hierarchy,
      ...(known.has(basis) ? { basis } : {}),
      ...(first.clause === "" ? {} : { clause: first.clause }),
      moves: placed.slice()
    }
  })
  return { successions: [...successions, ...abolitions(levels, naming)], unplaced }
}

const abolitions = (levels: ReadonlyArray<Hierarchy.Level>, naming: Naming): ReadonlyArray<Succession.Succession> =>
  levels.flatMap(({ basis, id, to }) =>
    to === undefined
      ? []
      : [
          {
            id: `${naming.country}.${naming.hierarchy}.${id}.abolished`,
            kind: "levelAbolished" as const,
            date: to,
            hierarchy: naming.hierarchy,
            ...(basis === undefined ? {} : { basis }),
            moves: []
          }
        ]
  )
