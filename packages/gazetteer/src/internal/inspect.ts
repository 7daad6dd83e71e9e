/** What a gazetteer holds, and what is doubtful about it. @internal */
import { Day, type Documents, Locale, Text } from "@lantoa/core"
import { actId, isDoubtful, isTaken } from "./events.ts"
import type { Naming } from "./ids.ts"
import { holds, type Move } from "./rows.ts"
import type { Histories, UnitHistory } from "./unitHistory.ts"
import { strays } from "./units.ts"

/** Documents of a territory, with the tables they come from. @category models @since 0.1.0 */
export interface Gazetteer {
  readonly documents: Documents.Documents
  readonly naming: Naming
  /** @internal */
  readonly histories: Histories
  /** @internal */
  readonly moves: ReadonlyArray<Move>
  /** @internal */
  readonly unplaced: ReadonlyArray<Move>
}

/** A unit or a row, and what there is to say about it. */
export interface Remark {
  readonly unit: string
  readonly message: string
}

export interface Report {
  /** How many units of each level there were from a day on. */
  readonly counts: ReadonlyArray<{
    readonly from: Day.Day
    readonly levels: { readonly [level: string]: number }
  }>
  /** Units that ended while their level went on, and nobody says what became of them: they stay with their parent. */
  readonly withoutSuccessor: ReadonlyArray<Remark>
  /** Units that began after the first day, and nobody says what they were made of. */
  readonly withoutPredecessor: ReadonlyArray<Remark>
  /** Rows that lie in nothing for some days: no unit has the code of their parent then. A model of these documents is refused. */
  readonly withoutParent: ReadonlyArray<Remark>
  /** Units whose moves do not make up the whole of them. */
  readonly notConserving: ReadonlyArray<Remark>
  /** Names that the tables spell differently. */
  readonly spellings: ReadonlyArray<Remark>
  /** Codes that two units have on the same day. */
  readonly codeClashes: ReadonlyArray<Remark>
  /** Codes that pause and come back. */
  readonly gaps: ReadonlyArray<Remark>
  /** Units that the list has begin or end on another day than the act that made or ended them, by a few weeks: that of the act counts. */
  readonly datedOtherwise: ReadonlyArray<Remark>
  /** Moves taken on lower evidence. */
  readonly doubtful: ReadonlyArray<Remark>
  /** Moves left out: ambiguous, unresolved, or naming a code that no unit had on the day. */
  readonly leftOut: ReadonlyArray<Remark>
  /** Acts that moves, or the end of a level, are said to rest on, and the table of acts does not list. */
  readonly unlistedActs: ReadonlyArray<Remark>
  /** How many moves are of other places than those of the history: nobody there ever had one of their codes. */
  readonly elsewhere: number
}

/** Of the moves of a table those that are of the places read; all of them where none is, for then the codes are wrong. */
const ofHere = ({ unitsOfCode }: Histories, moves: ReadonlyArray<Move>): ReadonlyArray<Move> => {
  const isKnown = (code: string): boolean => unitsOfCode(code).length > 0
  return [...Map.groupBy(moves, ({ file }) => file).values()].flatMap((own) => {
    const here = own.filter(({ from, to }) => isKnown(from) || to.split("|").some(isKnown))
    return here.length > 0 ? here : own
  })
}

const countsOf = (histories: Histories): Report["counts"] => {
  const changes = new Map<Day.Day, Map<string, number>>()
  const add = (day: Day.Day, level: string, by: number) => {
    const levels = changes.get(day) ?? new Map<string, number>()
    changes.set(day, levels.set(level, (levels.get(level) ?? 0) + by))
  }
  for (const { rows } of histories.units) {
    for (const row of rows) {
      add(row.from, row.level, 1)
      if (row.to !== undefined) add(row.to, row.level, -1)
    }
  }
  const running: Record<string, number> = {}
  return [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, levels]) => {
      for (const [level, by] of levels) running[level] = (running[level] ?? 0) + by
      return { from, levels: { ...running } }
    })
}

const nameOf = (unit: UnitHistory): string => unit.rows.at(-1)!.name

const lonely = (
  histories: Histories,
  named: ReadonlySet<string>,
  isOver: (unit: UnitHistory) => boolean,
  say: (unit: UnitHistory) => string
): ReadonlyArray<Remark> =>
  histories.units
    .filter((unit) => isOver(unit) && !named.has(unit.id))
    .map((unit) => ({ unit: unit.id, message: `${nameOf(unit)} ${say(unit)}` }))

