import { assert, describe, it } from "@effect/vitest"
import { Documents, MemoryStore, Model, Observation, Period, Plan, Store } from "@lantoa/core"
import type { Oracle } from "@lantoa/testkit"
import { Effect } from "effect"
import { byRules, type Cell } from "../../../packages/core/src/internal/figures/cell.ts"
import type { Told } from "../../../packages/core/src/internal/facts/parts.ts"
import * as Reports from "../../../packages/core/src/internal/boxes/reports.ts"
import * as Straight from "../../../packages/core/src/internal/straight/straight.ts"
import { besides } from "./beside.ts"
import { changing } from "./changes.ts"
import { reporting } from "./forms.ts"
import { lasting } from "./lasting.ts"
import { merging } from "./mergers.ts"
import { offices } from "./sample.ts"
import { seating } from "./seats.ts"

/** What parts say, without the boxes in which the rules find them. */
const told = ({ every, is, of, only, said: sum, told: count }: Told) => [is, every, only, count, of, sum]

/** All that a cell says; its box by name, its rows in no order. */
const said = (cell: Cell) => {
  const facts = cell.facts()
  const { rest } = facts
  return {
    ...cell,
    tellers: cell.tellers(),
    rows: [...cell.rows].sort((a, b) => a - b),
    shares: [...cell.shares()].sort(([a], [b]) => a - b),
    node: [cell.node.place.kind, cell.node.place.units, cell.node.category],
    facts: { ...facts, parts: facts.parts.map(told), rest: rest && [told(rest.parts), rest.left] }
  }
}

const boxOf = (figure: Oracle.FigureJson): string => Observation.cell(Observation.from(figure as Observation.Encoded))

/** What one unit did, in whole numbers and told in time; some figures as they came. */
const calmed = (asked: Oracle.Case, asItCame: (figure: number) => boolean): Oracle.Case => {
  const figures = new Map<string, Oracle.FigureJson>()
  for (const [number, { corrects: _, ...figure }] of asked.commits.flatMap((commit) => commit.figures).entries()) {
    const { id, measure, period, units, value: __, knownAt: ___, ...more } = figure
    const plain = { id, measure, units, period, value: number % 50, knownAt: "2027-01-01T00:00:00Z" }
    const isPlain = units.length === 1 && Object.keys(more).length === 0
    // Every other office by months alone.
    if (/[02468]$/.test(asked.id) && !/^\d{4}-\d{2}$/.test(period)) continue
    const one = asItCame(number) ? figure : isPlain ? plain : undefined
    if (one !== undefined && !figures.has(boxOf(one))) figures.set(boxOf(one), one)
  }
  const measures = asked.documents.measures.map(({ dimensions, id, title }, index) => ({
    id,
    title,
    ...(dimensions === undefined ? {} : { dimensions }),
    own: index % 3 === 2 ? ("may" as const) : ("no" as const),
    accumulation: "flow" as const,
    basis: "turn"
  }))
  return {
    ...asked,
    commits: [{ figures: [...figures.values()], filings: [], withdrawals: [] }],
    documents: { ...asked.documents, forms: [], targets: [], measures }
  }
}

/** How many cells were plain, of how many; each of them is what the rules make of it. */
const compared = (asked: Oracle.Case): Promise<{ readonly plain: number; readonly all: number }> =>
  Effect.gen(function* () {
    const model = yield* Effect.fromResult(Model.make(Documents.from(asked.documents)))
    const store = yield* Store.Store
    for (const { figures, filings } of asked.commits) {
      yield* store.commit({
        figures: figures.map((one) => Observation.from(one as Observation.Encoded)),
        filings: filings.map((one) => ({ ...one, period: Period.from(one.period) })) as ReadonlyArray<Store.Filing>
      })
    }
    let [plain, all] = [0, 0]
    for (const query of asked.queries) {
      const plan = yield* Effect.fromResult(
        Plan.make(model, { ...query, periods: query.periods.map((period) => Period.from(period)) })
      )
      const snapshot = yield* Plan.snapshot(plan)
      for (const rollup of plan.rollups) {
        const measure = model.measures.get(rollup.measure)!
        const reports = Reports.make(model, snapshot)
        const straight = Straight.make(reports, measure, rollup)
        const rules = byRules(reports, measure, rollup)
        rollup.groups.forEach((group, number) =>
          rollup.buckets.forEach((bucket, index) => {
            all++
            const cell = straight(number, index)
            if (cell === undefined) return
            plain++
            const name = `${asked.id} ${JSON.stringify(query)} ${group} ${bucket}`
            assert.deepStrictEqual(said(cell), said(rules(number, index)), name)
          })
        )
      }
    }
    return { plain, all }
  }).pipe(Effect.provide(MemoryStore.layer), Effect.orDie, Effect.runPromise)

