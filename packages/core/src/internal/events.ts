/**
 * What became of whom and by which act: rows of a gazetteer made into successions and directives.
 *
 * @internal
 */
import * as Day from "../Day.ts"
import type * as Directive from "../Directive.ts"
import type { Naming } from "../Gazetteer.ts"
import type { Problem } from "../LantoaError.ts"
import type * as Succession from "../Succession.ts"
import * as Text from "../Text.ts"
import * as Csv from "./csv.ts"
import { isDay, type Being, type Eras } from "./eras.ts"

/** One row: a unit, by its code the day before, became another, by its code on the day. */
export interface Move {
  readonly from: string
  readonly fromName: string
  readonly to: string
  readonly toName: string
  readonly kind: string
  readonly date: Day.Day
  readonly population: Succession.Share
  readonly area: Succession.Share
  readonly act: string
  readonly clause: string
  /** Where it stands, for the report. */
  readonly file: number
  readonly line: number
}

const words: ReadonlyArray<string> = ["whole", "part", "remainder", "none"]

const shareOf = (text: string): Succession.Share | undefined => {
  if (text === "") return "whole"
  if (words.includes(text)) return text as Succession.Share
  const number = Number(text)
  return number >= 0 && number <= 1 ? number : undefined
}

const columns = [
  "old_code",
  "old_name",
  "new_code|code_2025_06_30",
  "new_name|name_2025_06_30",
  "kind",
  "effective_date",
  "population_share",
  "area_share",
  "resolution",
  "clause"
]

/** Reads moves; rows that cannot be read become problems. */
export const moves = (text: string, file: number, problems: Array<Problem>): ReadonlyArray<Move> => {
  const found: Array<Move> = []
  Csv.read(text, columns).rows.forEach((row, index) => {
    const [from, fromName, to, toName, kind, date, people, land, act, clause] = row as unknown as Fields
    const population = shareOf(people)
    const area = shareOf(land)
    const line = index + 2
    if (from !== "" && isDay(date) && population !== undefined && area !== undefined) {
      found.push({ from, fromName, to, toName, kind, date, population, area, act, clause, file, line })
      return
    }
    const message = `needs old_code, effective_date YYYY-MM-DD, and shares whole, part, remainder, none or 0 to 1: ${row.join(",")}`
    problems.push({ code: "invalid", path: ["moves", file, line], message })
  })
  return found
}

type Fields = readonly [string, string, string, string, string, string, string, string, string, string]

const taken: ReadonlyArray<string> = ["", "whole", "partial", "whole?", "inferred"]

/** Whether a move is taken at all, and whether only with doubt. */
export const isTaken = (move: Move): boolean => taken.includes(move.kind) && move.to !== ""
export const isDoubtful = (move: Move): boolean => move.kind === "whole?" || move.kind === "inferred"

