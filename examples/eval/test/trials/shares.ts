/** Coverages of stocks: of which day they are, over whom, and who lacks a population. */
import { figure, figures, form, of, province, query, text } from "../support/documents.ts"
import type { Expected, Scenario } from "../support/Scenario.ts"
import { finding, peopleStock } from "./world.ts"

const covered = {
  expression: { _tag: "Coverage", numerator: of("m"), denominator: { _tag: "Population", cohort: "y" } }
} as const
const communes = ["a", "b", "c"]
const documents = (every: "month" | "quarter") =>
  province(
    { communes, measures: [{ ...peopleStock, own: "no" }] },
    { forms: [form(every, { due: 15 })], cohorts: [{ id: "y", name: text("thanh niên", "youth") }] }
  )
const ofYouth = { measure: "population", cohorts: ["y"] }
const residents = (units: ReadonlyArray<string>) => units.map((unit) => figure(unit, "2024", 100, ofYouth))

const shares = (
  title: string,
  counted: ReadonlyArray<string>,
  told: ReadonlyArray<object>,
  gives: { readonly [cell: string]: Expected },
  every: "month" | "quarter" = "quarter"
): Scenario =>
  finding(
    title,
    documents(every),
    [...residents(counted), ...told],
    [["p"], Object.keys(gives).map((cell) => cell.slice(2)), covered],
    gives
  )

const third = figures("2025-Q3", { a: 40, b: 50 })

const ofAccounts = { expression: { _tag: "Coverage", numerator: of("m"), denominator: of("n") } } as const

/** Two stocks of one commune, of which one was told of a later day too. */
const twoStocks = (title: string, later: "m" | "n"): Scenario =>
  finding(
    title,
    province(
      { communes: ["a"], measures: [peopleStock, { ...peopleStock, id: "n" }] },
      { cohorts: [{ id: "y", name: text("thanh niên", "youth") }] }
    ),
    [
      figure("a", "2025-02", 1),
      figure("a", "2025-02", 2, { measure: "n" }),
      figure("a", "2025-03", 4, { measure: later })
    ],
    [["a"], ["2025-02", "2025-Q1"], ofAccounts],
    {
      "a 2025-02": { value: 50 },
      "a 2025-Q1": { value: 50, reported: 50, text: text("50% (số ngày 28/02)", "50% (as of 28 February)") }
    },
    /^(?!.*March)/s
  )

/** Users of March by commune, and populations of which only an end is known. */
const bounded = (
  title: string,
  users: { readonly [unit: string]: number | null },
  people: { readonly [unit: string]: number | string },
  gives: { readonly [cell: string]: Expected }
): Scenario =>
  finding(
    title,
    documents("month"),
    [
      ...Object.entries(users).map(([unit, value]) => figure(unit, "2025-03", value)),
      ...Object.entries(people).map(([unit, value]) => figure(unit, "2024", value, ofYouth))
    ],
    [Object.keys(gives).map((cell) => cell.slice(0, 1)), ["2025-03"], covered],
    gives
  )

/** Commune c came from province q to p in March; p told in January how many it had. */
const movedIn: Scenario = {
  title: "who came later is not in the population of the day that the numerator is of",
  documents: (() => {
    const before = documents("month")
    const [hierarchy] = before.hierarchies as ReadonlyArray<{ readonly edges: ReadonlyArray<object> }>
    return {
      ...before,
      forms: [],
      units: [...before.units!, { id: "q", names: [{ name: text("Tỉnh Q", "Province Q") }] }],
      hierarchies: [
        {
          ...hierarchy,
          edges: [
            { unit: "p", level: "province" },
            { unit: "q", level: "province" },
            { unit: "a", parent: "p", level: "commune" },
            { unit: "b", parent: "p", level: "commune" },
            { unit: "c", parent: "q", level: "commune", to: "2025-03-01" },
            { unit: "c", parent: "p", level: "commune", from: "2025-03-01" }
          ]
        }
      ]
    } as never
  })(),
  commits: [[...residents(communes), figure("p", "2025-01", 50)]],
  asks: [
    {
      query: query(["p"], ["2025-01", "2025-Q1"], covered),
      gives: {
        "p 2025-01": { value: 25 },
        "p 2025-Q1": { value: 25, text: text("25% (số ngày 31/01)", "25% (as of 31 January)") }
      }
    }
  ]
}

