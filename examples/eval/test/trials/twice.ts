/** F2, F5, F6: figures that may be the same thing, ranges, and other axes. */
import { below, figure, figures, of, province, teamsReported } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf, people, peopleStock, stock, world } from "./world.ts"

const january = [["p"], ["2025-01"]] as const
const inQuarter = [figure("a", "2025-Q1", 100), figure("a", "2025-01", 30)]
const withTeams = [
  figure("a", "2025-01", 100),
  figure("a", "2025-01", 30, { team: "t1" }),
  figure("a", "2025-01", 40, { team: "t2" })
]
const replaced = [figure(["a", "b"], "2025-01", 100), figure("a", "2025-02", 60), figure("b", "2025-02", 70)]
const again = [figure("a", "2025-01", 10), figure("a", "2025-02", 10, { team: "t1" })]
const two = { communes: ["a", "b"] }
const joint = [...figures("2025-01", { a: 10, b: 5 }), figure(["a", "b"], "2025-01", 100)]
const oneFigure = { range: { lower: 0, upper: 100 } }
const vague = figures("2025-01", { a: "[40, 60]", b: "[40, 60]" })

export const twice: ReadonlyArray<Scenario> = [
  finding("F2a: a quarter holds its months", world([measureOf()]), inQuarter, [["a"], ["2025-Q1"]], {
    "a 2025-Q1": { value: 100, reported: 100 }
  }),
  finding(
    "F2a: a quarter of one commune is the least of a province's year",
    world([measureOf()]),
    inQuarter,
    [["p"], ["2025"]],
    {
      "p 2025": { value: ">= 100", reported: 100 }
    }
  ),
  finding("F2b: a commune's total holds its teams", world([measureOf()]), withTeams, [["a", "p"], ["2025-01"]], {
    "a 2025-01": { value: 100, reported: 100 },
    "p 2025-01": { value: ">= 100", reported: 100 }
  }),
  finding(
    "F2c: a cohort holds the cohorts within it",
    world([peopleStock]),
    [figure("a", "2025-01", 100, { cohorts: ["ytn"] }), figure("a", "2025-01", 30, { cohorts: ["y"] })],
    [["a", "p"], ["2025-01"], { expression: of("m", { cohort: "ytn" }) }],
    { "a 2025-01": { value: 100 }, "p 2025-01": { value: ">= 100", reported: 100 } }
  ),
  finding(
    "F2d: a stock of February replaces a joint one of January",
    world([stock()]),
    replaced,
    [["p"], ["2025-Q1"]],
    {
      "p 2025-Q1": { value: ">= 130", reported: 130 }
    }
  ),
  finding(
    "F2d: the same, where the two communes are the province",
    province({ ...two, measures: [teamsReported()] }),
    replaced,
    [["p"], ["2025-Q1"]],
    { "p 2025-Q1": { value: 130, reported: 130 } }
  ),
  finding("F2e: the same people may come again, with a team", world([people]), again, [["p"], ["2025-Q1"]], {
    "p 2025-Q1": { value: ">= 10", reported: 10 }
  }),
  finding(
    "F2e: the same people may come again to one commune, in two months",
    world([people]),
    [figure("a", "2025-01", 10), figure("a", "2025-02", 10)],
    [["a"], ["2025-01/2025-02"]],
    { "a 2025-01/2025-02": { value: "[10, 20]", reported: 10 } }
  ),
  finding(
    "F2f: the same people may come again, to another commune of the two",
    world([people]),
    [figure("b", "2025-01", 10), figure(["a", "b"], "2025-02", 10)],
    [["p"], ["2025-Q1"]],
    { "p 2025-Q1": { value: ">= 10", reported: 10 } }
  ),
  finding("F5a: a sum of bounds is not cut to the range of one figure", world([measureOf(oneFigure)]), vague, january, {
    "p 2025-01": { value: ">= 80" }
  }),
  finding(
    "F5a: it is the sum of the bounds where the communes are the province",
    province({ ...two, measures: [below(oneFigure)] }),
    vague,
    january,
    { "p 2025-01": { value: "[80, 120]" } }
  ),
  finding(
    "F5b: a sum may exceed the range of one figure",
    province({ ...two, measures: [below(oneFigure)] }),
    figures("2025-01", { a: 90, b: 90 }),
    january,
    { "p 2025-01": { value: 180, reported: 180 } }
  ),
  finding(
    "F6a: two activities of one month are two things, not an older and a newer one",
    world([stock()]),
    [figure("a", "2025-02", 100, { activity: "x1" }), figure("a", "2025-02", 30, { activity: "x2" })],
    [["p"], ["2025-02"]],
    { "p 2025-02": { value: ">= 130", reported: 130 } }
  ),
  finding(
    "F6b: a joint figure is the whole of its communes and no third place",
    world([measureOf()]),
    joint,
    [...january, { expression: of("m", { along: { place: "max" } }) }],
    { "p 2025-01": { value: ">= 10" } }
  ),
  finding(
    "F6c: a commune's own figure is its value, whatever a joint one says",
    world([measureOf()]),
    [figure("a", "2025-01", 10), figure(["a", "b"], "2025-01", 100)],
    [["a"], ["2025-01"], { expression: of("m", { along: { place: "min" } }) }],
    { "a 2025-01": { value: 10 } }
  ),
  finding(
    "F6d: a stock of a quarter says nothing about its second month",
    world([stock()]),
    [figure("a", "2025-Q1", 100)],
    [["a"], ["2025-02", "2025-03"], { expression: of("m", { along: { time: "max" } }) }],
    // Rule 8: a maximum over a month needs a form's rhythm to be more than a bound.
    { "a 2025-02": { value: null }, "a 2025-03": { lower: 100 } }
  ),
  finding(
    "F6e: a unit that is named twice in a question is refused",
    world([measureOf()]),
    [figure("a", "2025-01", 100)],
    [["a", "a"], ["2025-01"]],
    /twice/
  )
]
