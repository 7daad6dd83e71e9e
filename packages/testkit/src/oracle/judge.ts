/** What a case should be answered, and what is wrong with an answer. @internal */
import type { Atlas } from "./atlas.ts"
import * as Bounds from "./bounds.ts"
import * as Calendar from "./calendar.ts"
import type { Case, Cell, ExpressionJson, QueryJson } from "./case.ts"
import { isLate } from "./damage.ts"
import * as Ratios from "./ratios.ts"
import * as Silence from "./silence.ts"
import * as Space from "./space.ts"
import * as Statements from "./statements.ts"
import * as Stocks from "./stocks.ts"
import * as Tally from "./tally.ts"

/** How many of a measure there truly are in a box. */
export type Truth = (measure: string, box: Space.Box) => number

/** What is known of the right answer to one cell. */
export interface Expectation {
  /** The numbers of which the value must hold at least one: the truth, or what it was on days that may be meant; where there is none, any will do. */
  readonly truths: ReadonlyArray<number>
  /** What figures determine: no narrower value may be claimed. */
  readonly range: readonly [number, number] | undefined
  /** Whether a figure may say more than was true: then an answer has only to make sense. */
  readonly late: boolean
  /** Whether nothing allows a single value. */
  readonly open: boolean
  /** How wide the value may be; `undefined` where the laws leave that open. */
  readonly widest: readonly [number, number] | undefined
  /** Whether the figures can all be true. */
  readonly consistent: boolean
  /** The most that can have come in: what the figures say at least. */
  readonly reported: number | undefined
  /** Of a ratio: the least and the greatest of those who told both ends. */
  readonly paired?: readonly [number, number] | undefined
  readonly silent: ReadonlySet<string> | undefined
  readonly tally: Tally.Tally
}

interface Question {
  readonly measure: string
  readonly box: Space.Box
}

/** A question of all teams, or of what one of them did. */
export type Asked = QueryJson & { readonly team?: string }

type Plain = Extract<ExpressionJson, { readonly _tag: "Measure" }>

/** What an indicator is made of: a measure, or the numerator and the denominator of a ratio. */
const endsOf = (expression: ExpressionJson): ReadonlyArray<Plain> =>
  expression._tag === "Measure" ? [expression] : [expression.numerator, expression.denominator].flatMap(endsOf)

/** The measures behind an indicator. */
export const measuresOf = (expression: ExpressionJson): ReadonlyArray<string> =>
  endsOf(expression).map(({ measure }) => measure)

/** The boxes that a cell asks about: one, or those of both ends of a ratio. */
const questionsOf = (atlas: Atlas, query: Asked, unit: string, period: string): ReadonlyArray<Question> => {
  const { expression } = atlas.documents.indicators.find((one) => one.id === query.indicator)!
  const span = Calendar.read(period)
  return endsOf(expression).map(({ cohort, measure, where = {} }) => {
    const stock = atlas.measure(measure).accumulation === "stock"
    return {
      measure,
      box: {
        units: [unit],
        span: stock ? { start: span.end - 1, end: span.end } : span,
        ...(query.boundaries === undefined ? {} : { asOf: Calendar.read(query.boundaries.asOf).start }),
        ...(query.team === undefined ? {} : { team: query.team }),
        cohorts: cohort === undefined ? [] : [cohort],
        breakdown: Object.fromEntries(Object.entries(where).map(([id, member]) => [id, [member]]))
      }
    }
  })
}

/** The part of each week that lies in another month than its Thursday: empty, where weeks make the months. */
const elsewhere = (atlas: Atlas, measure: string, span: Calendar.Span): ReadonlyArray<Statements.Statement> => {
  const weekly = atlas.documents.forms.some((form) => form.every === "week" && form.measures.includes(measure))
  if (!weekly) return []
  const roots = atlas.documents.hierarchies[0]!.edges.filter((edge) => edge.parent === undefined).map(
    (edge) => edge.unit
  )
  return Calendar.split(span, "week").flatMap((text) => {
    const week = Calendar.read(text)
    const month = Calendar.thursdayMonth(week)
    const parts = [
      { start: week.start, end: Math.min(week.end, month.start) },
      { start: Math.max(week.start, month.end), end: week.end }
    ].filter(({ end, start }) => start < end)
    return parts.map((part) => ({
      box: { units: roots, span: part, cohorts: [], breakdown: {} },
      lower: 0,
      upper: 0,
      about: false,
      figure: undefined
    }))
  })
}

const hullOf = (boxes: ReadonlyArray<Space.Box>): Calendar.Span => ({
  start: Math.min(...boxes.map((box) => box.span.start)),
  end: Math.max(...boxes.map((box) => box.span.end))
})