describe("a plain cell", () => {
  const ways: Readonly<Record<string, (office: number) => (figure: number) => boolean>> = {
    "all figures plain": () => () => false,
    "a figure or two as it came": (office) => (figure) => figure % 17 === office % 17
  }
  for (const [name, asItCame] of Object.entries(ways)) {
    it(`is what the rules make of it (${name})`, async () => {
      let [plain, all] = [0, 0]
      for (const [index, { case: asked }] of (await offices(`straight ${name}`, 150)).entries()) {
        const found = await compared(calmed(asked, asItCame(index)))
        plain += found.plain
        all += found.all
      }
      assert.isAbove(plain, all / 20)
    }, 120_000)
  }

  it("is what the rules make of it where nobody told anything", async () => {
    let [plain, all] = [0, 0]
    for (const { case: asked } of await offices("straight quiet", 30)) {
      const found = await compared({ ...calmed(asked, () => false), commits: [] })
      plain += found.plain
      all += found.all
    }
    assert.isAbove(plain, all / 2)
  }, 120_000)

  it("is what the rules make of it where units come, go, move and divide", async () => {
    let [plain, all] = [0, 0]
    for (let seed = 500; seed < 800; seed++) {
      const found = await compared(changing(seed))
      plain += found.plain
      all += found.all
    }
    assert.isAbove(plain, all / 10)
  }, 120_000)

  it("is what the rules make of it before and after units became others as a whole or in part, on either's boundaries", async () => {
    let [plain, all] = [0, 0]
    for (let seed = 0; seed < 300; seed++) {
      const found = await compared(merging(seed))
      plain += found.plain
      all += found.all
    }
    assert.isAbove(plain, all / 10)
  }, 120_000)

  it("is what the rules make of it where units or their teams report on a form", async () => {
    let [plain, all] = [0, 0]
    for (let seed = 0; seed < 300; seed++) {
      const found = await compared(reporting(seed))
      plain += found.plain
      all += found.all
    }
    assert.isAbove(plain, all / 10)
  }, 120_000)

  it("is what the rules make of it where teams move, or go with their unit into another", async () => {
    let [plain, all] = [0, 0]
    for (let seed = 0; seed < 400; seed++) {
      const { asked } = seating(seed)
      const ofMonths = (period: string): boolean => !/-\d{2}-\d{2}/.test(period)
      const commits = asked.commits.map((commit) => ({
        ...commit,
        figures: commit.figures.filter(({ period }) => ofMonths(period))
      }))
      const queries = asked.queries.map((query) => ({ ...query, periods: query.periods.filter(ofMonths) }))
      const found = await compared({
        ...asked,
        commits,
        queries: queries.filter(({ periods }) => periods.length > 0)
      })
      plain += found.plain
      all += found.all
    }
    assert.isAbove(plain, all / 25)
  }, 120_000)

  it("is what the rules make of it where units and their teams tell the same several times", async () => {
    let [plain, all] = [0, 0]
    for (let seed = 0; seed < 400; seed++) {
      const found = await compared(besides(seed))
      plain += found.plain
      all += found.all
    }
    assert.isAbove(plain, all / 4)
  }, 120_000)

  it("is what the rules make of it where stocks stand for some time or for ever", async () => {
    let [plain, all] = [0, 0]
    for (let seed = 0; seed < 500; seed++) {
      const found = await compared(lasting(seed))
      plain += found.plain
      all += found.all
    }
    assert.isAbove(plain, all / 3)
  }, 120_000)
})
