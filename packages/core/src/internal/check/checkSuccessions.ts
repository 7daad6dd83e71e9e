/** Successions against the trees they change, and against themselves: days that fit, shares that conserve. @internal */
import * as Day from "../../Day.ts"
import type * as Documents from "../../Documents.ts"
import type * as Hierarchy from "../../Hierarchy.ts"
import { renderPath } from "../../Problem.ts"
import type * as Succession from "../../Succession.ts"
import { renderSpan } from "../renderSpan.ts"
import { isEmpty } from "./checkSpans.ts"
import type { Path, Report } from "./problems.ts"

const slack = 1e-9

interface Placed {
  readonly move: Succession.Move
  readonly date: Day.Day
  /** The day before. */
  readonly eve: Day.Day
  readonly path: Path
}

/** When units have a place in one hierarchy. */
interface Lives {
  readonly hierarchy: string
  readonly of: (unit: string) => ReadonlyArray<Hierarchy.Edge>
  readonly on: (unit: string, day: Day.Day) => boolean
}

const livesOf = ({ edges, id }: Hierarchy.Hierarchy): Lives => {
  const lived = edges.filter((edge) => !isEmpty(edge))
  const found = Map.groupBy(lived, ({ unit }) => unit)
  const of = (unit: string) => found.get(unit) ?? []
  return { hierarchy: id, of, on: (unit, day) => of(unit).some((edge) => Day.within(day, edge)) }
}

const life = (lives: Lives, unit: string): string => {
  const spans = lives.of(unit)
  return spans.length === 0
    ? `never has a place in "${lives.hierarchy}"`
    : `has its place there ${spans.map(renderSpan).join(", ")}`
}

/** A move needs its origin on the day before and its heir on the day itself. */
const dated = ({ date, eve, move: { from, to }, path }: Placed, lives: Lives, report: Report): void => {
  const [was, is] = [lives.on(from, eve), lives.on(to, date)]
  if (from === to) {
    if (was && is) return
    const why = `"${from}" moves to itself on ${date}, yet ${life(lives, from)}`
    return report("contradiction", [...path, "to"], `${why}: name the unit it became, or was, or remove this move`)
  }
  if (was && is) return
  if (!was && !is && lives.on(from, date) && lives.on(to, eve)) {
    const why = `moves from "${from}", which begins on ${date}, to "${to}", which ends that day`
    return report("contradiction", path, `${why}: turn the move round`)
  }
  const [end, unit, day] = was ? (["to", to, date] as const) : (["from", from, eve] as const)
  report(
    "contradiction",
    [...path, end],
    `moves from "${from}" to "${to}" on ${date}, for which "${unit}" must be in "${lives.hierarchy}" on ${day}; it ${life(lives, unit)}: correct the date of the succession, or the unit's place`
  )
}

const basesOf = (moves: ReadonlyArray<Placed>): ReadonlyArray<Succession.Basis> =>
  (["population", "area", "count"] as const).filter((basis) =>
    moves.some(({ move }) => move.shares[basis] !== undefined)
  )

/** The shares of one unit on one day make one whole, where it ends or says what it keeps, and otherwise not more. */
const conserves = (moves: ReadonlyArray<Placed>, lives: Lives, report: Report): void => {
  const { date, eve, move: first, path } = moves[0]!
  const { from } = first
  if (!lives.on(from, eve)) return
  const ends = !lives.on(from, date)
  const keeps = moves.some(({ move }) => move.to === from)
  const divided = ends || keeps
  for (const basis of basesOf(moves)) {
    const shares = moves.map(({ move }) => move.shares[basis] ?? move.shares.population)
    const sum = shares.reduce<number>(
      (total, one) => total + (one === "whole" ? 1 : typeof one === "number" ? one : 0),
      0
    )
    const count = (word: Succession.Share) => shares.filter((one) => one === word).length
    const open = count("part") + count("remainder")
    const borrowed = basis === "population" || moves.every(({ move }) => move.shares[basis] !== undefined)
    const what = `of "${from}" on ${date} by ${basis}${borrowed ? "" : ", which is the population's share where none is stated,"}`
    const say = (code: string, message: string) => report(code, [...path, "shares"], message)
    if (count("remainder") > 1) {
      say(
        "contradiction",
        `${count("remainder")} moves take the remainder ${what}; only one can: call the others "part"`
      )
    } else if (sum > 1 + slack || (sum > 1 - slack && open > 0)) {
      const left = sum > 1 + slack ? "they must not exceed 1" : `nothing is left for a "part" or "remainder"`
      say("too-much", `the shares ${what} add up to ${Number(sum.toFixed(9))}; ${left}: correct them, or remove a move`)
    } else if (divided && open === 0 && sum < 1 - slack) {
      const why =
        sum === 0
          ? `of the shares ${what} none takes anything`
          : `the shares ${what} add up to ${Number(sum.toFixed(9))}`
      const then = ends ? `yet "${from}" ends that day` : "with what it keeps"
      say(
        "too-little",
        `${why}, ${then}: add a move of the rest, or say "remainder" or "part" where nobody knows a share`
      )
    } else if (
      basis === "population" &&
      !divided &&
      sum > 1 - slack &&
      moves.every(({ move }) => lives.on(move.to, date))
    ) {
      const why = `all of "${from}" goes to "${first.to}" on ${date}, yet it lives on: it ${life(lives, from)}`
      report(
        "contradiction",
        path,
        `${why}: end its place that day, correct the date, or say "part" where not all went`
      )
    }
  }
}

/** All successions of known hierarchies; moves of unknown units are reported elsewhere. */
export const checkSuccessions = (documents: Documents.Documents, units: ReadonlySet<string>, report: Report): void => {
  const all = new Map<string, Array<Placed>>()
  documents.successions.forEach(({ date, hierarchy, moves }, s) => {
    const list = all.get(hierarchy) ?? []
    all.set(hierarchy, list)
    const eve = Day.add(date, -1)
    moves.forEach((move, m) => list.push({ move, date, eve, path: ["successions", s, "moves", m] }))
  })
  for (const hierarchy of documents.hierarchies) {
    const lives = livesOf(hierarchy)
    const met = new Map<string, Path>()
    const divided = new Map<string, Array<Placed>>()
    for (const placed of all.get(hierarchy.id) ?? []) {
      const { date, move, path } = placed
      if (!units.has(move.from) || !units.has(move.to)) continue
      const before = met.get(`${date} ${move.from} ${move.to}`)
      if (before !== undefined) {
        const what = `"${move.from}" already moves to "${move.to}" on ${date} at ${renderPath(before)}`
        report("duplicate", path, `${what}: what moved once is written once; remove one of the two`)
        continue
      }
      met.set(`${date} ${move.from} ${move.to}`, path)
      dated(placed, lives, report)
      const own = divided.get(`${date} ${move.from}`)
      if (own === undefined) divided.set(`${date} ${move.from}`, [placed])
      else own.push(placed)
    }
    for (const moves of divided.values()) conserves(moves, lives, report)
  }
}
