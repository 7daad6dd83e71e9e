/** A legal act that changes who is where, written into the tables of a gazetteer. @internal */
import { Day, Problem } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Csv from "./csv.ts"
import { columns, dayProblem, isDay, type Tables } from "./rows.ts"

/**
 * An act as it is published: from which day, what units are called and where they lie from then on, and what became of whom.
 *
 * @category models
 * @since 0.1.0
 */
export interface Act {
  /** The number of the act: `1679/NQ-UBTVQH15`. */
  readonly number: string
  readonly title?: string
  readonly issued?: Day.Day
  /** The first day of the new order. */
  readonly effective: Day.Day
  /** Units that begin or change on that day, by code. What is not said stays as it was; a new unit says all. */
  readonly units?: ReadonlyArray<{
    readonly code: string
    readonly name?: string
    readonly type?: string
    readonly level?: string
    /** The code of its parent. */
    readonly parent?: string
  }>
  /**
   * What became of whom, by the code of the day before and that of the day. A share is `whole` unless said. Who gives away all
   * or the rest of itself, and is not one of `units`, ends; who gives away parts keeps the rest, as another unit of its code.
   */
  readonly moves?: ReadonlyArray<{
    readonly from: string
    readonly to: string
    readonly share?: string | number
    readonly area?: string | number
    readonly clause?: string
  }>
}

type Fields = [code: string, name: string, type: string, level: string, parent: string, from: string, to: string]

const field = (value: string | number | undefined): string => {
  const text = String(value ?? "")
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
const lineOf = (fields: ReadonlyArray<string | number | undefined>): string => fields.map(field).join(",")

const historyOf = (text: string): Array<Fields> => {
  const rows: Array<Fields> = []
  Csv.read(text, columns, (row) => rows.push([...row] as Fields))
  return rows
}

const isOpenOn = ([, , , , , from, to]: Fields, day: Day.Day): boolean => from <= day && (to === "" || to > day)

/** Units end, change or begin on the day; what is wrong with that is added to the problems. */
const changed = (rows: ReadonlyArray<Fields>, act: Act, problems: Array<Problem.Problem>): ReadonlyArray<Fields> => {
  const { effective, moves = [], units = [] } = act
  const eve = Day.add(effective, -1)
  const problem = (path: Problem.Problem["path"], message: string) => problems.push({ code: "invalid", path, message })
  const open = new Map(rows.filter((row) => isOpenOn(row, eve)).map((row) => [row[0], row]))
  // What the list already says of a unit from that day on.
  const said = (one: Fields): boolean =>
    rows.some((row) => one.every((value, at) => at === 6 || row[at] === value) && isOpenOn(row, effective))
  const fresh = units.flatMap(({ code, level, name, parent, type }, index): ReadonlyArray<Fields> => {
    const old = open.get(code)
    const own: Fields = [
      code,
      name ?? old?.[1] ?? "",
      type ?? old?.[2] ?? "",
      level ?? old?.[3] ?? "",
      parent ?? old?.[4] ?? "",
      effective,
      ""
    ]
    const lacking = ["name", "type", "level", "parent"].filter((_, at) => own[at + 1] === "")
    if (lacking.length > 0)
      problem(["units", index], `no unit has the code "${code}" on ${eve}: a new one needs ${lacking.join(", ")}`)
    return said(own) ? [] : [own]
  })
  const after = new Set([...open.keys(), ...units.map(({ code }) => code)])
  moves.forEach(({ from, to }, index) => {
    if (!open.has(from)) problem(["moves", index, "from"], `no unit has the code "${from}" on ${eve}; correct it`)
    if (!after.has(to))
      problem(["moves", index, "to"], `no unit has the code "${to}" on ${effective}; correct it, or add it to units`)
  })
  const gone = moves.filter(isLast).map(({ from }) => from)
  const over = new Set([...gone, ...units.map(({ code }) => code)])
  const kept = rows.map((row): Fields => {
    if (!over.has(row[0]) || open.get(row[0]) !== row) return row
    return [...row.slice(0, 6), effective] as unknown as Fields
  })
  return [...kept, ...fresh]
}

type Moves = NonNullable<Act["moves"]>

/** Whether a move leaves nothing of the unit. */
const isLast = ({ share = "whole" }: Moves[number]): boolean => share === "whole" || share === "remainder"

/** Who gives away parts and lives on keeps the rest. */
const withRemainders = (moves: Moves): Moves => {
  const given = Map.groupBy(moves, ({ from }) => from)
  return [...given].flatMap(([from, own]): Moves => {
    const { clause } = own[0]!
    const kept = { from, to: from, share: "remainder", ...(clause === undefined ? {} : { clause }) }
    return own.some(isLast) ? own : [...own, kept]
  })
}

/** The tables with an act written into them; fails with all that is wrong with it. */
export const enact = (tables: Tables, act: Act): Result.Result<Tables, Problem.DocumentError> => {
  const problems: Array<Problem.Problem> = []
  if (act.number === "") problems.push({ code: "invalid", path: ["number"], message: "is missing: add it" })
  if (!isDay(act.effective)) {
    problems.push({ code: "invalid", path: ["effective"], message: dayProblem("the day", act.effective) })
  }
  const rows = problems.length > 0 ? [] : changed(historyOf(tables.history), act, problems)
  const [first, ...rest] = problems
  if (first !== undefined) {
    return Result.fail(new Problem.DocumentError({ subject: `act ${act.number}`, problems: [first, ...rest] }))
  }
  const moves = withRemainders(act.moves ?? []).map(({ area, clause, from, share, to }) =>
    lineOf([from, to, act.effective, share ?? "whole", area, act.number, clause])
  )
  const header = "old_code,new_code,effective_date,population_share,area_share,resolution,clause"
  const acts = tables.acts ?? "number,issued,effective,title"
  return Result.succeed({
    ...tables,
    history: [columns.map((one) => one.split("|")[0]).join(","), ...rows.map(lineOf)].join("\n"),
    moves: [...(tables.moves ?? []), ...(moves.length === 0 ? [] : [[header, ...moves].join("\n")])],
    acts: `${acts.trimEnd()}\n${withColumns(acts, act)}`
  })
}

/** The line of an act under the columns that the table has. */
const withColumns = (acts: string, { effective, issued, number, title }: Act): string => {
  const known: { readonly [column: string]: string | undefined } = { number, issued, effective, title }
  const header = acts.slice(0, acts.indexOf("\n") === -1 ? acts.length : acts.indexOf("\n"))
  return lineOf(
    header
      .trim()
      .split(",")
      .map((column) => known[column.trim()])
  )
}
