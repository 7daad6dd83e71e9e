/** Stocks of which some said something later, or of which what some said stands no more. */
import { commune, figure, figures, province, teamsReported, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const [male, female] = [
  { id: "m", title: text("Nam", "Men") },
  { id: "f", title: text("Nữ", "Women") }
]
const dimensions = [{ id: "sex", title: text("Giới tính", "Sex"), members: [male!, female!] as const }]
const measures = [teamsReported({ own: "no", dimensions: ["sex"] })]
const world = province({ communes: ["a", "b", "c"], measures }, { dimensions })
const [state] = world.hierarchies!
/** The same with hamlet h of commune a. */
const deeper = {
  ...world,
  units: [...world.units!, commune("h")],
  hierarchies: [{ ...state!, edges: [...state!.edges!, { unit: "h", level: "hamlet", parent: "a" }] }]
}
const women = { breakdown: { sex: "f" } }
const whole = figure("p", "2025-06", 70)
const newer = (vi: string, en: string) => ({
  value: 70,
  text: text(`70 tổ (số ngày 30/6); mới hơn: ${vi}`, `70 teams (as of 30 June); newer: ${en}`)
})

const carried = province({
  communes: ["a", "b"],
  measures: [teamsReported({ own: "no", missing: { carry: 90 } })]
})
const ofB = (period: string) => ({
  value: ">= 5",
  reported: 5,
  reporting: 1,
  expected: 2,
  silent: [`a ${period}`],
  text: text("5 tổ (1/2 xã đã báo cáo; số ngày 31/3)", "5 teams (1 of 2 communes; as of 31 March)")
})

const lasting = province({
  communes: ["a", "b", "c"],
  measures: [teamsReported({ own: "no", missing: { carry: "forever" } })]
})
const ofParts = {
  value: ">= 16",
  reported: 16,
  reporting: 2,
  expected: 3,
  text: text("16 tổ (2/3 xã đã báo cáo; số ngày 31/3)", "16 teams (2 of 3 communes; as of 31 March)")
}

export const ofLaterDays: ReadonlyArray<Scenario> = [
  finding(
    "a newer figure that lies in another newer one is not added to it",
    deeper,
    [whole, ...figures("2025-12", { a: 33, h: 12, b: 4 })],
    [["p"], ["2025"]],
    { "p 2025": newer("2 xã 37", "2 communes 37") }
  ),
  finding(
    "units of different levels with newer figures are counted apart",
    deeper,
    [whole, ...figures("2025-12", { h: 12, b: 4 })],
    [["p"], ["2025"]],
    { "p 2025": newer("1 thôn 12, 1 xã 4", "1 hamlet 12, 1 commune 4") }
  ),
  finding(
    "a newer figure of several units holds that of one of them",
    world,
    [whole, figure(["a", "b"], "2025-12", 33), figure("a", "2025-12", 12)],
    [["p"], ["2025"]],
    { "p 2025": newer("2 xã 33", "2 communes 33") }
  ),
  finding(
    "newer figures of some are of a group, and of no commune",
    world,
    [whole, figure("p", "2025-12", 33, women), figure("a", "2025-12", 12, women)],
    [["p"], ["2025"]],
    { "p 2025": newer("1 nhóm 33", "1 group 33") }
  ),
  finding(
    "who has nothing that stands any more is silent, and what others said still stands in the period",
    carried,
    [figure("a", "2025-01", 6), figure("b", "2025-03", 5)],
    [["p"], ["2025-05-02", "2025-06-29", "2025-06"]],
    {
      "p 2025-05-02": ofB("2025-05-02"),
      "p 2025-06-29": ofB("2025-06-29"),
      "p 2025-06": ofB("2025-06")
    }
  ),
  finding(
    "newer figures that exceed an older whole stand, whatever contradicted it on its own day",
    lasting,
    [figure("p", "2024-H2", 3), ...figures("2024-H2", { a: 8, b: 5 }), ...figures("2025-Q1", { a: 10, b: 6 })],
    [["p"], ["2024-12", "2025-03", "2025-Q1", "2025-05", "2025-01/2025-05"]],
    {
      "p 2024-12": { value: ">= 3" },
      "p 2025-03": ofParts,
      "p 2025-Q1": ofParts,
      "p 2025-05": ofParts,
      "p 2025-01/2025-05": ofParts
    }
  ),
  finding(
    "what two reporters contradict each other about on an older day decides nothing where newer figures settle it",
    world,
    [figure("a", "2025-01", 5), figure("a", "2025-01", 1, { reporter: "p" }), figure(["a", "b"], "2025-05", 0)],
    [["a"], ["2025-01", "2025-05", "2025-01/2025-05"]],
    {
      "a 2025-01": { value: "[1, 5]" },
      "a 2025-05": { value: 0, reported: 0 },
      "a 2025-01/2025-05": { value: 0, reported: 0 }
    }
  )
]
