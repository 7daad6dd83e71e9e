/** Units that have no codes, from a list of names: what lies below the smallest unit of the lists. @internal */
import { type Day, type Documents, type Hierarchy, Locale, Problem, Territory, type Unit } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Csv from "./csv.ts"
import { slug } from "./events.ts"
import type { Following } from "./follow.ts"
import type { Naming } from "./ids.ts"
import type { Gazetteer } from "./inspect.ts"
import { dayProblem, isDay } from "./rows.ts"

/**
 * A list of the smallest places: `parent,name` and, where they are known, `type,from`. The parent is a code or a name as people write
 * it. Rows of the same name in the same parent are one place.
 *
 * @category models
 * @since 0.1.0
 */
export interface Below {
  readonly list: string
  /** The level of all of them. */
  readonly level: string
  /** Since when they are known, where a row does not say. */
  readonly from: Day.Day
  /** Organisations with a body in each. */
  readonly follow?: ReadonlyArray<Following>
}

interface Row {
  readonly parent: string
  readonly name: string
  readonly type: string
  readonly from: Day.Day
  readonly line: number
}

/** A place: its first row, and where it lies from which day, as rows say. */
interface Place {
  readonly id: string
  readonly row: Row
  readonly said: Array<{ readonly parent: string; readonly from: Day.Day }>
}

const rowsOf = ({ from: since, list }: Below, problems: Array<Problem.Problem>): ReadonlyArray<Row> => {
  const rows: Array<Row> = []
  const missing = Csv.read(list, ["parent", "name|name_*", "type", "from"], (fields, line) => {
    const [parent, name, type, from] = fields as readonly [string, string, string, string]
    const wrong = [
      ...(parent === "" ? ["parent is missing"] : []),
      ...(name === "" ? ["name is missing"] : []),
      ...(from === "" || isDay(from) ? [] : [dayProblem("from", from)])
    ]
    if (wrong.length === 0) rows.push({ parent, name, type, from: from === "" ? since : from, line })
    else problems.push({ code: "invalid", path: ["list", line], message: wrong.join("; ") })
  })
  const needed = missing.filter((one) => one !== "type" && one !== "from")
  if (needed.length > 0) problems.push(Csv.without(needed, ["list"]))
  return rows
}

/** What became of units: until when one lives that is there on a day, and who got something of it then. */
interface Fates {
  readonly lives: (unit: string, day: Day.Day) => Day.Day | undefined
  readonly heirs: (unit: string, day: Day.Day) => ReadonlyArray<string>
}

/** Who got something, on a day, of the unit in which a place lay until then. */
const heirsOf = ({ said }: Place, day: Day.Day, { heirs, lives }: Fates): ReadonlyArray<string> => {
  let { from, parent } = said.at(-1)!
  for (;;) {
    const end = lives(parent, from)
    const into = end === undefined || end > day ? [] : heirs(parent, end)
    if (end === day || into.length !== 1) return into
    from = end!
    parent = into[0]!
  }
}

/** The places of the rows. A row in an heir of what a place lay in says where it lies from that day on. */
const placesOf = (
  rows: ReadonlyArray<Row>,
  find: (row: Row) => string | undefined,
  fates: Fates,
  problems: Array<Problem.Problem>
): ReadonlyArray<Place> => {
  const places: Array<Place> = []
  for (const row of rows) {
    const parent = find(row)
    if (parent === undefined) continue
    const own = slug(row.name)
    const known = places.filter(({ row: { name } }) => slug(name) === own)
    const twice = known.some(({ said }) => said.some((one) => one.parent === parent && one.from === row.from))
    const moved = known.find((place) => heirsOf(place, row.from, fates).includes(parent))
    if (twice) {
      const message = `"${row.name}" is listed twice in ${parent}; leave one`
      problems.push({ code: "duplicate", path: ["list", row.line], message })
    } else if (moved === undefined) places.push({ id: `${parent}.${own}`, row, said: [{ parent, from: row.from }] })
    else moved.said.push({ parent, from: row.from })
  }
  return places
}

