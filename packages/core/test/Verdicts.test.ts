/** Verdicts of a small province: who is waited for, what closing makes of silence, what a share is of. */
import { assert, describe, it } from "@effect/vitest"
import { byTeams, districts, eachCommune, figure, monthly, province, teams, verdicts } from "./fixtures/counting.ts"

type Given = Parameters<typeof province>
type Figures = Parameters<typeof verdicts>[1]

const judged = async (given: Given, figures: Figures, days?: Parameters<typeof verdicts>[2]) => {
  await using lantoa = await province(...given)
  return await verdicts(lantoa, figures, days)
}
const said = async (...input: Parameters<typeof judged>) => (await judged(...input)).map(({ because }) => because.vi)

const quarter: Given[0] = {
  deadline: { _tag: "Stated", period: "2025-Q1" },
  closing: { day: "2025-04-20", silent: "zero" }
}
const april = ["2025-04-15", "2025-04-25"]
const monthsOf = (unit: string, ...values: ReadonlyArray<number>) =>
  values.map((value, index) => figure(unit, `2025-0${index + 1}`, value))

/** Turns per session: three sessions in each commune that told. */
const measure = (id: string, vi: string, basis: string) =>
  ({ id, title: { vi, en: id }, basis, accumulation: "flow", own: "no" }) as const
const per = (id: string) => ({ _tag: "Measure", measure: id }) as const
const ratio: Given[1] = {
  measures: [measure("counted", "Số lượt", "turn"), measure("sessions", "Số buổi", "activity")],
  indicators: [
    {
      id: "counted",
      title: { vi: "Lượt mỗi buổi", en: "Turns per session" },
      expression: { _tag: "Ratio", numerator: per("counted"), denominator: per("sessions") }
    }
  ],
  forms: [{ ...monthly, measures: ["counted", "sessions"] }]
}
const sessions = (...turns: ReadonlyArray<number>) =>
  turns.flatMap((value, index) => {
    const unit = ["a", "b", "c"][index]!
    return [figure(unit, "2025-01", value), { ...figure(unit, "2025-01", 3), measure: "sessions" }]
  })