/** Neighbours that have another name or type since the day on which a unit ended: what the law did with it may be why. */
const besides = ({ units }: Histories, { rows }: UnitHistory, locale: Locale.Locale): string => {
  const { level, parent, to } = rows.at(-1)!
  const changed = units.flatMap(({ id, rows: own }) => {
    const after = own.findIndex((row) => row.from === to && row.parent === parent && row.level === level)
    const [old, row] = [own[after - 1], own[after]]
    if (old === undefined || row === undefined) return []
    if (Locale.spelling(old.name, locale) === Locale.spelling(row.name, locale) && old.type === row.type) return []
    return [`${id} (${old.name}, since then ${row.name})`]
  })
  return changed.length === 0 ? "" : `; ${changed.join(", ")} changed that day and may have gained it: state the move`
}

const outside = (histories: Histories, { country }: Naming): ReadonlyArray<Remark> =>
  histories.units.flatMap(({ id, rows }) =>
    rows
      .filter(({ parent }) => parent !== country.toUpperCase())
      .flatMap((row) =>
        strays(row, histories).map(({ from, to }) => ({
          unit: id,
          message: `${row.name} lies in ${row.parent === "" ? "nothing" : row.parent} from ${from}${to === undefined ? "" : ` until before ${to}`}, and no unit has this code then; correct parent_code, or the days of one of the two`
        }))
      )
  )

const unbalanced = (shares: ReadonlyArray<string | number>): string | undefined => {
  const count = (word: string) => shares.filter((share) => share === word).length
  const known = shares.reduce<number>((sum, share) => sum + (typeof share === "number" ? share : 0), 0)
  if (count("whole") > 1) return "goes wholly to several units"
  if (count("whole") === 1 && (count("part") > 0 || count("remainder") > 0 || known > 0))
    return "goes wholly to one unit and partly to others"
  if (count("whole") === 1) return undefined
  if (count("remainder") > 1) return "has several remainders"
  if (count("part") === 1 && count("remainder") === 0) return "gives a part and nobody takes the rest"
  if (count("part") + count("remainder") === 0 && Math.abs(known - 1) > 1e-9)
    return `gives shares that add up to ${known}`
  return undefined
}

const balance = (documents: Documents.Documents, names: (id: string) => string): ReadonlyArray<Remark> => {
  const given = new Map<
    string,
    { readonly unit: string; readonly shares: Array<readonly [string | number, string | number]> }
  >()
  for (const { date, moves } of documents.successions) {
    for (const { from, shares } of moves) {
      const key = `${from} ${date}`
      const entry = given.get(key) ?? { unit: from, shares: [] }
      entry.shares.push([shares.population, shares.area ?? shares.population])
      given.set(key, entry)
    }
  }
  return [...given.values()].flatMap(({ shares, unit }) =>
    (["population", "area"] as const).flatMap((basis, index) => {
      const wrong = unbalanced(shares.map((pair) => pair[index]!))
      return wrong === undefined ? [] : [{ unit, message: `${names(unit)} ${wrong} (${basis})` }]
    })
  )
}

/** Also takes i for y, in which the law and a list may differ. For finding variants, never for resolving. */
const loose = (text: string): string =>
  Text.fold(text)
    .replace(/y/g, "i")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()

const spellingsOf = (
  histories: Histories,
  moves: ReadonlyArray<Move>,
  locale: Locale.Locale
): ReadonlyArray<Remark> => {
  const found = new Map<string, Remark>()
  const compare = (unit: UnitHistory | undefined, day: Day.Day, written: string) => {
    const row = unit?.rows.find((span) => holds(span, day))
    if (unit === undefined || row === undefined || written === "" || row.name === written) return
    const how =
      Locale.spelling(row.name, locale) === Locale.spelling(written, locale)
        ? "places a tone mark or a capital elsewhere"
        : Text.fold(row.name) === Text.fold(written) || loose(row.name) === loose(written)
          ? "spells it differently"
          : "has another name"
    const message = `${row.name}: the moves write ${written} (${how})`
    found.set(`${unit.id} ${written}`, { unit: unit.id, message })
  }
  for (const move of moves) {
    const eve = Day.add(move.date, -1)
    if (move.fromName !== "") compare(histories.unitWithCode(move.from, eve), eve, move.fromName)
    if (move.toName !== "") compare(histories.unitWithCode(move.to, move.date), move.date, move.toName)
  }
  return [...found.values()]
}

const clashes = (documents: Documents.Documents): ReadonlyArray<Remark> => {
  const holders = new Map<string, Array<{ readonly unit: string; readonly span: Day.Span }>>()
  for (const unit of documents.units) {
    for (const code of unit.codes) {
      const key = `${code.scheme} ${code.code}`
      const list = holders.get(key)
      if (list === undefined) holders.set(key, [{ unit: unit.id, span: code }])
      else list.push({ unit: unit.id, span: code })
    }
  }
  return [...holders].flatMap(([code, list]) =>
    list.flatMap((one, index) =>
      list
        .slice(index + 1)
        .filter((other) => other.unit !== one.unit && Day.overlap(one.span, other.span))
        .map((other) => ({ unit: one.unit, message: `has the code ${code} at the same time as ${other.unit}` }))
    )
  )
}