/** Where a place lies through time: in what its parent became where all of it went there, else where a row says. */
const edgesOf = (
  { id, row, said }: Place,
  level: string,
  { heirs, lives }: Fates,
  problems: Array<Problem.Problem>
): ReadonlyArray<Hierarchy.Edge> => {
  const edges: Array<Hierarchy.Edge> = []
  let { from, parent } = said[0]!
  for (;;) {
    const next = said.find((one) => one.from > from)
    const end = lives(parent, from)
    const to = next !== undefined && (end === undefined || next.from <= end) ? next.from : end
    edges.push(to === undefined ? { unit: id, parent, level, from } : { unit: id, parent, level, from, to })
    if (to === undefined) return edges
    if (to === next?.from) ({ from, parent } = next)
    else {
      const into = heirs(parent, to)
      if (into.length !== 1) {
        const what = into.length === 0 ? "ended" : "was divided"
        const where = into.length === 0 ? "where it lies" : `in which of ${into.join(", ")} it lies`
        const message = `"${row.name}": ${parent} ${what} on ${to}; say ${where}, in a row of its own with from ${to}`
        problems.push({ code: "unknown-place", path: ["list", row.line], message })
        return edges
      }
      from = to
      parent = into[0]!
    }
  }
}

/** The words of a name that say its type. */
const typeOf = (name: string, { locale }: Naming): string => {
  const found = Locale.untyped(name, locale ?? Locale.plain)
  return found !== undefined && name.endsWith(found.rest) ? name.slice(0, -found.rest.length).trim() : ""
}

/** The documents of a gazetteer with the places of a list in them. */
export const below = (
  { documents, naming }: Gazetteer,
  asked: Below
): Result.Result<Documents.Documents, Problem.DocumentError> => {
  const problems: Array<Problem.Problem> = []
  const rows = rowsOf(asked, problems)
  const [state, ...otherTrees] = documents.hierarchies as [Hierarchy.Hierarchy, ...Array<Hierarchy.Hierarchy>]
  const territory = Territory.make([state], documents.successions, documents.units, [], naming.locale)
  const find = ({ from: at, line, parent }: Row): string | undefined => {
    const byCode = Territory.resolve(territory, { scheme: naming.scheme, code: parent, at })
    const found = Result.isSuccess(byCode) ? byCode : Territory.resolve(territory, { name: parent, at })
    if (Result.isSuccess(found)) return found.success
    problems.push({ code: "unknown-place", path: ["list", line], message: found.failure.message })
    return undefined
  }
  const byUnit = Map.groupBy(state.edges, ({ unit }) => unit)
  const given = Map.groupBy(
    documents.successions.flatMap(({ date, moves }) => moves.map(({ from, to }) => ({ key: `${from} ${date}`, to }))),
    ({ key }) => key
  )
  const lives = (unit: string, day: Day.Day): Day.Day | undefined =>
    (byUnit.get(unit) ?? []).reduce<Day.Day | undefined>(
      (end, { from = "", to }) => (end !== undefined && from <= end && (to === undefined || to > end) ? to : end),
      day
    )
  const heirs = (unit: string, day: Day.Day) => [...new Set((given.get(`${unit} ${day}`) ?? []).map(({ to }) => to))]
  const places = placesOf(rows, find, { lives, heirs }, problems)
  const edges = places.flatMap((place) => edgesOf(place, asked.level, { lives, heirs }, problems))
  const [first, ...rest] = problems
  if (first !== undefined) {
    return Result.fail(new Problem.DocumentError({ subject: "list of places", problems: [first, ...rest] }))
  }
  const units = places.map(({ id, row: { name: own, type } }): Unit.Unit => {
    const said = type === "" ? typeOf(own, naming) : type
    const name = { vi: own, en: naming.english?.name(own, said) ?? own }
    const kind = said === "" ? {} : { type: { vi: said, en: naming.english?.type(said) ?? said } }
    return { id, names: [{ name, ...kind }], codes: [] }
  })
  const all: Documents.Documents = {
    ...documents,
    units: [...documents.units, ...units],
    hierarchies: [{ ...state, edges: [...state.edges, ...edges] }, ...otherTrees]
  }
  return Result.succeed(all)
}