describe("whom a verdict waits for", () => {
  it("is a commune beside a team that lies in what another told", async () => {
    const forms = { teams, forms: [monthly, byTeams] }
    const [open, closed] = await said([{}, forms], [figure("a", "2025-01", 30), figure("b", "2025-01", 20)])
    assert.strictEqual(open, "Chưa kết luận: 50/100; 1 xã còn lại cần 50 (cao nhất đã báo: 30)")
    assert.strictEqual(closed, "Không đạt: 50/100 (chốt 20/02; 1 xã không báo cáo tính 0)")
    // The team's figures lie in those of its commune, which is silent too.
    const [both] = await said([{}, forms], [figure("b", "2025-01", 20)])
    assert.strictEqual(both, "Chưa kết luận: 20/100; 2 xã còn lại cần bình quân 40 (cao nhất đã báo: 20)")
  })

  it("is the commune itself, and not its team beside it", async () => {
    const scope = { _tag: "Unit", unit: "a", hierarchy: "state" } as const
    const figures = [...monthsOf("a", 40, 40), ...monthsOf("a", 10, 10).map((one) => ({ ...one, team: "t" }))]
    const [open] = await judged(
      [
        { ...quarter, scope },
        { teams, forms: [monthly, byTeams] }
      ],
      figures,
      april
    )
    assert.deepStrictEqual(open?.because, {
      vi: "Chưa kết luận: 80/100; 1 xã báo chưa đủ, phần còn thiếu cần 20",
      en: "Undecided: 80/100; the missing part of 1 commune needs 20"
    })
  })

  it("is one that filed nothing, though its team told something of it", async () => {
    const figures = [{ ...figure("a", "2025-01", 10), team: "t" }, figure("b", "2025-01", 5), figure("c", "2025-01", 6)]
    const [open, closed] = await judged([{}, { teams, forms: [monthly, byTeams] }], figures)
    assert.deepStrictEqual(open?.because, {
      vi: "Chưa kết luận: 21/100; 1 xã còn lại cần thêm 79 (cao nhất đã báo: 6)",
      en: "Undecided: 21/100; 1 silent needs 79 more (highest: 6)"
    })
    assert.deepStrictEqual(closed?.because, {
      vi: "Không đạt: 21/100 (chốt 20/02; phần còn thiếu của 1 xã tính 0)",
      en: "Not met: 21/100 (closed 20 February; what 1 commune has not reported counts 0)"
    })
  })

  it("is counted by kind where communes and teams leave a ratio open", async () => {
    const forms = [monthly, { ...byTeams, measures: ["sessions"] as const }]
    const figures = [
      ...monthsOf("a", 30, 30, 30),
      ...monthsOf("b", 30),
      { ...figure("a", "2025-01", 3), measure: "sessions", team: "t" }
    ]
    const [open] = await judged(
      [
        { ...quarter, threshold: 20 },
        { ...ratio, teams, forms }
      ],
      figures,
      april
    )
    assert.match(open!.because.vi, /; 2 xã và 1 tổ chưa báo cáo$/)
    assert.match(open!.because.en, /; 2 communes and 1 team silent$/)
  })

  it("is nobody but those who count as nothing once people are counted to the end", async () => {
    const told = ["a", "b"].flatMap((unit) => monthsOf(unit, 10, 10, 10))
    const whole = [...told, ...monthsOf("c", 10, 10, 10)]
    const over = async (threshold: number, figures: Figures) => {
      const all = await judged([{ ...quarter, threshold }, {}, { basis: "person" }], figures, april)
      return all.map(({ because }) => because)
    }
    const [open, within] = await over(60, told)
    assert.match(open!.vi, /^Chưa kết luận: ít nhất 20 người .*; 1 xã chưa báo cáo$/)
    assert.deepStrictEqual(within, {
      vi: "Chưa kết luận: từ 20 đến 60 người (có thể trùng), chỉ tiêu ít nhất 60 (chốt 20/4; 1 xã không báo cáo tính 0)",
      en: "Undecided: 20 to 60 people (may overlap); the target is at least 60 (closed 20 April; 1 silent counts 0)"
    })
    const [, above] = await over(61, told)
    assert.strictEqual(above!.vi, "Không đạt: từ 20 đến 60/61 (chốt 20/4; 1 xã không báo cáo tính 0)")
    // What must be true without the silent needs no closing.
    for (const below of await over(20, told)) assert.match(below.vi, /^Đạt: quý I\/2025 đạt ít nhất 20 người/)
    // Nobody counts as nothing where all have told.
    const [, all] = await over(60, whole)
    assert.strictEqual(all!.vi, "Chưa kết luận: từ 30 đến 90 người (có thể trùng), chỉ tiêu ít nhất 60 (chốt 20/4)")
  })

  it("is a district, and not its communes beside it", async () => {
    const forms = [{ ...monthly, id: "districts", by: { level: "district", hierarchy: "state" } }, monthly]
    const figures = [figure("d", "2025-01", 30), figure("a", "2025-01", 10)]
    const [may] = await said([{}, { hierarchies: districts, forms }, { own: "may" }], figures)
    assert.strictEqual(
      may,
      "Chưa kết luận: 30/100; 1 huyện còn lại cần 70 (cao nhất đã báo: 30), trừ phần của cấp tỉnh"
    )
  })

  it("is measured by what others reported, never by what follows for one of the silent", async () => {
    const figures = [figure("d", "2025-01", 30), figure("a", "2025-01", 10)]
    const [open] = await said([{}, { hierarchies: districts }], figures)
    // Of b it follows that it holds 20.
    assert.strictEqual(open, "Chưa kết luận: 30/100; 1 xã còn lại cần 70 (cao nhất đã báo: 10)")
  })
})