const unlisted = (
  { directives, hierarchies }: Documents.Documents,
  moves: ReadonlyArray<Move>,
  naming: Naming
): ReadonlyArray<Remark> => {
  const listed = new Set(directives.map(({ id }) => id))
  const named = Map.groupBy(moves, ({ act }) => act)
  const ended = new Set(hierarchies[0]!.levels.filter(({ to }) => to !== undefined).map(({ id }) => id as string))
  return [
    ...[...named].flatMap(([act, own]): ReadonlyArray<Remark> => {
      const unit = actId(naming, act)
      if (act === "" || listed.has(unit)) return []
      const by = own.length === 1 ? "1 move" : `${own.length} moves`
      return [
        {
          unit,
          message: `${act} is named by ${by} and is not in the acts, so it is no basis of what it did; add it to acts`
        }
      ]
    }),
    ...Object.entries(naming.abolished ?? {})
      .filter(([level, { basis }]) => ended.has(level) && !listed.has(basis))
      .map(([level, { basis }]) => ({
        unit: basis,
        message: `${basis} is said to have abolished the level "${level}" and is not in the acts; add it to acts`
      }))
  ]
}

const remark = (histories: Histories, move: Move, what: string): Remark => ({
  unit: histories.unitWithCode(move.from, Day.add(move.date, -1))?.id ?? move.from,
  message: `${move.fromName} (${move.from}) to ${move.toName} (${move.to}) on ${move.date}: ${what}, moves[${move.file}] line ${move.line}`
})

/** Why a move has no place: who gives is there on the day before, and who takes on the day. */
const unplaceable = ({ unitWithCode }: Histories, { date, from, to }: Move): string => {
  const eve = Day.add(date, -1)
  if (unitWithCode(to, eve) !== undefined && unitWithCode(from, date) !== undefined)
    return "it fits the other way round; turn it round"
  const missing = [
    ...(unitWithCode(from, eve) === undefined ? [`${from} on ${eve}`] : []),
    ...(unitWithCode(to, date) === undefined ? [`${to} on ${date}`] : [])
  ]
  return `no unit has the code ${missing.join(", nor ")}; correct a code or the day, here or in the history`
}

/** Inspects what was read. */
export const report = ({ documents, histories, moves, naming, unplaced }: Gazetteer): Report => {
  const moved = documents.successions.flatMap((succession) => succession.moves)
  const ends = new Map(documents.hierarchies[0]!.levels.map((level) => [level.id, level.to]))
  const first = histories.units.reduce(
    (day, unit) => (unit.rows[0]!.from < day ? unit.rows[0]!.from : day),
    "9999-12-31"
  )
  const names = new Map(histories.units.map((unit) => [unit.id, nameOf(unit)]))
  const here = ofHere(histories, moves)
  const away = new Set(moves).difference(new Set(here))
  return {
    counts: countsOf(histories),
    withoutSuccessor: lonely(
      histories,
      new Set(moved.map((move) => move.from)),
      ({ rows }) => rows.at(-1)!.to !== undefined && rows.at(-1)!.to !== ends.get(rows.at(-1)!.level),
      (unit) =>
        `ended on ${unit.rows.at(-1)!.to} and no move says what became of it${besides(histories, unit, naming.locale ?? Locale.plain)}`
    ),
    withoutPredecessor: lonely(
      histories,
      new Set(moved.map((move) => move.to)),
      ({ rows }) => rows[0]!.from !== first,
      ({ rows }) => `began on ${rows[0]!.from} and no move says what it was made of`
    ),
    withoutParent: outside(histories, naming),
    notConserving: balance(documents, (id) => names.get(id) ?? naming.name.vi),
    spellings: spellingsOf(histories, moves, naming.locale ?? Locale.plain),
    codeClashes: clashes(documents),
    gaps: histories.gaps.map(({ code, from, to }) => ({
      unit: histories.unitWithCode(code, to)?.id ?? code,
      message: `the code ${code} is not listed from ${from} until before ${to}`
    })),
    datedOtherwise: histories.otherwise.map(({ act, code, listed }) => ({
      unit: histories.unitWithCode(code, act)?.id ?? histories.unitWithCode(code, Day.add(act, -1))?.id ?? code,
      message: `the list has the change of the code ${code} on ${listed}, and the act is of ${act}: the day of the act is taken`
    })),
    doubtful: here
      .filter(isDoubtful)
      .map((move) => remark(histories, move, `taken as whole on lower evidence (${move.kind})`)),
    leftOut: [
      ...here
        .filter((move) => !isTaken(move))
        .map((move) => remark(histories, move, `left out, the row says ${move.kind}`)),
      ...unplaced
        .filter((move) => !away.has(move))
        .map((move) => remark(histories, move, `left out, ${unplaceable(histories, move)}`))
    ],
    unlistedActs: unlisted(documents, here, naming),
    elsewhere: away.size
  }
}
