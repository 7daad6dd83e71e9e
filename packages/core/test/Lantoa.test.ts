import { assert, describe, it } from "@effect/vitest"
import { Documents, Explanation, Figures, Lantoa, Observation, Problem, Quantity } from "../src/index.ts"
import { documents, figure } from "./fixtures/province.ts"

const knownAt = "2024-01-01T00:00:00Z"

const opened = async (figures: ReadonlyArray<Observation.Observation> = []) => {
  const lantoa = await Lantoa.open()
  await lantoa.put(Documents.encode(documents), { knownAt })
  await lantoa.append({ id: "first", observations: figures.map(Observation.encode) })
  return lantoa
}

const youth = (district: string, users: number | string, all: number, at = "2024") => [
  figure("users", district, at, users, { cohorts: ["youth"] }),
  figure("population", district, "2023", all, { cohorts: ["youth"] })
]

describe("Lantoa.open", () => {
  it("stores documents and figures and reads an indicator", async () => {
    await using lantoa = await opened([...youth("d1", 60, 100), ...youth("d2", 70, 100)])
    const readings = await lantoa.read({
      indicator: "youth-online",
      hierarchy: "state",
      units: ["p"],
      periods: ["2024"]
    })
    assert.strictEqual(Quantity.toJson(readings[0]!.value!), 65)
  })

  it("refuses documents that do not agree with each other, and stores nothing", async () => {
    await using lantoa = await Lantoa.open()
    const error = await lantoa
      .put({ teams: [{ id: "t", name: { vi: "Tổ", en: "Team" }, kind: "k", host: "nowhere" }] }, { knownAt })
      .then(
        () => undefined,
        (failure: unknown) => failure
      )
    assert.match(String(error), /nowhere/)
    assert.strictEqual((await lantoa.model()).documents.teams.length, 0)
  })

  it("refuses figures the model does not know, all problems at once", async () => {
    await using lantoa = await opened()
    const bad = [
      { ...Observation.encode(figure("guided", "c1", "2024", 1)), measure: "gided" },
      { ...Observation.encode(figure("guided", "c1", "2024", 1)), units: ["c9"] as const }
    ]
    const error = await lantoa.append({ id: "bad", observations: bad }).then(
      () => undefined,
      (failure: unknown) => failure
    )
    assert.match(String(error), /gided[^]*c9/)
    assert.deepStrictEqual(await lantoa.observations(), [])
  })

  it("stores a repeated batch once and refuses another under its id", async () => {
    const one = Observation.encode(figure("guided", "c1", "2024", 1))
    const two = Observation.encode(figure("guided", "c2", "2024", 1))
    await using lantoa = await opened()
    const first = await lantoa.append({ id: "b", observations: [one] })
    assert.deepStrictEqual([first.figures.accepted, first.repeated], [1, false])
    const again = await lantoa.append({ id: "b", observations: [one] })
    assert.deepStrictEqual([again.figures.accepted, again.repeated, again.commit], [0, true, first.commit])
    const error = await lantoa.append({ id: "b", observations: [two] }).then(
      () => undefined,
      (failure: unknown) => failure
    )
    assert.match(String(error), /"b" is the id of another commit/)
  })
})

describe("figures as columns", () => {
  const rows = [1, 2, 3].map((value) => Observation.encode(figure("guided", `c${value}`, "2024", value)))
  const columns = Figures.fromObservations(rows.map(Observation.from))
  const failed = (promise: Promise<unknown>): Promise<ReadonlyArray<string>> =>
    promise.then(
      () => [],
      (error: Problem.DocumentError) => error.problems.map((one) => `${one.code} ${Problem.renderPath(one.path)}`)
    )

  it("are appended as rows are, and are the same batch", async () => {
    await using lantoa = await opened()
    const receipt = await lantoa.append({ id: "b", observations: { ...columns, ids: [] } })
    assert.deepStrictEqual(receipt.figures, { accepted: 3, unchanged: 0, corrections: 0 })
    const stored = await lantoa.observations()
    assert.deepStrictEqual(
      stored.map((one) => ({ ...one, id: "" })),
      rows.map((one) => ({ ...Observation.from(one), id: "" }))
    )
    const nameless = rows.map((one) => Observation.encode({ ...Observation.from(one), id: "" }))
    assert.isTrue((await lantoa.append({ id: "b", observations: nameless })).repeated)
    assert.strictEqual((await lantoa.commit({ figures: { ...columns, ids: [] } })).figures.unchanged, 3)
  })

  it("are read strictly, each problem with its row or its text", async () => {
    await using lantoa = await opened()
    const { texts } = columns
    const wrong: ReadonlyArray<readonly [object, ...said: ReadonlyArray<string>]> = [
      [{ lower: [1, 2, 3] }, "invalid observations.lower"],
      [{ lower: new Float64Array(2) }, "invalid observations.lower"],
      [{ more: 1 }, "invalid observations.more"],
      [{ texts: { ...texts, measures: ["Không"] } }, "invalid observations.texts.measures[0]"],
      [{ texts: { ...texts, periods: ["2024-13"] } }, "invalid observations.texts.periods[0]"],
      [{ upper: Float64Array.of(1, 1, 3) }, "invalid observations[1].value"],
      [{ lower: Float64Array.of(NaN, 2, 3) }, "invalid observations[0].value"],
      [{ flags: Uint8Array.of(0, 0, 2) }, "invalid observations[2].value"],
      [{ flags: Uint8Array.of(1, 0, 0) }, "invalid observations[0].value"],
      [{ knownAt: Float64Array.of(0, 0.5, 0) }, "invalid observations[1].knownAt"],
      [{ ids: ["a", "B", "c"] }, "invalid observations[1].id"],
      [
        { texts: { ...texts, measures: ["gided"] } },
        ...[0, 1, 2].map((row) => `unknown-id observations[${row}].measure`)
      ]
    ]
    for (const [change, ...said] of wrong) {
      const observations = { ...columns, ...change } as Figures.Figures
      assert.deepStrictEqual(await failed(lantoa.append({ id: "b", observations })), said)
    }
    assert.deepStrictEqual(await lantoa.observations(), [])
  })
})

