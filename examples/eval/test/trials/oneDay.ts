/** Ratios of stocks: both ends are of one day, or the sentence says of which days they are. */
import { figure, figures, form, measure, merged, of, province, target, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, peopleStock } from "./world.ts"

const measures = [
  { ...peopleStock, own: "no" as const },
  { ...peopleStock, id: "n", own: "no" as const }
]
const cohorts = [{ id: "y", name: text("thanh niên", "youth") }]
const below = { measure: "n" }
const share = { expression: { _tag: "Coverage", numerator: of("m"), denominator: of("n") } } as const
const less = { expression: { _tag: "Subtract", left: of("m"), right: of("n") } } as const
const ofPeople = {
  expression: { _tag: "Coverage", numerator: of("m"), denominator: { _tag: "Population", cohort: "y" } }
} as const
const people = (period: string, value: number) => figure("a", period, value, { measure: "population", cohorts: ["y"] })

const one = (id: string, every: "month" | "quarter", ...measures: [string, ...Array<string>]) =>
  form(every, { id, measures })
const world = (communes: ReadonlyArray<string>, forms: ReadonlyArray<ReturnType<typeof form>>) =>
  province({ communes, measures }, { forms: [...forms], cohorts })

const ofMarch = { value: 50, reported: 50, text: text("50% (số ngày 31/3)", "50% (as of 31 March)") }
const apart = {
  value: null,
  reason: "no-denominator",
  text: text("không ngày nào có đủ tử số và mẫu số", "no day has both numerator and denominator")
}

/** Communes a and b became n in July; c is beside them. */
const mergedBeside = (some: typeof measures): Scenario["documents"] =>
  merged({ measures: some, others: ["c"] }, { cohorts })

const reformed: Scenario = finding(
  "a ratio of a day before communes merged is over the communes of that day",
  mergedBeside(measures),
  [...figures("2025-06", { a: 50, b: 10 }), ...figures("2025-06", { a: 100, b: 100, c: 100 }, below)],
  [["p"], ["2025-06", "2025"], share],
  {
    "p 2025-06": { reported: 30, reporting: 2, expected: 3 },
    "p 2025": {
      reported: 30,
      reporting: 2,
      expected: 3,
      text: text("30% (tính trên 2/3 xã đã báo cáo; số ngày 30/6)", "30% (over 2 of 3 communes; as of 30 June)")
    }
  }
)

const ofSome = {
  reported: 30,
  reporting: 1,
  expected: 2,
  text: text("30% (tính trên 1/2 xã đã báo cáo)", "30% (over 1 of 2 communes)")
}
/** Commune b went into a in July, which lives on; c is beside them. */
const absorbed = (some: typeof measures): Scenario["documents"] => {
  const documents = merged({ measures: some, parents: ["b"], others: ["a", "c"] }, { cohorts })
  const [state] = documents.hierarchies!
  const [act] = documents.successions!
  return {
    ...documents,
    hierarchies: [{ ...state!, edges: state!.edges!.filter(({ unit }) => unit !== "n") }],
    successions: [{ ...act!, moves: [{ from: "b", to: "a" }] }]
  } as Scenario["documents"]
}

/** What is known of a merged commune's people is that of one of those it was made of; its users are of both. */
const standing = measures.map((one) => (one.id === "n" ? { ...one, missing: { carry: "forever" as const } } : one))
const ofOneOrigin: ReadonlyArray<Scenario> = (
  [
    ["n", mergedBeside(standing)],
    ["a", absorbed(standing)]
  ] as const
).flatMap(([heir, documents]) =>
  [{ asOf: "2025-12-31" }, "as reported" as const].map((boundaries) =>
    finding(
      `who merged is in no ratio by what only some of its origins told (${heir}, ${JSON.stringify(boundaries)})`,
      documents,
      [...figures("2025-09", { [heir]: 80, c: 30 }), ...figures("2025-01", { a: 100, c: 100 }, below)],
      [["p"], ["2025-09", "2025-Q3"], { ...share, boundaries }],
      { "p 2025-09": ofSome, "p 2025-Q3": ofSome }
    )
  )
)

/** Turns by people, asked of a quarter that has not begun. */
const ahead: Scenario = {
  title: "what a ratio is before a period has begun does not meet a target of that period",
  documents: province(
    { communes: ["a"], measures: [measure({ own: "no" })] },
    {
      cohorts,
      indicators: [
        {
          id: "each",
          title: text("Bình quân", "Each"),
          expression: { _tag: "Ratio", numerator: of("m"), denominator: { _tag: "Population", cohort: "y" } }
        }
      ],
      targets: [
        target(">=", 2, "2026-Q1", { indicator: "each", scope: { _tag: "Unit", unit: "a", hierarchy: "state" } })
      ]
    }
  ),
  commits: [[figure("a", "2025-11", 500, { knownAt: "2025-12-05T00:00:00Z" }), people("2024", 100)]],
  judges: [{ asOf: "2025-12-20", status: "notDue" }]
}