describe("a contradiction beside silence", () => {
  const told = [figure("a", "2025-01", 30), figure("a", "2025-01", 28, { reporter: "p" }), figure("b", "2025-01", 20)]

  it("leaves it to the silent before closing, and is judged for each of its values after", async () => {
    const [open, closed] = await said([], told)
    assert.strictEqual(
      open,
      "Chưa kết luận: từ 48 đến 50/100 (cần đối chiếu: Xã A); 1 xã còn lại cần từ 50 đến 52 (cao nhất đã báo: 30)"
    )
    assert.strictEqual(
      closed,
      "Không đạt: từ 48 đến 50/100 (chốt 20/02; 1 xã không báo cáo tính 0; cần đối chiếu: Xã A)"
    )
    const found = async (threshold: number) => (await judged([{ threshold }], told)).map(({ status }) => status)
    assert.deepStrictEqual(await found(48), ["met", "met"])
    assert.deepStrictEqual(await found(49), ["unmeasurable", "unmeasurable"])
    assert.deepStrictEqual(await found(51), ["unmeasurable", "notMet"])
  })

  it("is the reason where who is right decides", async () => {
    const [open, closed] = await said([{ threshold: 49 }], told)
    assert.match(open!, /^Chưa kết luận: Xã A, tháng 1\/2025: xã báo 30, tỉnh báo 28 .*; chỉ tiêu ít nhất 49$/)
    assert.match(
      closed!,
      /^Chưa kết luận: .* từ 48 đến 50, .* \(chốt 20\/02; 1 xã không báo cáo tính 0; cần đối chiếu: Xã A\)$/
    )
  })

  it("spans what a whole and its parts say, of a count and of a stock", async () => {
    const excess = [figure("p", "2025-01", 30), figure("a", "2025-01", 25), figure("b", "2025-01", 20)]
    const closed = "Không đạt: từ 30 đến 45/100 (chốt 20/02; 1 xã không báo cáo tính 0; cần đối chiếu: Tỉnh P)"
    assert.strictEqual((await said([], excess))[1], closed)
    const stock = await said([{}, {}, { basis: "account", accumulation: "stock" }], told)
    assert.match(stock[1]!, /^Không đạt: từ 48 đến 50\/100 /)
    // "At least" is as open as it is, whoever else is silent.
    const least = [...told.slice(0, 2), figure("b", "2025-01", ">= 20")]
    assert.match((await said([], least))[1]!, /^Chưa kết luận: .* ít nhất 48,/)
  })
})

describe("what does not simply add up", () => {
  it("says the number that people saw and who is silent: people over months need nothing more of anybody", async () => {
    const figures = [...monthsOf("a", 10, 10, 10), ...monthsOf("b", 10, 10, 10)]
    const [open] = await said([{ ...quarter, threshold: 60 }, {}, { basis: "person" }], figures, april)
    assert.match(open!, /^Chưa kết luận: .*20 người \(.*2\/3 xã đã báo cáo\), chỉ tiêu ít nhất 60; 1 xã chưa báo cáo$/)
  })

  it("says of a ratio that a denominator cannot count as nothing", async () => {
    const [open, closed] = await said([{ threshold: 5 }, ratio], sessions(30, 30))
    assert.match(open!, /^Chưa kết luận: 10.* \(.*2\/3 xã đã báo cáo\), chỉ tiêu ít nhất 5; 1 xã chưa báo cáo$/)
    assert.match(
      closed!,
      /^Chưa kết luận: 10.* chỉ tiêu ít nhất 5 \(chốt 20\/02; mẫu số chưa báo cáo của 1 xã không thể tính 0\)$/
    )
  })
})

describe("a target about each unit", () => {
  const each: Given[0] = { ...quarter, scope: { ...eachCommune, share: { comparator: ">=", percent: 100 } } }

  it("says, once it is closed, whose missing part counts as nothing", async () => {
    const figures = ["a", "b", "c"].flatMap((unit) => monthsOf(unit, 10, 10))
    const [, closed] = await said([{ ...each, threshold: 30 }], figures, april)
    assert.strictEqual(
      closed,
      "Không đạt: 0%/100% số xã đạt từ 30 lượt trở lên (chốt 20/4; phần còn thiếu của 3 xã tính 0)"
    )
  })

  it("says of what the percentage is, and of how many units it is known", async () => {
    const [open] = await judged(
      [{ ...each, threshold: 24 }],
      [...monthsOf("a", 10, 10, 10), ...monthsOf("b", 3, 3, 3)],
      april
    )
    assert.deepStrictEqual(open!.because, {
      vi: "Không đạt: quý I/2025 đạt 33,33% (mới rõ 2/3 xã), chưa đạt chỉ tiêu 100% số xã đạt từ 24 lượt trở lên (hạn: quý I/2025); chưa đạt: Xã B",
      en: "Not met: 33.33% (known of 2 of 3 communes) in Q1 2025, short of the target of 100% of communes with at least 24 turns (due Q1 2025); not met by Commune B"
    })
  })

  it("does not say that there is no figure where there is one", async () => {
    const [some] = await said([{ ...each, threshold: 30 }], [figure("a", "2025-01", 10)], april)
    assert.match(some!, /^Chưa kết luận: từ 0% đến 100%, .*; 3 xã chưa báo cáo đủ$/)
    const [none] = await said([{ ...each, threshold: 30 }], [], april)
    assert.strictEqual(none, "Chưa đánh giá được: quý I/2025: chưa có số liệu “Số lượt”")
  })
})

