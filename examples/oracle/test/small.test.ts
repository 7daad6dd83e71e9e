import { assert, describe, it } from "@effect/vitest"
import type { Oracle } from "@lantoa/testkit"
import { Arbitrary, Effect, Schema } from "effect"
import { stores } from "../src/door.ts"

const text = (words: string) => ({ vi: words, en: words })
const communes = ["a", "b", "c", "d"] as const

const counts = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 30 }))), {
  minLength: 8,
  maxLength: 8
})

/** A province of four communes; where a number is left out, the commune has not reported. */
const office = (
  numbers: Readonly<Record<string, ReadonlyArray<number | undefined>>>,
  options: Partial<Oracle.MeasureJson> & {
    readonly complete?: boolean
    readonly formed?: boolean
    readonly targets?: Oracle.DocumentsJson["targets"]
  } = {}
): Oracle.Case => {
  const { complete = true, formed = false, targets = [], ...more } = options
  const ids = Object.keys(numbers) as [string, ...Array<string>]
  const measure = (id: string): Oracle.ExpressionJson => ({ _tag: "Measure", measure: id })
  return {
    id: "small",
    documents: {
      cohorts: [],
      dimensions: [],
      activities: [],
      successions: [],
      teams: [],
      targets,
      forms: formed
        ? [
            {
              id: "form",
              title: text("form"),
              measures: ids,
              by: { level: "commune", hierarchy: "state" },
              every: "quarter"
            }
          ]
        : [],
      measures: ids.map((id) => ({ id, title: text(id), basis: "turn", accumulation: "flow", own: "no", ...more })),
      indicators: [
        ...ids.map((id) => ({ id: `q-${id}`, title: text(id), expression: measure(id) })),
        ...(ids.length < 2
          ? []
          : [
              {
                id: "ratio",
                title: text("ratio"),
                expression: { _tag: "Ratio" as const, numerator: measure(ids[0]), denominator: measure(ids[1]!) }
              }
            ])
      ],
      units: ["p", ...communes].map((id) => ({ id, names: [{ name: text(id) }] as const })),
      hierarchies: [
        {
          id: "state",
          name: text("state"),
          levels: [
            { id: "province", name: text("province") },
            { id: "commune", name: text("commune"), ...(complete ? { complete } : {}) }
          ],
          edges: [
            { unit: "p", level: "province" },
            ...communes.map((unit) => ({ unit, parent: "p", level: "commune" }))
          ]
        }
      ]
    },
    commits: [
      {
        figures: ids.flatMap((id) =>
          communes.flatMap((unit, index): ReadonlyArray<Oracle.FigureJson> => {
            const value = numbers[id]![index]
            return value === undefined
              ? []
              : [
                  {
                    id: `${id}-${unit}`,
                    measure: id,
                    units: [unit],
                    period: "2025-Q1",
                    value,
                    knownAt: "2025-04-05T05:00:00Z"
                  }
                ]
          })
        ),
        filings: [],
        withdrawals: []
      }
    ],
    queries: [
      {
        indicator: ids.length < 2 ? `q-${ids[0]}` : "ratio",
        hierarchy: "state",
        units: ["p", ...communes],
        periods: ["2025-Q1"]
      }
    ]
  }
}

/** Holds for many lists of eight numbers. */
const forMany = async (property: (numbers: ReadonlyArray<number>) => Promise<boolean>): Promise<void> => {
  const result = await Effect.runPromise(
    Arbitrary.checkEffect(counts, (numbers) => Effect.promise(() => property(numbers)), {
      runs: 12,
      seed: "small",
      size: 30
    })
  )
  assert.strictEqual(Arbitrary.formatCheckFailure(result), undefined)
}

const asked = async (ask: Oracle.Ask, one: Oracle.Case): Promise<ReadonlyArray<Oracle.Cell>> => {
  const [cells] = (await ask(one)).answers
  if (typeof cells !== "object") throw new Error(cells)
  return cells
}

const isExact = ({ value }: Oracle.Cell): boolean => value !== null && value[0] === value[1]

for (const [store, ask] of Object.entries(stores)) {
  describe(`small offices in ${store}`, () => {
    it("children are all there is only where that is declared (5)", () =>
      forMany(async (numbers) => {
        const of = async (options: Parameters<typeof office>[1]) =>
          (await asked(ask, office({ m: numbers }, options)))[0]!
        const [declared, incomplete, may, always] = await Promise.all([
          of({}),
          of({ complete: false }),
          of({ own: "may" }),
          of({ own: "always" })
        ])
        const sum = numbers.slice(0, 4).reduce((a, b) => a + b)
        return declared.value![0] === sum && isExact(declared) && ![incomplete, may, always].some(isExact)
      }))

    it("a paired ratio lies within those of its units (7)", () =>
      forMany(async (numbers) => {
        const some = (list: ReadonlyArray<number>, skip: number) =>
          list.map((value, index) => (index === skip ? undefined : value + 1))
        const one = office({
          n: some(numbers.slice(0, 4), numbers[0]! % 4),
          d: some(numbers.slice(4), numbers[1]! % 5)
        })
        const [province, ...rest] = await asked(ask, one)
        const units = rest.flatMap(({ reported }) => reported ?? [])
        const { reported } = province!
        return reported === null || (Math.min(...units) <= reported + 1e-9 && reported <= Math.max(...units) + 1e-9)
      }))

    it("closing never unmakes a target that is met (8)", () =>
      forMany(async (numbers) => {
        const target = (id: string, closed: boolean): Oracle.TargetJson => ({
          id,
          title: text(id),
          indicator: "q-m",
          scope: { _tag: "Unit", unit: "p", hierarchy: "state" },
          comparator: ">=",
          threshold: 40,
          deadline: { _tag: "Stated", period: "2025-Q1" },
          modality: "minimum",
          source: { title: "plan" },
          ...(closed ? { closing: { day: "2025-04-15", silent: "zero" } } : {})
        })
        const figures = numbers.slice(0, 4).map((value, index) => (index === numbers[4]! % 4 ? undefined : value))
        const one = office({ m: figures }, { formed: true, targets: [target("open", false), target("closed", true)] })
        const options = { asOf: "2025-05-01" }
        const answers = await ask({
          ...one,
          assess: [
            { target: "open", options },
            { target: "closed", options }
          ]
        })
        const [open, closed] = answers.assessments
        return open !== "met" || closed === "met"
      }))

    it("a ceiling cannot be closed (8)", async () => {
      const ceiling: Oracle.TargetJson = {
        id: "ceiling",
        title: text("ceiling"),
        indicator: "q-m",
        scope: { _tag: "Unit", unit: "p", hierarchy: "state" },
        comparator: "<=",
        threshold: 40,
        deadline: { _tag: "Stated", period: "2025-Q1" },
        modality: "minimum",
        source: { title: "plan" },
        closing: { day: "2025-04-15", silent: "zero" }
      }
      const refused = await ask(office({ m: [1, 2, 3] }, { formed: true, targets: [ceiling] })).then(
        () => false,
        () => true
      )
      assert.isTrue(refused)
    })
  })
}