describe("an assessment", () => {
  const cases: ReadonlyArray<readonly [number | string, string, string, string]> = [
    [65, "2025-03-01", "met", "Đạt: năm 2024 đạt 65%, chỉ tiêu ít nhất 60% (hạn: năm 2024)"],
    [55, "2025-03-01", "notMet", "Không đạt: năm 2024 đạt 55%, chưa đạt chỉ tiêu ít nhất 60% (hạn: năm 2024)"],
    [
      55,
      "2024-03-01",
      "notDue",
      "Chưa đến hạn: đến ngày 01/3/2024 đang ở mức 55% (số ngày 29/02), chỉ tiêu ít nhất 60% (hạn: năm 2024)"
    ],
    [
      "> 55",
      "2025-03-01",
      "unmeasurable",
      "Chưa kết luận: số liệu chỉ biết là hơn 55%, chưa đủ để kết luận với chỉ tiêu ít nhất 60%"
    ],
    ["> 60", "2025-03-01", "met", "Đạt: năm 2024 đạt hơn 60%, chỉ tiêu ít nhất 60% (hạn: năm 2024)"]
  ]
  for (const [users, asOf, status, because] of cases) {
    it(`of ${users} % against at least 60 % by 2024, on ${asOf}: ${status}`, async () => {
      await using lantoa = await opened(youth("p", users, 100, asOf < "2024-12-31" ? "2024-02" : "2024"))
      const assessment = await lantoa.assess("youth-60", { asOf })
      assert.strictEqual(assessment.status, status)
      assert.strictEqual(assessment.because.vi, because)
    })
  }

  it("without a figure names the missing one", async () => {
    await using lantoa = await opened()
    const assessment = await lantoa.assess("youth-60", { asOf: "2025-03-01" })
    assert.strictEqual(assessment.status, "unmeasurable")
    assert.match(assessment.because.en, /no figure of "Youth using online public services" was reported/)
  })

  it("of each district asks every district", async () => {
    const held = [2, 1].map((value, index) =>
      figure("activities", `d${index + 1}`, "2024", value, { knownAt: "2025-01-05T00:00:00Z" })
    )
    await using lantoa = await opened(held)
    assert.strictEqual((await lantoa.assess("two-each", { asOf: "2024-12-30" })).status, "notDue")
    const due = await lantoa.assess("two-each", { asOf: "2024-12-31" })
    assert.deepStrictEqual([due.status, Quantity.toJson(due.reading!.value!)], ["notMet", 50])
    const text = Explanation.render(await lantoa.explain(due.reading!, due.indicator), await lantoa.model(), "en")
    assert.match(text, /Huyện Tây: Digital-skills activities: 1/)
  })

  it("is read on today's boundaries while its period is not over", async () => {
    const activities = ["d1", "d2"].map((district) => figure("activities", district, "2025-01", 2))
    await using lantoa = await opened(activities)
    const spring = await lantoa.assess("two-each", { asOf: "2025-03-31" })
    assert.strictEqual(Quantity.toJson(spring.reading!.value!), 100)
    assert.deepStrictEqual(
      [spring.status, spring.because.en],
      [
        "notDue",
        "Not due yet: 100% in Q1 2025; the target is 100% of districts with at least 2 activities (due 2025); boundaries change before then"
      ]
    )
  })

  it("is orphaned once the level it binds is abolished, until it is re-scoped", async () => {
    await using lantoa = await opened()
    assert.strictEqual((await lantoa.assess("two-each", { asOf: "2025-06-30" })).status, "notDue")
    const orphan = await lantoa.assess("two-each", { asOf: "2025-07-01" })
    assert.strictEqual(orphan.status, "orphaned")
    assert.strictEqual(
      orphan.because.vi,
      "Không còn đối tượng áp dụng: “cấp huyện” không còn từ ngày 01/7/2025; chưa có văn bản xác định lại phạm vi"
    )
  })
})

describe("an explanation", () => {
  it("shows the figures, their sources and the rules", async () => {
    const source = { title: "Báo cáo 12/BC-TĐ", quote: "60 thanh niên" }
    const [users, population] = youth("d1", 60, 100)
    await using lantoa = await opened([{ ...users!, source }, population!])
    const [reading] = await lantoa.read({
      indicator: "youth-online",
      hierarchy: "state",
      units: ["d1"],
      periods: ["2024"]
    })
    assert.strictEqual(
      Explanation.render(await lantoa.explain(reading!), await lantoa.model(), "vi"),
      [
        "Tỷ lệ thanh niên sử dụng dịch vụ công trực tuyến: 60% [tử số và mẫu số được tổng hợp riêng, chia sau cùng]",
        "  Thanh niên sử dụng dịch vụ công trực tuyến: 60 [theo thời gian: lấy số cuối; theo địa bàn: cộng]",
        "    • 60 · Huyện Đông · thanh niên · năm 2024 — “60 thanh niên”",
        "  Dân số: thanh niên: 100 [theo thời gian: lấy số cuối; theo địa bàn: cộng]",
        "    • 100 · Huyện Đông · thanh niên · năm 2023"
      ].join("\n")
    )
  })
})