const slug = (text: string): string =>
  Text.fold(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")

/** The id of an act by its number: `202/2025/QH15` is `vn.202-2025-qh15`. */
export const actId = (naming: Naming, number: string): string => `${naming.country}.${slug(number)}`

/** Reads the acts. A list may name one act for each place it speaks of; the first row describes it. */
export const acts = (text: string, naming: Naming, problems: Array<Problem>): ReadonlyArray<Directive.Directive> => {
  const { missing, rows } = Csv.read(text, ["number", "issued", "effective", "title"])
  if (rows.length > 0 && missing.includes("number")) {
    problems.push({ code: "missing-column", path: ["acts"], message: "has no column number; add it" })
    return []
  }
  const first = new Map(rows.toReversed().map((row) => [actId(naming, row[0]!), row]))
  return Array.from(first, ([id, row]) => {
    const [symbol, issued, since, title] = row as unknown as readonly [string, string, string, string]
    return {
      id,
      type: symbol.includes("QĐ") ? { vi: "Quyết định", en: "Decision" } : { vi: "Nghị quyết", en: "Resolution" },
      symbol,
      basis: [],
      ...(isDay(issued) ? { issued } : {}),
      ...(title === "" ? {} : { title: { vi: title, en: title } }),
      ...(isDay(since) ? { note: { vi: `Có hiệu lực từ ${since}.`, en: `In force from ${since}.` } } : {})
    }
  })
}

/** Successions, and the moves that could not be placed. */
export interface Events {
  readonly successions: ReadonlyArray<Succession.Succession>
  readonly unplaced: ReadonlyArray<Move>
}

interface Placed {
  readonly from: Being
  readonly to: Being
  readonly shares: Succession.Move["shares"]
}

const kindOf = (placed: ReadonlyArray<Placed>): Succession.Succession["kind"] => {
  const wholes = placed.every(({ shares }) => shares.population === "whole" && (shares.area ?? "whole") === "whole")
  const heirs = new Set(placed.map(({ to }) => to.id)).size
  if (wholes && placed.length > 1 && heirs === 1) return "merge"
  if (wholes && placed.length === 1) return placed[0]!.from.code === placed[0]!.to.code ? "rename" : "recode"
  if (new Set(placed.map(({ from }) => from.id)).size > 1) return "mixed"
  return heirs > 1 ? "split" : "part"
}

/** Makes successions of moves: one for each clause of an act, or for each new unit where no clause is named. */
export const make = (rows: ReadonlyArray<Move>, eras: Eras, known: ReadonlySet<string>, naming: Naming): Events => {
  const groups = new Map<string, { readonly first: Move; readonly placed: Array<Placed> }>()
  const unplaced: Array<Move> = []
  const add = (move: Move, placed: Placed) => {
    const key = [move.date, move.act, move.clause === "" ? placed.to.id : move.clause].join(" ")
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { first: move, placed: [placed] })
    else group.placed.push(placed)
  }
  const before = new Map<string, Day.Day>()
  const eve = (date: Day.Day) => {
    let day = before.get(date)
    if (day === undefined) before.set(date, (day = Day.add(date, -1)))
    return day
  }
  const given = new Set(rows.map((move) => `${move.from} ${move.date}`))
  const kept = new Set<string>()
  for (const move of rows) {
    if (!isTaken(move)) continue
    const from = eras.bearer(move.from, eve(move.date))
    const to = eras.bearer(move.to, move.date)
    if (from === undefined || to === undefined) {
      unplaced.push(move)
      continue
    }
    if (from === to) continue
    add(move, { from, to, shares: { population: move.population, area: move.area } })
    // A code that took others in, of which no row says what became: its old unit is part of the new one.
    const key = `${move.to} ${move.date}`
    const old = eras.bearer(move.to, eve(move.date))
    if (!given.has(key) && !kept.has(key) && old !== undefined && old !== to) {
      kept.add(key)
      add(move, { from: old, to, shares: { population: "whole", area: "whole" } })
    }
  }
  const successions = Array.from(groups, ([key, { first, placed }]): Succession.Succession => ({
    id: successionId(naming, key, first),
    kind: kindOf(placed),
    date: first.date,
    hierarchy: naming.hierarchy,
    ...(known.has(actId(naming, first.act)) ? { basis: actId(naming, first.act) } : {}),
    ...(first.clause === "" ? {} : { clause: first.clause }),
    moves: placed.map(({ from, shares, to }) => ({ from: from.id, to: to.id, shares }))
  }))
  return { successions: [...successions, ...abolitions(eras, naming)], unplaced }
}

const successionId = (naming: Naming, key: string, first: Move): string => {
  const head = first.act === "" ? `${naming.country}.${first.date}` : actId(naming, first.act)
  return first.clause === "" ? `${head}.${key.slice(key.lastIndexOf(" ") + 1)}` : `${head}.${slug(first.clause)}`
}

const abolitions = (eras: Eras, naming: Naming): ReadonlyArray<Succession.Succession> =>
  eras.hierarchy.levels.flatMap(({ basis, id, to }) =>
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