describe("a stock that was last told before its last day", () => {
  const stock: Given = [
    { deadline: { _tag: "Stated", period: "2025" }, closing: { day: "2026-01-20", silent: "zero" } },
    {},
    { basis: "account", accumulation: "stock" }
  ]
  const ceiling: Given[0] = { deadline: { _tag: "Stated", period: "2025" }, comparator: "<=" }
  const all = (period: string, value: number) => ["a", "b", "c"].map((unit) => figure(unit, period, value))
  const october = all("2025-10", 30)
  const january = ["2026-01-15", "2026-01-25"]

  it("is not judged by an older day while forms of the last one may come", async () => {
    const [open, closed] = await judged(stock, october, january)
    assert.strictEqual(open!.status, "unmeasurable")
    assert.deepStrictEqual(open!.because, {
      vi: "Chưa kết luận: năm 2025 đạt 90 tài khoản (số ngày 31/10), chỉ tiêu ít nhất 100; 3 xã chưa báo cáo tháng 12/2025",
      en: "Undecided: 90 accounts (as of 31 October) for 2025; the target is at least 100; 3 communes have not reported December 2025"
    })
    assert.strictEqual(closed!.status, "notMet")
    assert.deepStrictEqual(
      (await judged(stock, [...october, ...all("2025-12", 40)], january)).map(({ status }) => status),
      ["met", "met"]
    )
  })

  it("is judged where what came in for the last day decides, whoever is silent", async () => {
    const whole = await judged(stock, [...october, figure("p", "2025-12", 95)], january)
    assert.deepStrictEqual(
      whole.map(({ status }) => status),
      ["notMet", "notMet"]
    )
    const some = await judged(stock, [...october, figure("a", "2025-12", 20), figure("b", "2025-12", 20)], january)
    assert.deepStrictEqual(
      some.map(({ status }) => status),
      ["unmeasurable", "notMet"]
    )
  })

  it("is not met by an older day either, and is judged by what each said last once it is closed", async () => {
    const [open, closed] = await judged(stock, [...all("2025-10", 40)], january)
    assert.strictEqual(open!.status, "unmeasurable")
    assert.deepStrictEqual(open!.because, {
      vi: "Chưa kết luận: năm 2025 đạt 120 tài khoản (số ngày 31/10), chỉ tiêu ít nhất 100; 3 xã chưa báo cáo tháng 12/2025",
      en: "Undecided: 120 accounts (as of 31 October) for 2025; the target is at least 100; 3 communes have not reported December 2025"
    })
    assert.strictEqual(closed!.status, "met")
    const [most] = await judged([{ ...ceiling, threshold: 130 }, {}, stock[2]!], all("2025-10", 40), january)
    assert.strictEqual(
      most!.because.vi,
      "Chưa kết luận: năm 2025: 120 tài khoản (số ngày 31/10), chỉ tiêu không quá 130; 3 xã chưa báo cáo tháng 12/2025"
    )
  })

  it("is not due before its deadline, whoever is silent about later days: it may fall again", async () => {
    const days = ["2025-11-15", "2025-12-15"]
    const states = async (period: string) => (await judged(stock, all(period, 40), days)).map(({ status }) => status)
    assert.deepStrictEqual(await states("2025-10"), ["notDue", "notDue"])
    assert.deepStrictEqual(await states("2025-09"), ["notDue", "notDue"])
  })

  it("is met where what came in for the last days is enough, whoever is silent", async () => {
    const some = [...all("2025-10", 40), figure("a", "2025-12", 60), figure("b", "2025-12", 45)]
    assert.deepStrictEqual(
      (await judged(stock, some, january)).map(({ status }) => status),
      ["met", "met"]
    )
    const [most] = await judged([{ ...ceiling, threshold: 130 }, {}, stock[2]!], some, january)
    assert.strictEqual(most!.status, "unmeasurable")
    const [over] = await judged([{ ...ceiling, threshold: 90 }, {}, stock[2]!], some, january)
    assert.strictEqual(over!.status, "notMet")
  })

  it("is judged by what is made to stand on that day, and not by what its form carries until the next is due", async () => {
    const verdicts = async (value: number, missing?: { readonly carry: number }) => {
      const [target, office, measure] = stock
      const given: Given = [target, office, { ...measure, ...(missing && { missing }) }]
      return (await judged(given, all("2025-11", value), january)).map(({ status }) => status)
    }
    assert.deepStrictEqual(await verdicts(40), ["unmeasurable", "met"])
    assert.deepStrictEqual(await verdicts(30), ["unmeasurable", "notMet"])
    assert.deepStrictEqual(await verdicts(40, { carry: 45 }), ["met", "met"])
    assert.deepStrictEqual(await verdicts(30, { carry: 45 }), ["notMet", "notMet"])
  })
})
