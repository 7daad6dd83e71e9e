/** What is asked or filed in a way that nobody could answer for: refused, with its place and its remedy. */
import { activity, below, figure, form, merged, of, province, sexes } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf, world } from "./world.ts"

const plain = province({ communes: ["a", "b"], measures: [measureOf({ own: "no" })] })
const whole = world([measureOf({ dimensions: ["sex"] })], {
  ...sexes
})
const one = [figure("a", "2025", 1)]
const refused = (title: string, what: ReadonlyArray<object>, why: RegExp, own = "no"): Scenario => ({
  title,
  documents: province({ communes: ["a", "b"], measures: [measureOf({ own })] }),
  commits: [what as never],
  committed: [why]
})

export const refusals: ReadonlyArray<Scenario> = [
  {
    ...refused(
      "a cohort named twice in a figure",
      [figure("a", "2025", 1, { cohorts: ["y", "y"] })],
      /cohorts: a cohort is named twice; name each once/
    ),
    documents: whole
  },
  ...["places", "teams", "cohorts"].map((key): Scenario => {
    const named = { places: "a", teams: "t1", cohorts: "y" }[key]!
    return {
      title: `${key} named twice in an activity`,
      documents: { ...whole, activities: [activity("x1", ["a"], { [key]: [named, named] })] },
      error: new RegExp(`activities\\[0\\]\\.${key}\\[1\\]: "${named}" is named twice: name each once`)
    }
  }),
  finding("a period asked for twice", plain, one, [["a"], ["2025", "2025"]], /periods\[1\]: "2025" is asked for twice/),
  finding(
    "a period asked for twice in two spellings",
    plain,
    one,
    [["a"], ["2025-Q1", "2025-01-01/2025-03-31"]],
    /periods\[1\]: "2025-Q1" is asked for twice/
  ),
  {
    ...finding("an indicator asked for twice", plain, one, [["a"], ["2025"]], {}),
    asks: [
      {
        query: { indicators: ["m", "m"], hierarchy: "state", units: ["a"], periods: ["2025"] },
        gives: /indicators\[1\]: "m" is asked for twice/
      }
    ]
  },
  finding("no unit", plain, one, [[], ["2025"]], /units: no unit was asked for; name at least one/),
  finding("no cohort", plain, one, [["a"], ["2025"], { by: { cohorts: [] } }], /by\.cohorts: no cohort was asked for/),
  ...[{ cohorts: ["old"] }, { cohorts: ["ytn"] }].map((by) =>
    finding(
      "a cohort that is not within the indicator's own",
      whole,
      one,
      [["a"], ["2025"], { by, expression: of("m", { cohort: "y" }) }],
      /by\.cohorts\[0\]: the indicator takes "m" of cohort "y" only, and "(old|ytn)" is not known to lie within it/
    )
  ),
  finding(
    "a cohort within the indicator's own is taken",
    whole,
    [figure("a", "2025", 30, { cohorts: ["ytn"] }), figure("a", "2025", 10, { cohorts: ["y"] })],
    [["a"], ["2025"], { by: { cohorts: ["y"] }, expression: of("m", { cohort: "ytn" }) }],
    { "a 2025": { value: 10 } }
  ),
  finding(
    "a dimension of which the indicator takes one member",
    whole,
    one,
    [["a"], ["2025"], { by: { dimension: "sex" }, expression: of("m", { where: { sex: "f" } }) }],
    /by\.dimension: the indicator takes "m" of "f" of dimension "sex" only, which leaves nothing of "m"/
  ),
  refused(
    "a set that names a unit and one inside it",
    [figure(["p", "a"], "2025", 20)],
    /figures\[0\]\.units\[1\]: "a" lies in "p", which is named too: name "p" alone/
  ),
  {
    ...refused(
      "bodies that act for themselves share nothing, though one lies in the other",
      [figure(["p", "a"], "2025", 20)],
      /ok/,
      "always"
    ),
    committed: ["ok"]
  },
  ...(
    [
      [
        "a longer period",
        "c",
        "2025-Q1",
        /period: "form" is filed every month, .*: file it for each month from 2025-01 to/
      ],
      [
        "an heir, before it was there",
        "n",
        "2025-06",
        /reporter: "n" does not exist .*, when there was "a" and "b": correct/
      ],
      ["who has an heir", "a", "2025-08", /reporter: "a" does not exist .*, when there was "n": correct/]
    ] as const
  ).map(([title, reporter, period, why]): Scenario => ({
    title: `a monthly form for ${title}`,
    documents: merged({ others: ["c"], measures: [below()] }, { forms: [form("month")] }),
    commits: [{ filings: [{ form: "form", reporter, period, knownAt: "2025-12-01T00:00:00Z" }] }],
    committed: [why]
  })),
  refused("an id that is empty", [figure("a", "2025", 1, { id: "" })], /figures\[0\]\.id: must not be empty/),
  refused(
    "a number of which nobody knows whether it was meant",
    [figure("a", "2025", 9_007_199_254_740_992), figure("b", "2025", ">= 9007199254740993")],
    /figures\[0\]\.value: is more than can be held exactly[^]*figures\[1\]\.value: is more than/
  )
]
