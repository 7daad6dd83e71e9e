/** In which order figures come decides nothing: every reading, sentence, verdict and explanation is the same byte for byte. */
import { assert, describe, it } from "@effect/vitest"
import { offices } from "../../oracle/test/sample.ts"
import * as Door from "../src/Door.ts"
import { bounds } from "./situations/bounds.ts"
import { cohortsAndDimensions } from "./situations/cohorts.ts"
import { places } from "./situations/places.ts"
import { silence } from "./situations/silence.ts"
import { stocks } from "./situations/stocks.ts"
import { time } from "./situations/time.ts"
import { below, figure, merged, province, query } from "./support/documents.ts"
import type { Scenario } from "./support/Scenario.ts"
import { crossed } from "./trials/crossed.ts"
import { standing } from "./trials/standing.ts"
import { twice } from "./trials/twice.ts"

type Rows = ReadonlyArray<object>

const corrects = (one: object): boolean => "corrects" in one && one.corrects !== undefined

interface Write {
  readonly figures?: Rows
  readonly filings?: Rows
}

interface Asked {
  readonly id: string
  readonly explain: boolean
  readonly commits: ReadonlyArray<Write>
}

/** The same figures, numbered once. */
const writes = (commits: NonNullable<Scenario["commits"]>): ReadonlyArray<Write> =>
  commits.map((commit, number) => {
    const write = (Array.isArray(commit) ? { figures: commit } : commit) as Write
    const named = (write.figures ?? []).map((one, index) => ({ id: `f${number}.${index}`, ...one }))
    return { ...write, figures: named }
  })

const asked = ({ asks = [], commits = [], documents, judges = [], title }: Scenario): Asked => {
  const one = {
    id: title,
    documents,
    commits: writes(commits),
    queries: asks.map(({ query }) => query),
    assess: judges.map(({ asOf }) => ({ target: "t", options: { asOf } })),
    explain: true
  }
  return one
}

/** Every third first, from the end; a correction stays behind what it corrects. */
const turned = (rows: Rows = []): Rows => {
  const mixed = [0, 1, 2].flatMap((rest) => rows.filter((_, index) => index % 3 === rest)).toReversed()
  return [...mixed.filter((one) => !corrects(one)), ...rows.filter((one) => corrects(one))]
}

const reordered = ({ commits, ...rest }: Asked, order: (rows: Rows | undefined) => Rows): Asked => ({
  ...rest,
  commits: commits.map((one) => ({ ...one, figures: order(one.figures), filings: order(one.filings) }))
})

const backwards = (rows: Rows = []): Rows => {
  const isFirst = (one: Rows[number]) => !corrects(one)
  return [...rows.filter(isFirst).toReversed(), ...rows.filter((one) => !isFirst(one))]
}

const check = async (one: Asked): Promise<void> => {
  const said = async (which: Asked): Promise<string> => {
    const answer = await Door.answer(JSON.stringify(which))
    assert.deepStrictEqual(
      answer.commits.filter((one) => one !== "ok"),
      []
    )
    return JSON.stringify(answer, undefined, 1)
  }
  const first = await said(one)
  assert.strictEqual(await said(reordered(one, backwards)), first)
  assert.strictEqual(await said(reordered(one, turned)), first)
}

const measures = [below()]

/** Figures that contradict each other beside a third that lies in them. */
const told = (
  title: string,
  documents: Scenario["documents"],
  [first, second, third]: readonly [string, string, string],
  more: object = {}
): Scenario => ({
  title,
  documents,
  commits: [[figure("a", first, 16), figure("a", second, 3, more), figure("a", third, 10)]],
  asks: [{ query: query(["p", "a"], [first, "2025"]), gives: {} }]
})

const situations = [
  told("two reporters of one box", province({ measures }), ["2025-Q1", "2025-Q1", "2025-02"], { reporter: "p" }),
  told("two boxes that a life makes one", merged({ measures }), ["2025-05/2025-07", "2025-05/2025-06", "2025-06"]),
  ...places,
  ...time,
  ...stocks,
  ...bounds,
  ...cohortsAndDimensions,
  ...silence,
  ...crossed,
  ...standing,
  ...twice
]

describe("figures in any order say the same", () => {
  for (const one of situations) {
    // One commit after another is an order that counts.
    if (one.error === undefined && one.committed === undefined) it(one.title, () => check(asked(one)))
  }
  it("in offices whose reports are damaged", { timeout: 120_000 }, async () => {
    for (const office of await offices("order", 5)) await check({ ...office.case, explain: true })
  })
})