export const coverages: ReadonlyArray<Scenario> = [
  shares(
    "a coverage is of the day of which its numerator's own reading is, and says of which",
    ["a", "b"],
    [...third, ...figures("2025-Q2", { c: 30 }), ...figures("2025-Q4", { a: 60 })],
    {
      "p 2025": {
        reported: 45,
        text: text(
          "45% (tính trên 2/3 xã; 1 xã chưa có dân số; số ngày 30/9)",
          "45% (over 2 of 3 communes; 1 without a population; as of 30 September)"
        )
      },
      "p 2025-09": {
        reported: 45,
        text: text("45% (tính trên 2/3 xã; 1 xã chưa có dân số)", "45% (over 2 of 3 communes; 1 without a population)")
      },
      "p 2025-12": {
        reported: 55,
        text: text(
          "55% (tính trên 2/3 xã; 1 xã dùng số ngày 30/9)",
          "55% (over 2 of 3 communes; 1 commune as of 30 September)"
        )
      }
    }
  ),
  shares(
    "who has an older figure is in a coverage whole, and its day is said",
    communes,
    [...third, ...figures("2025-Q3", { c: 30 }), ...figures("2025-Q4", { a: 60, b: 70 })],
    {
      "p 2025": {
        value: 160 / 3,
        text: text("53,33% (1 xã dùng số ngày 30/9)", "53.33% (1 commune as of 30 September)")
      },
      "p 2025-09": { value: 40, text: text("40%", "40%") }
    }
  ),
  shares(
    "who has no population is not silent",
    ["a", "b"],
    figures("2025-03", { a: 60, b: 80, c: 3 }),
    {
      "p 2025-03": {
        reported: 70,
        silent: [],
        text: text("70% (tính trên 2/3 xã; 1 xã chưa có dân số)", "70% (over 2 of 3 communes; 1 without a population)")
      }
    },
    "month"
  ),
  shares(
    "who is silent is said to be so",
    communes,
    figures("2025-03", { a: 60, b: 80 }),
    {
      "p 2025-03": {
        value: `[${140 / 3}, 80]`,
        reported: 70,
        silent: ["c 2025-03"],
        text: text("70% (tính trên 2/3 xã đã báo cáo)", "70% (over 2 of 3 communes)")
      }
    },
    "month"
  ),
  finding(
    "where the population of none is known yet, who filed has filed",
    documents("month"),
    [...figures("2025-03", { a: 60, b: 80, c: 3 }), figure("p", "2025-06", 300, ofYouth)],
    [["p", "a"], ["2025-03"], covered],
    {
      "p 2025-03": { reason: "no-denominator", reporting: 3, expected: 3, silent: [] },
      "a 2025-03": { reason: "no-denominator", reporting: 1, expected: 1 }
    }
  ),
  finding(
    "a population that only its province has told holds who is counted in it, and of nobody none is known",
    documents("month"),
    [...figures("2025-03", { a: 60, b: 80, c: 0 }), figure("p", "2024", 900, ofYouth)],
    [["p", "a", "c"], ["2025-03"], covered],
    {
      "p 2025-03": { value: 140 / 9 },
      "a 2025-03": {
        value: `[${60 / 9}, 100]`,
        text: text(
          "từ 6,66% đến 100% (chưa biết dân số của đối tượng “thanh niên”)",
          '6.66% to 100% (the population of cohort "youth" is not known)'
        )
      },
      "c 2025-03": {
        reason: "no-denominator",
        text: text("chưa biết dân số của đối tượng “thanh niên”", 'the population of cohort "youth" is not known')
      }
    }
  ),
  finding(
    "a population that the documents describe themselves stands until the next figure as well",
    {
      ...documents("month"),
      measures: [
        { ...peopleStock, own: "no" },
        { id: "population", title: text("Dân số", "Population"), basis: "person", accumulation: "stock" }
      ]
    },
    [...figures("2025-03", { a: 60, b: 80, c: 30 }), ...residents(communes)],
    [["p"], ["2025-03"], covered],
    { "p 2025-03": { value: 170 / 3 } }
  ),
  finding(
    "a share of whom only some were told of says that there is no total, and not that its form came in part",
    {
      ...documents("month"),
      cohorts: [
        { id: "y", name: text("thanh niên", "youth") },
        { id: "members", name: text("đoàn viên", "union members"), within: ["y"] }
      ]
    },
    [...figures("2025-03", { a: 30 }, { cohorts: ["members"] }), ...residents(communes)],
    [["a"], ["2025-03"], covered],
    {
      "a 2025-03": {
        value: "[30, 100]",
        reported: 30,
        text: text("30% (các đối tượng; chưa có tổng số)", "30% (cohorts; no total)")
      }
    }
  ),
  finding(
    "so it is of a stock by which another is divided, and one that is told as zero is",
    province(
      { communes, measures: [peopleStock, { ...peopleStock, id: "n", title: text("N") }] },
      { cohorts: [{ id: "y", name: text("thanh niên", "youth") }] }
    ),
    [
      ...figures("2025-03", { a: 0, b: 0 }),
      figure("p", "2025-03", 900, { measure: "n" }),
      figure("b", "2025-03", 0, { measure: "n" })
    ],
    [["a", "b"], ["2025-03"], ofAccounts],
    {
      "a 2025-03": { reason: "no-figures", text: text("chưa có số liệu “N”", 'no figure of "N" was reported') },
      "b 2025-03": { reason: "zero-denominator" }
    }
  ),
  bounded(
    "whom a share lies in are no fewer than it counts: at least 6 of whom 8 are counted contradict nobody",
    { a: 8 },
    { a: ">= 6" },
    { "a 2025-03": { value: "(0, 100]", reported: null, text: text("từ hơn 0% đến 100%", "more than 0% to 100%") } }
  ),
  bounded(
    "so it is of a province whose other commune is silent",
    { a: 8 },
    { a: ">= 6" },
    {
      "p 2025-03": {
        reported: null,
        text: text("hơn 0% (tính trên 1/3 xã đã báo cáo)", "more than 0% (over 1 of 3 communes)")
      }
    }
  ),
  bounded(
    "a population of which an upper end was told is not missing, and who is silent is said",
    { a: 5, b: 3 },
    { a: 10, b: "<= 9", c: 10 },
    {
      "p 2025-03": {
        reported: 50,
        text: text(
          "50% (tính trên 1/3 xã; 1 xã chưa rõ dân số chính xác; 1 xã chưa báo cáo)",
          "50% (over 1 of 3 communes; 1 with only bounds of its population; 1 silent)"
        )
      }
    }
  ),
  bounded(
    "a population of which an upper end was told is known",
    { a: 3 },
    { a: "<= 7" },
    { "a 2025-03": { value: `[${(100 * 3) / 7}, 100]`, text: text("từ 42,85% đến 100%", "42.85% to 100%") } }
  ),
  bounded(
    "a share of all is no more than all, though the ends apart leave more",
    { a: null, b: 6, c: 0 },
    { a: 8, b: "<= 7", c: 0 },
    { "p 2025-03": { value: "[40, 100]" } }
  ),
  finding(
    "what is at most something may be zero, and was told",
    documents("month"),
    [figure("a", "2025-03", 3), figure("a", "2025-03", "<= 7", ofYouth)],
    [["a"], ["2025-03"], { expression: { ...covered.expression, _tag: "Ratio" } }],
    {
      "a 2025-03": {
        reason: "zero-denominator",
        text: text("mẫu số bằng 0 hoặc có thể bằng 0", "the denominator is, or may be, zero")
      }
    }
  ),
  twoStocks("two stocks are divided as of one day, the denominator told later", "n"),
  twoStocks("two stocks are divided as of one day, the numerator told later", "m"),
  movedIn
]
