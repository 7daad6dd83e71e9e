/** Offices, one after the other, asked of every store and judged. @internal */
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Blueprint from "./blueprint.ts"
import type { Answers, Ask, Case, Cell } from "./case.ts"
import * as Judge from "./judge.ts"
import * as Office from "./office.ts"
import * as Shrink from "./shrink.ts"
import * as Tally from "./tally.ts"

/** How an office can be failed: by a cell, by a refusal, or by two stores that differ. @category models @since 0.1.0 */
export type Fault = Judge.Fault | "refused" | "stores differ"

/** Every fault. @category constants @since 0.1.0 */
export const faults: ReadonlyArray<Fault> = [
  "crossed",
  "false",
  "overclaims",
  "false alarm",
  "reported",
  "silence",
  "loose",
  "refused",
  "stores differ"
]

const isUnsound: ReadonlySet<Fault> = new Set<Fault>(["crossed", "false", "overclaims", "false alarm"])

/** A failure, as small as it could be made. @category models @since 0.1.0 */
export interface Failure {
  /** Gives the same office again. */
  readonly seed: string
  readonly store: string
  readonly fault: Fault
  /** What was answered and what was expected. */
  readonly said: string
  /** A line for `pnpm run eval --json`. */
  readonly case: Case
}

/** What came of it. @category models @since 0.1.0 */
export interface Summary {
  readonly cells: number
  /** Cells whose value does not hold the truth, or claims more than the figures say. */
  readonly unsound: number
  /** Cells whose value is wider than it must be, over nested boxes or under an exact cover. */
  readonly loose: number
  /** Cells with one value. */
  readonly exact: number
  readonly stores: ReadonlyArray<string>
  readonly byAxis: {
    readonly [N in Tally.Name]: { readonly nested: number; readonly crossing: number; readonly silent: number }
  }
  readonly faults: Readonly<Record<string, number>>
  readonly offices: number
}

export interface Options {
  readonly stores: Readonly<Record<string, Ask>>
  readonly seed: number
  /** Whether to go on, after so many cells. */
  readonly more: (cells: number) => boolean
  /** The offices to draw from; of every kind when not said. */
  readonly offices?: Arbitrary.Arbitrary<Blueprint.Blueprint>
  /** Faults that are counted and not made small. */
  readonly ignore?: ReadonlyArray<Fault>
  /** After so many failures it stops. */
  readonly failures?: number
}

interface Found {
  readonly store: string
  readonly fault: Fault
  readonly said: string
  readonly at: Shrink.Failing | undefined
}

const plain = (cell: Cell): string => JSON.stringify([cell.value, cell.reason, cell.reported, cell.findings])

/** Judges one office in every store. */
const judge = async (
  office: Office.Office,
  stores: Options["stores"],
  count: (expected: Judge.Expectation, verdict: Judge.Verdict) => void
) => {
  const expectations = Judge.expect(office.atlas, office.case, office.truth)
  const found: Array<Found> = []
  const all: Array<readonly [string, Answers]> = []
  for (const [store, ask] of Object.entries(stores)) {
    const answers = await ask(office.case)
    for (const text of answers.commits)
      if (text !== "ok") found.push({ store, fault: "refused", said: text, at: undefined })
    answers.answers.forEach((cells, query) => {
      if (typeof cells === "string") return void found.push({ store, fault: "refused", said: cells, at: undefined })
      const { periods, units } = office.case.queries[query]!
      units.forEach((unit, row) =>
        periods.forEach((period, column) => {
          const index = row * periods.length + column
          const expected = expectations[query]![index]
          const cell = cells[index]
          if (expected === undefined || cell === undefined) return
          const verdict = Judge.compare(cell, expected)
          count(expected, verdict)
          for (const fault of verdict.faults) {
            const said = `${unit} ${period}: ${JSON.stringify(cell)}, expected ${Judge.describe(expected)}`
            found.push({ store, fault, said, at: { query, unit, period, fault } })
          }
        })
      )
    })
    all.push([store, answers])
  }
  const [[, first] = [undefined, undefined], ...others] = all
  for (const [store, answers] of others) {
    const cells = (one: Answers) => one.answers.flatMap((list) => (typeof list === "string" ? [list] : list.map(plain)))
    const [a, b] = [cells(first!), cells(answers)]
    const differs = b.findIndex((cell, index) => cell !== a[index])
    if (differs !== -1)
      found.push({ store, fault: "stores differ", said: `${a[differs]} and ${b[differs]}`, at: undefined })
  }
  return found
}

const emptyTally = () =>
  Object.fromEntries(Tally.names.map((name) => [name, { nested: 0, crossing: 0, silent: 0 }])) as Record<
    Tally.Name,
    { nested: number; crossing: number; silent: number }
  >

/** Runs until told to stop. */
export const run = async (
  options: Options
): Promise<{ readonly summary: Summary; readonly failures: ReadonlyArray<Failure> }> => {
  const { more, seed, stores } = options
  const byAxis = emptyTally()
  const counted: Record<string, number> = {}
  const failures: Array<Failure> = []
  const kinds = new Set<string>(options.ignore)
  let [cells, exact, offices, loose, unsound] = [0, 0, 0, 0, 0]
  const count = (expected: Judge.Expectation, { exact: one, faults: wrong }: Judge.Verdict): void => {
    cells++
    if (one) exact++
    for (const fault of wrong) counted[fault] = (counted[fault] ?? 0) + 1
    if (wrong.includes("loose")) loose++
    if (wrong.some((fault) => isUnsound.has(fault))) unsound++
    for (const name of Tally.names) {
      const lie = expected.tally[name]
      if (lie.nested) byAxis[name].nested++
      if (lie.crossing) byAxis[name].crossing++
      if (lie.silent) byAxis[name].silent++
    }
  }
  for (let turn = 0; more(cells) && failures.length < (options.failures ?? 5); turn++) {
    const name = `${seed}.${turn}`
    let fresh = true
    offices++
    const property = (blueprint: Blueprint.Blueprint) =>
      Effect.promise(async () => {
        const tally = fresh ? count : () => undefined
        const first = fresh
        fresh = false
        const found = await judge(Office.make(blueprint, name), stores, tally)
        // What has been shown once, small, is only counted from then on.
        if (first) for (const one of found) if (one.at === undefined) counted[one.fault] = (counted[one.fault] ?? 0) + 1
        return found.every((one) => kinds.has(one.fault))
      })
    const result = await Effect.runPromise(
      Arbitrary.checkEffect(options.offices ?? Blueprint.arbitrary, property, {
        runs: 1,
        size: 10,
        seed: name,
        maxShrinks: 150
      })
    )
    if (result._tag !== "Falsified") continue
    const office = Office.make(result.shrunkInput, name)
    const found = await judge(office, stores, () => undefined)
    const one = found.find((each) => !kinds.has(each.fault))!
    kinds.add(one.fault)
    const small = one.at === undefined ? office.case : await Shrink.make(office, stores[one.store]!, one.at)
    const said = small.queries.length === 1 ? await Shrink.said(office, stores[one.store]!, small) : one.said
    failures.push({ seed: name, store: one.store, fault: one.fault, said, case: small })
  }
  return {
    summary: { cells, unsound, loose, exact, stores: Object.keys(stores), byAxis, faults: counted, offices },
    failures
  }
}