/** Everything about a measure at a moment of knowledge that its cells share. */
const context = (
  atlas: Atlas,
  asked: Case,
  measure: string,
  asKnownAt: string | undefined,
  boxes: ReadonlyArray<Space.Box>
) => {
  const everything = Statements.known(asked, asKnownAt)
  const figures = everything.figures.filter((figure) => figure.measure === measure)
  const own = figures.map((figure) => Statements.boxOf(atlas, figure))
  const unknown = own.filter((_, index) => figures[index]!.value === null)
  const span = hullOf([...boxes, ...own])
  const statements = Statements.of(atlas, measure, everything, span)
  const empty = elsewhere(atlas, measure, span)
  const space = Space.make(atlas, measure, [
    ...boxes,
    ...statements.map((statement) => statement.box),
    ...empty.map((statement) => statement.box)
  ])
  const placed = statements.map((statement) => Tally.place(space, statement))
  const rows = placed.map(({ bits, statement: { lower, upper } }) => ({ bits, lower, upper }))
  const plain = Bounds.make(space, rows)
  const none = empty.map(({ box }) => ({ bits: space.bits(box), lower: 0, upper: 0 }))
  const conventional = none.length === 0 ? plain : Bounds.make(space, [...rows, ...none])
  // What is said to be about a number has come in as that number.
  const firm = placed.map(({ bits, statement: { about, lower, upper } }) => ({
    bits,
    lower: about ? (lower + upper) / 2 : lower,
    upper
  }))
  const isVague = statements.some(({ about }) => about)
  const told = isVague ? Bounds.make(space, [...firm, ...none]) : conventional
  return { everything, statements, unknown, space, placed, plain, conventional, told }
}

type Context = ReturnType<typeof context>

const flow = (
  atlas: Atlas,
  { conventional, placed, plain, space, told }: Context,
  { box, measure }: Question,
  truth: Truth
) => {
  const bits = space.bits(box)
  const count = truth(measure, box)
  // Of whole things of which there are at least 3.9 there are 4.
  const least = space.measure.additive ? told.range?.(bits)?.[0] : undefined
  const tight =
    plain.range !== undefined && space.measure.additive && (plain.nested(bits) || plain.cover(bits) !== undefined)
  return {
    truths: [count],
    days: undefined,
    range: conventional.range?.(bits),
    open: false,
    widest: tight ? plain.range!(bits) : undefined,
    consistent: plain.agree !== false,
    reported: least === undefined ? undefined : Math.ceil(least - slack(least)),
    bits,
    placed,
    space
  }
}

/** The right answer to each cell of each query. */
export const expect = (
  atlas: Atlas,
  asked: Omit<Case, "queries"> & { readonly queries: ReadonlyArray<Asked> },
  truth: Truth
): ReadonlyArray<ReadonlyArray<Expectation>> => {
  const questions = asked.queries.map((query) =>
    query.units.flatMap((unit) =>
      query.periods.map((period) => ({ unit, period, asked: questionsOf(atlas, query, unit, period) }))
    )
  )
  const groups = new Map<string, Array<Space.Box>>()
  const keyOf = (query: QueryJson, question: Question) => `${question.measure} ${query.asKnownAt ?? ""}`
  asked.queries.forEach((query, index) => {
    for (const question of questions[index]!.flatMap((cell) => cell.asked)) {
      const key = keyOf(query, question)
      groups.set(key, [...(groups.get(key) ?? []), question.box])
    }
  })
  const contexts = new Map<string, Context>()
  const known = (query: QueryJson, question: Question): Context => {
    const key = keyOf(query, question)
    const found = contexts.get(key) ?? context(atlas, asked, question.measure, query.asKnownAt, groups.get(key)!)
    contexts.set(key, found)
    return found
  }
  const alone = (query: QueryJson, question: Question, period: Calendar.Span, unit: string) => {
    const shared = known(query, question)
    const stock = atlas.measure(question.measure).accumulation === "stock"
    const { bits, placed, space, ...found } = stock
      ? Stocks.expect(atlas, shared, question.measure, question.box, period, truth)
      : flow(atlas, shared, question, truth)
    const silent =
      query.asKnownAt === undefined ? Silence.of(atlas, question, shared.everything, unit, period) : undefined
    return {
      ...found,
      ...question,
      statements: shared.statements,
      late: shared.statements.some(({ figure }) => figure !== undefined && isLate(figure)),
      silent,
      tally: Tally.make(atlas, space, bits, placed, silent !== undefined && silent.size > 0)
    }
  }
  return asked.queries.map((query, index) =>
    questions[index]!.map(({ asked: ends, period, unit }): Expectation => {
      const span = Calendar.read(period)
      const [top, bottom] = ends.map((end) => alone(query, end, span, unit))
      if (bottom === undefined) return top!
      return {
        ...top!,
        truths: Ratios.truths(atlas, top!, bottom, span.end - 1, truth),
        range: Ratios.range(top!, bottom),
        late: top!.late || bottom.late,
        open: false,
        widest: undefined,
        consistent: top!.consistent && bottom.consistent,
        reported: undefined,
        paired: Ratios.told(atlas, top!, bottom, span),
        silent: undefined
      }
    })
  )
}

