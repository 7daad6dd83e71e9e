/** Whether a database answers as the store in memory does: worlds of the oracle, asked of both. */
import { Oracle } from "@lantoa/testkit"
import { Arbitrary, Effect } from "effect"
import { ask } from "../../oracle/src/door.ts"
import type { Engine, Running } from "./engines.ts"

export interface Pairs {
  readonly pairs: number
  /** Answers that differ, with both. */
  readonly mismatches: ReadonlyArray<string>
}

/** Questions of a world, and for each a target that the middle of what there is would just meet. */
export const judged = (office: Oracle.Office): Oracle.Case => ({
  ...office.case,
  assess: office.case.queries.map(({ hierarchy, indicator, periods, units }, index) => ({
    target: {
      id: `t${index}`,
      title: { vi: "chỉ tiêu", en: "target" },
      indicator,
      scope: { _tag: "Unit", unit: units[index % units.length]!, hierarchy },
      comparator: index % 3 === 0 ? "<=" : ">=",
      threshold: 10 + 15 * (index % 4),
      deadline: { _tag: "Stated", period: periods[index % periods.length]! },
      modality: "minimum",
      source: { title: "Kế hoạch" }
    } as never,
    options: { asOf: "2030-01-01" }
  }))
})

/** What is said, a line an answer. */
export const lines = ({ answers, assessments, commits }: Oracle.Answers): ReadonlyArray<string> => [
  ...commits,
  ...answers.flatMap((one) => (typeof one === "string" ? [one] : one.map((cell) => JSON.stringify(cell)))),
  ...assessments
]

/** Compares world by world, for as long as there is to be more. */
export const compare = async (
  engine: Engine,
  running: Running,
  seed: number,
  more: (worlds: number) => boolean
): Promise<Pairs> => {
  const mismatches: Array<string> = []
  let pairs = 0
  for (let world = 0; more(world); world++) {
    const name = `${seed}.${world}`
    const [plan] = await Effect.runPromise(Arbitrary.sampleEffect(Oracle.arbitrary, { count: 1, seed: name, size: 10 }))
    const asked = judged(Oracle.make(plan!, name))
    const place = await running.place()
    const [expected, found] = [
      lines(await ask({})(asked)),
      lines(await ask({ store: engine.store(place.where) })(asked))
    ]
    await place.remove()
    pairs += expected.length
    for (let index = 0; index < Math.max(expected.length, found.length); index++) {
      if (expected[index] !== found[index]) mismatches.push(`world ${name}: ${expected[index]}, here ${found[index]}`)
    }
  }
  return { pairs, mismatches }
}
