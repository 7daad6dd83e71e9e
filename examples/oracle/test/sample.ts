import { Oracle } from "@lantoa/testkit"
import { Arbitrary, Effect } from "effect"
import { stores } from "../src/door.ts"

/** Offices of one series, the same on every machine. */
export const offices = async (
  seed: string,
  count: number,
  world: Partial<Oracle.Blueprint> = {}
): Promise<ReadonlyArray<Oracle.Office>> => {
  const plans = await Effect.runPromise(Arbitrary.sampleEffect(Oracle.arbitrary, { count, seed, size: 10 }))
  return plans.map((plan, index) => Oracle.make({ ...plan, ...world }, `${seed}.${index}`))
}

/** Offices whose measures are all stocks. */
export const stocks = async (seed: string, count: number): Promise<ReadonlyArray<Oracle.Office>> => {
  const plans = await Effect.runPromise(Arbitrary.sampleEffect(Oracle.arbitrary, { count, seed, size: 10 }))
  return plans.map((plan, index) =>
    Oracle.make({ ...plan, measures: plan.measures.map((one) => ({ ...one, kind: 8 })) }, `${seed}.${index}`)
  )
}

/** A cell with the question it answers. */
export interface Placed {
  readonly cell: Oracle.Cell
  readonly query: Oracle.QueryJson
  readonly measure: string
  readonly expected: Oracle.Expectation | undefined
}

/** Asks every store; a refusal fails the test. */
export const each = async (
  asked: Oracle.Case,
  use: (answers: Oracle.Answers, store: string) => void
): Promise<void> => {
  for (const [store, ask] of Object.entries(stores)) {
    const answers = await ask(asked)
    const refused = [
      ...answers.commits.filter((text) => text !== "ok"),
      ...answers.answers.filter((one) => typeof one === "string")
    ]
    if (refused.length > 0) throw new Error(`${store} refused: ${refused.join("; ")}`)
    use(answers, store)
  }
}

const indicatorOf = (asked: Oracle.Case, id: string) => asked.documents.indicators.find((one) => one.id === id)!

/** The cells of an answer, in the order of the questions. */
export const cells = (
  asked: Oracle.Case,
  answers: Oracle.Answers,
  expected?: ReadonlyArray<ReadonlyArray<Oracle.Expectation | undefined>>
): ReadonlyArray<Placed> =>
  asked.queries.flatMap((query, number) => {
    const { expression } = indicatorOf(asked, query.indicator)
    const found = answers.answers[number]!
    return typeof found === "string"
      ? []
      : found.map((cell, index) => ({
          cell,
          query,
          measure: expression._tag === "Measure" ? expression.measure : "",
          expected: expected?.[number]?.[index]
        }))
  })

/** The same case with other figures. */
export const refigured = (
  asked: Oracle.Case,
  change: (figures: ReadonlyArray<Oracle.FigureJson>, commit: number) => ReadonlyArray<Oracle.FigureJson>
): Oracle.Case => ({
  ...asked,
  commits: asked.commits.map((commit, index) => ({ ...commit, figures: change(commit.figures, index) }))
})

export const said = (one: Placed): string =>
  `${one.query.indicator} ${JSON.stringify(one.query.boundaries ?? {})} ${JSON.stringify(one.cell)}`