/** A span of days as a period. */
export const spanText = (start: number, end: number): string => Calendar.spanText({ start, end })

/** Whether all that a case's figures say is true. */
export const truthful = (atlas: Atlas, asked: Case, truth: Truth): boolean => {
  const everything = Statements.known(asked)
  const all = everything.figures.map((figure) => Calendar.read(figure.period))
  if (all.length === 0) return true
  const span = { start: Math.min(...all.map((one) => one.start)), end: Math.max(...all.map((one) => one.end)) }
  const measured = (query: QueryJson) =>
    measuresOf(atlas.documents.indicators.find((one) => one.id === query.indicator)!.expression)
  const judged = new Set(asked.queries.flatMap(measured))
  return [...judged].every((measure) => {
    const days = asked.queries
      .filter((query) => measured(query).includes(measure))
      .flatMap((query) => query.periods.map((period) => Calendar.read(period).end - 1))
    const statements = Statements.of(atlas, measure, everything, span)
    const stock = atlas.measure(measure).accumulation === "stock"
    if (stock && !Stocks.carriesTruly(atlas, measure, statements, days, truth)) return false
    return statements.every(({ box, lower, upper }) => {
      const count = truth(measure, box)
      return count >= lower - slack(lower) && count <= upper + slack(count)
    })
  })
}

/** An expectation in words. */
export const describe = (expected: Expectation | undefined): string =>
  JSON.stringify(
    { ...expected, silent: expected?.silent && [...expected.silent], tally: undefined, statements: undefined },
    (_, value: unknown) => (value === Infinity ? "Infinity" : value)
  )

/** A way of being wrong. @category models @since 0.1.0 */
export type Fault = "crossed" | "false" | "overclaims" | "false alarm" | "reported" | "silence" | "loose"

/** How an answer compares. @category models @since 0.1.0 */
export interface Verdict {
  readonly exact: boolean
  readonly faults: ReadonlyArray<Fault>
}

const ends = (cell: Cell): readonly [number, number, boolean, boolean] => {
  if (cell.value === null) return [0, Infinity, false, true]
  const [lower, upper, lowerOpen, upperOpen, about] = cell.value
  return about && lower === upper ? [0.9 * lower, 1.1 * upper, false, false] : [lower, upper, lowerOpen, upperOpen]
}

const slack = (x: number): number => 1e-6 * Math.max(1, Math.abs(x))

/** Whether a cell's value allows a number. */
export const allows = (cell: Cell, number: number): boolean => {
  const [lower, upper, lowerOpen, upperOpen] = ends(cell)
  return (
    (lowerOpen && lower !== -Infinity ? number > lower : number >= lower - slack(number)) &&
    (upperOpen && upper !== Infinity ? number < upper : number <= upper + slack(number))
  )
}

/** Whether all that one cell allows, another does too. */
export const inside = (inner: Cell, outer: Cell): boolean => {
  const [a, b] = ends(inner)
  const [c, d] = ends(outer)
  return Math.max(0, a) >= Math.max(0, c) - slack(c) && b <= d + (d === Infinity ? 0 : slack(d))
}

export const compare = (cell: Cell, expected: Expectation): Verdict => {
  const [lower, upper] = ends(cell)
  const faults: Array<Fault> = []
  const { consistent, late, range, reported, silent, truths, widest } = expected
  if (lower > upper) faults.push("crossed")
  if (late) return { exact: cell.value !== null && lower === upper, faults }
  if (truths.length > 0 && !truths.some((truth) => allows(cell, truth))) faults.push("false")
  if (consistent && (cell.findings.length > 0 || cell.reason === "contradiction")) faults.push("false alarm")
  if (consistent && range !== undefined) {
    const narrower =
      lower > range[0] + slack(range[0]) || upper < range[1] - (range[1] === Infinity ? 0 : slack(range[1]))
    if (narrower) faults.push("overclaims")
  }
  if (expected.open && cell.value !== null && lower === upper) faults.push("overclaims")
  if (consistent && widest !== undefined) {
    const low = Math.max(0, lower) < widest[0] - slack(widest[0])
    const high = upper > widest[1] + (widest[1] === Infinity ? 0 : slack(widest[1]))
    // One number is as tight as a value can be; whether it is the right one is another question.
    if ((low || high) && lower !== upper) faults.push("loose")
  }
  if (consistent && reported !== undefined && cell.reported !== null && cell.reported > reported + slack(reported)) {
    faults.push("reported")
  }
  if (consistent && expected.paired !== undefined && cell.reported !== null && lower !== upper) {
    const [least, most] = expected.paired
    if (cell.reported < least - slack(least) || cell.reported > most + slack(most)) faults.push("reported")
  }
  if (silent !== undefined) {
    const said = new Set(cell.silent.map(({ period, reporter }) => Silence.key(reporter, Calendar.read(period))))
    if (said.size !== silent.size || [...silent].some((one) => !said.has(one))) faults.push("silence")
  }
  return { exact: cell.value !== null && lower === upper, faults }
}