export const ofOneDay: ReadonlyArray<Scenario> = [
  finding(
    "what a form carries is not divided by, where both were told of an older day",
    world(["a"], [one("often", "month", "m"), one("rare", "quarter", "n")]),
    [figure("a", "2025-03", 50), figure("a", "2025-Q1", 100, below), figure("a", "2025-04", 56)],
    [["a", "p"], ["2025-03", "2025-04", "2025-Q2"], share],
    {
      "a 2025-03": { value: 50 },
      "a 2025-04": ofMarch,
      "a 2025-Q2": ofMarch,
      "p 2025-03": { value: 50 },
      "p 2025-04": ofMarch,
      "p 2025-Q2": ofMarch
    },
    /^(?!.*April)/s
  ),
  finding(
    "what a form carries is divided by where no day is known of both, and its own day is said",
    world(["a"], [one("often", "month", "m"), one("rare", "quarter", "n")]),
    [figure("a", "2025-Q1", 100, below), figure("a", "2025-04", 56)],
    [["a"], ["2025-04", "2025-Q2"], share],
    {
      "a 2025-04": {
        value: 56,
        text: text("56% (mẫu số dùng số ngày 31/3)", "56% (denominator as of 31 March)")
      },
      "a 2025-Q2": {
        value: 56,
        text: text("56% (số ngày 30/4; mẫu số dùng số ngày 31/3)", "56% (as of 30 April; denominator as of 31 March)")
      }
    }
  ),
  finding(
    "of two stocks one is taken off the other as of one day",
    world(["a"], []),
    [
      figure("a", "2025-01", 6),
      figure("a", "2025-01", 8, below),
      figure("a", "2025-02", 7),
      figure("a", "2025-05", 9, below)
    ],
    [["a"], ["2025-Q1", "2025-02/2025-05"], less],
    {
      "a 2025-Q1": { value: -2, reported: -2, text: text("−2 người (số ngày 31/01)", "−2 people (as of 31 January)") },
      "a 2025-02/2025-05": {
        value: null,
        reason: "no-figures",
        text: text("không ngày nào có đủ cả hai số liệu", "no day has both figures")
      }
    }
  ),
  finding(
    "what a form carries is taken off where no day is known of both, and its own day is said",
    world(["a"], [one("often", "month", "m"), one("rare", "quarter", "n")]),
    [figure("a", "2025-Q1", 40, below), figure("a", "2025-04", 56)],
    [["a"], ["2025-04"], less],
    {
      "a 2025-04": {
        value: 16,
        text: text("16 người (vế sau dùng số ngày 31/3)", "16 people (the other as of 31 March)")
      }
    }
  ),
  finding(
    "communes that are late with different ends make no ratio of two days",
    world(["a", "b"], [one("both", "month", "m", "n")]),
    [
      ...figures("2025-03", { a: 50, b: 10 }),
      ...figures("2025-03", { a: 100, b: 100 }, below),
      figure("a", "2025-04", 60),
      figure("b", "2025-04", 70, below)
    ],
    [["p"], ["2025-04"], share],
    { "p 2025-04": { value: 30, text: text("30% (số ngày 31/3)", "30% (as of 31 March)") } }
  ),
  finding(
    "who is late with both ends is in a ratio with the older day of both",
    world(["a", "b"], [one("both", "month", "m", "n")]),
    [
      figure("b", "2025-03", 10),
      figure("b", "2025-03", 100, below),
      figure("a", "2025-04", 60),
      figure("a", "2025-04", 100, below)
    ],
    [["p"], ["2025-04"], share],
    {
      "p 2025-04": { value: 35, text: text("35% (1 xã dùng số ngày 31/3)", "35% (1 commune as of 31 March)") }
    }
  ),
  finding(
    "a population of a later day is none of the numerator's",
    world(["a"], []),
    [figure("a", "2025-01", 50), people("2025-02", 1000)],
    [["a"], ["2025-Q1"], ofPeople],
    { "a 2025-Q1": apart }
  ),
  finding(
    "a population of a later day divides what a form carries to that day, and both days are said",
    world(["a"], [one("rare", "quarter", "m")]),
    [figure("a", "2025-Q1", 50), people("2025-06-30", 1000)],
    [["a"], ["2025-Q2"], ofPeople],
    {
      "a 2025-Q2": {
        value: 5,
        text: text("5% (số ngày 31/3; mẫu số dùng số ngày 30/6)", "5% (as of 31 March; denominator as of 30 June)")
      }
    }
  ),
  reformed,
  ...ofOneOrigin,
  ahead
]
