/** A legal act that changes who is where, written into the tables of a gazetteer. @internal */
import { Day, Problem, Schemas } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
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
   * or the rest of itself, and is not one of `units`, ends; who gives away parts keeps the rest, as another unit of its code, and so
   * does who is named as the heir of itself: `06811` beside `06817`, both to `06811`.
   */
  readonly moves?: ReadonlyArray<{
    readonly from: string
    readonly to: string
    readonly share?: Share
    readonly area?: Share
    readonly clause?: string
  }>
}

/** How much of a unit: all of it, a part that nobody measured, what is left, or so much from 0 to 1. @category models @since 0.1.0 */
export type Share = "whole" | "part" | "remainder" | "none" | number

const Part = Schema.Union([
  Schema.Literals(["whole", "part", "remainder", "none"]),
  Schema.Number.check(Schema.isBetween({ minimum: 0, maximum: 1 }, { message: "must be a number from 0 to 1" }))
])
const { Line } = Schemas
const decode = Schemas.decoder(
  "act",
  Schema.Struct({
    number: Line,
    title: Schema.optionalKey(Line),
    issued: Schema.optionalKey(Schema.String),
    effective: Schema.String,
    units: Schema.optionalKey(
      Schema.Array(
        Schema.Struct({
          code: Line,
          name: Schema.optionalKey(Line),
          type: Schema.optionalKey(Line),
          level: Schema.optionalKey(Line),
          parent: Schema.optionalKey(Line)
        })
      )
    ),
    moves: Schema.optionalKey(
      Schema.Array(
        Schema.Struct({
          from: Line,
          to: Line,
          share: Schema.optionalKey(Part),
          area: Schema.optionalKey(Part),
          clause: Schema.optionalKey(Schema.String)
        })
      )
    )
  })
)

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
  problems.push(...overgiven(moves), ...idle(act))
  // Who is the heir of itself goes on.
  const gone = moves.filter((move) => isLast(move) && move.from !== move.to).map(({ from }) => from)
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

/** Moves after which more than all of a unit is given away, or the same is said twice. */
const overgiven = (moves: Moves): ReadonlyArray<Problem.Problem> => {
  const pairs = new Set<string>()
  const ends = new Map<string, number>()
  const given = new Map<string, number>()
  return moves.flatMap((move, index): ReadonlyArray<Problem.Problem> => {
    const { from, share = "whole", to } = move
    const pair = JSON.stringify([from, to])
    const sum = (given.get(from) ?? 0) + (typeof share === "number" ? share : 0)
    const end = ends.get(from)
    const message = pairs.has(pair)
      ? `"${from}" to "${to}" is said twice; keep one`
      : end !== undefined && (isLast(move) || share === "part")
        ? `all of "${from}" is given away by moves[${end}]; say which part goes where`
        : sum > 1 + 1e-9
          ? `more than all of "${from}" is given away: ${sum}; correct the shares`
          : undefined
    pairs.add(pair)
    given.set(from, sum)
    if (share === "whole") ends.set(from, index)
    return message === undefined ? [] : [{ code: "invalid", path: ["moves", index], message }]
  })
}

/** Moves of all of a unit to itself, of which nothing else is said. */
const idle = ({ moves = [], units = [] }: Act): ReadonlyArray<Problem.Problem> =>
  moves.flatMap((move, index): ReadonlyArray<Problem.Problem> => {
    const { from, share = "whole", to } = move
    const isSaid = units.some(({ code }) => code === from) || moves.some((one) => one !== move && one.to === from)
    if (from !== to || share !== "whole" || isSaid) return []
    const message = `"${from}" moves to itself alone, which changes nothing: leave it out, or name it in units`
    return [{ code: "invalid", path: ["moves", index], message }]
  })

/** Who gives away parts and lives on keeps the rest. */
const withRemainders = (moves: Moves): Moves => {
  const given = Map.groupBy(moves, ({ from }) => from)
  return [...given].flatMap(([from, own]): Moves => {
    const { clause } = own[0]!
    const kept = { from, to: from, share: "remainder" as const, ...(clause === undefined ? {} : { clause }) }
    return own.some(isLast) ? own : [...own, kept]
  })
}

/** What moves are in tables already: from whom to whom on which day. */
const written = (tables: Tables): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const table of tables.moves ?? [])
    Csv.read(table, ["old_code", "new_code", "effective_date"], (row) => found.add(JSON.stringify(row)))
  return found
}

/** Whether the table of acts has one of this number. */
const isListed = (acts: string, number: string): boolean => {
  let found = false
  Csv.read(acts, ["number"], ([one]) => (found ||= one === number))
  return found
}

/** The tables with an act written into them, once; fails with all that is wrong with it. */
export const enact = (tables: Tables, given: Act): Result.Result<Tables, Problem.DocumentError> =>
  Result.flatMap(decode(given), (act) => enacted(tables, act))

const enacted = (tables: Tables, act: Act): Result.Result<Tables, Problem.DocumentError> => {
  const problems: Array<Problem.Problem> = []
  if (!isDay(act.effective)) {
    problems.push({ code: "invalid", path: ["effective"], message: dayProblem("the day", act.effective) })
  }
  if ((act.units ?? []).length + (act.moves ?? []).length === 0)
    problems.push({ code: "invalid", path: [], message: "changes nothing: say which units it changes, or what moves" })
  const rows = problems.length > 0 ? [] : changed(historyOf(tables.history), act, problems)
  const [first, ...rest] = problems
  if (first !== undefined) {
    return Result.fail(new Problem.DocumentError({ subject: `act ${act.number}`, problems: [first, ...rest] }))
  }
  const before = written(tables)
  const moves = withRemainders(act.moves ?? [])
    .filter(({ from, to }) => !before.has(JSON.stringify([from, to, act.effective])))
    .map(({ area, clause, from, share, to }) =>
      lineOf([from, to, act.effective, share ?? "whole", area, act.number, clause])
    )
  const header = "old_code,new_code,effective_date,population_share,area_share,resolution,clause"
  const acts = tables.acts ?? "number,issued,effective,title"
  return Result.succeed({
    ...tables,
    history: [columns.map((one) => one.split("|")[0]).join(","), ...rows.map(lineOf)].join("\n"),
    moves: [...(tables.moves ?? []), ...(moves.length === 0 ? [] : [[header, ...moves].join("\n")])],
    acts: isListed(acts, act.number) ? acts : `${acts.trimEnd()}\n${withColumns(acts, act)}`
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
