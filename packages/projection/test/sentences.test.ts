/** What the lines of a page say, each of one kind of target. */
import { assert, describe, it } from "@effect/vitest"
import { Outlook, Projection } from "../src/index.ts"

const years = (first: number, values: ReadonlyArray<number | string | null>) =>
  values.map((value, index) => ({ period: String(first + index), value }))
const months = (values: ReadonlyArray<number | string>) =>
  values.map((value, index) => ({ period: `2025-${String(index + 1).padStart(2, "0")}`, value }))
const ask = (more: Partial<Projection.Options>) =>
  Outlook.make(
    Projection.from({
      id: "x",
      title: { vi: "X", en: "X" },
      comparator: ">=",
      threshold: 70,
      history: years(2014, [11, 14, 16, 21, 24, null, 33, 38, 42, 47, 53]),
      deadline: "2028",
      ...more
    })
  )
const page = (outlook: Outlook.Outlook, language: "vi" | "en" = "vi") => Outlook.render(outlook, language)

describe("the date", () => {
  it("is that of even odds and of one in ten, and no earliest and no likeliest one", () => {
    const outlook = ask({})
    assert.match(
      page(outlook),
      /Đạt lần đầu: một nửa khả năng trước khi hết năm 2029; một phần mười khả năng ngay từ năm 2027; \d+% khả năng đến hết năm 2039 vẫn chưa\./
    )
    assert.match(
      page(outlook, "en"),
      /First met: even odds by the end of 2029; one in ten as early as 2027; \d+% chance that it is still not met at the end of 2039\./
    )
    assert.notMatch(page(outlook) + page(outlook, "en"), /sớm nhất|nhiều khả năng|earliest|most likely/)
  })

  it("beyond what is looked at is only the odds of that", () => {
    const outlook = ask({ threshold: 99.9 })
    assert.match(page(outlook), /Đạt lần đầu: >?\d+% khả năng đến hết năm 2039 vẫn chưa\./)
  })

  it("of what is reached and not kept says so", () => {
    const history = years(2010, [40, 60, 42, 58, 41, 61, 39, 60, 43, 57, 40, 60, 41, 59, 42])
    const outlook = ask({ history, threshold: 58, deadline: "2030" })
    assert.isTrue(outlook.arrival._tag === "Known" && outlook.arrival.value.passing)
    assert.match(page(outlook), /Đạt lần đầu: .*\. Chạm mức một lần chưa chắc giữ được\./)
    const steady = ask({}).arrival
    assert.isUndefined(steady._tag === "Known" ? steady.value.passing : true)
  })
})

describe("a sum that goes on", () => {
  const flow = { kind: "flow", unit: { vi: " lượt", en: " turns" }, deadline: "2025", threshold: 7000 } as const

  it("is told as so far, with what each month must bring and has brought", () => {
    const outlook = ask({ ...flow, history: months([560, 600, 570, 590, 580]) })
    assert.include(page(outlook), "Lũy kế đến hết tháng 5/2025: 2.900 lượt")
    assert.include(page(outlook, "en"), "So far, to the end of May 2025: 2,900 turns")
    assert.include(page(outlook), "Tốc độ: mỗi tháng cần thêm 586 lượt; các tháng gần đây bình quân 585 lượt")
    assert.include(page(outlook, "en"), "Pace: 586 turns a month are needed; of late 585 turns a month")
  })

  it("that is a bound is named as that, and its pace is not called too slow", () => {
    const outlook = ask({ ...flow, history: months([560, 600, 570, 590, "> 575"]) })
    assert.include(page(outlook), "lũy kế chỉ là “hơn 2.895 lượt”")
    assert.include(page(outlook, "en"), "the total so far is only “more than 2,895 turns”")
    assert.notInclude(page(outlook), "chưa đủ)")
  })

  it("of years that are told as years rises, as it did", () => {
    const outlook = ask({ ...flow, history: years(2019, [4000, 4500, 4900, 5600, 6000, 6300]) })
    assert.match(page(outlook), /mỗi năm cần tăng 700 lượt; gần đây bình quân mỗi năm tăng/)
  })
})

describe("confidence", () => {
  const grade = (history: Projection.Options["history"]) => {
    const { confidence, lowers } = ask({ history }).headline
    return [confidence, ...lowers.map(({ vi }) => vi)]
  }

  it("is not high where nothing was tried on the past, or once", () => {
    assert.deepStrictEqual(grade(years(2019, [20, 26, 29, 37, 41, 48])), [
      "medium",
      "chưa dự báo thử được trên quá khứ"
    ])
    assert.deepStrictEqual(grade(years(2018, [14, 20, 26, 29, 37, 41, 48])), ["medium", "mới dự báo thử được 1 lần"])
    // So few figures are the reason already.
    assert.deepStrictEqual(grade(years(2020, [26, 29, 37, 41, 48])), ["medium", "chỉ có 5 số liệu"])
  })

  it("is not high of figures as smooth as a model's", () => {
    const smooth = years(
      2010,
      Array.from({ length: 15 }, (_, t) => 20 + 2 * t)
    )
    assert.include(grade(smooth), "chuỗi trơn như số liệu mô hình hóa")
    assert.notStrictEqual(grade(smooth)[0], "high")
  })
})

describe("words", () => {
  it("of one are of one", () => {
    const outlook = ask({
      kind: "stock",
      unit: { vi: " tổ", en: " teams" },
      history: years(2018, [14, 20, 26, 29, 37, 41, 48])
    })
    assert.match(
      page(outlook, "en"),
      /Tried once on the past: the outcome (lay in|lay outside) the 80% interval; error \d+ teams?\./
    )
    assert.match(
      page(outlook),
      /Dự báo thử 1 lần trên quá khứ: số thật nằm (trong|ngoài) khoảng dự báo 80%; lệch \d+ tổ\./
    )
  })

  it("of one thing are of one, in English", () => {
    const of = (unit: string, threshold = 1) =>
      page(
        ask({
          kind: "stock",
          history: years(2018, [0, 0, 0, 0, 0, 0, 0]),
          threshold,
          unit: { vi: " x", en: ` ${unit}` }
        }),
        "en"
      )
    for (const [many, one] of [
      ["teams", "team"],
      ["people", "person"],
      ["classes", "class"],
      ["activities", "activity"]
    ] as const) {
      assert.include(of(many), `at least 1 ${one} by 2028`)
      assert.include(of(many, 2), `at least 2 ${many} by 2028`)
    }
  })

  it("name the periods that nothing is known of", () => {
    assert.include(page(ask({})), "Lưu ý: Chưa có số liệu năm 2019.")
    assert.include(page(ask({}), "en"), "Notes: 2019 has no figure.")
    const many = ask({ history: years(2000, [1, null, null, 4, 5, null, 7, null, null, null, 11, 12]) })
    assert.include(page(many), "Thiếu 6 kỳ giữa chuỗi.")
    assert.include(page(many, "en"), "6 periods inside the series have no figure.")
  })

  it("tell levels near a bound apart", () => {
    const near = ask({ threshold: 100, history: years(2019, [95, 97, 98, 99, 99.4, 99.6]), deadline: "2026" })
    assert.match(page(near), /năm 2025 +99,\d\d% +\d\d,\d\d% – 99,\d\d% +\d+%/)
    assert.match(page(ask({})), /năm 2025 +\d\d,\d% /)
  })

  it("give odds as a probability", () => {
    assert.match(page(ask({})), /^ {2}Chưa rõ có đạt hay không \(xác suất \d+%\): /m)
  })

  it("of periods that begin on another day are names", () => {
    const school = ["2019Sep", "2020Sep", "2021Sep", "2022Sep", "2023Sep", "2024Sep"]
    const outlook = ask({
      history: school.map((period, index) => ({ period, value: 30 + 5 * index })),
      deadline: "2026Sep"
    })
    assert.include(page(outlook), "tối thiểu 70% vào năm học 2026 – 2027")
    assert.match(page(outlook), /\n {2}năm học 2025 – 2026 +\d/)
    assert.include(page(outlook, "en"), "at least 70% by the school year 2026–2027")
    const monthly = ["2025-05-26/2025-06-25", "2025-06-26/2025-07-25"].map((period) => ({ period, value: 40 }))
    const anchored = ask({ history: monthly, deadline: "2025-08-26/2025-09-25" })
    assert.include(page(anchored), "vào kỳ 26/8/2025 – 25/9/2025")
    assert.include(page(anchored), "Kết quả mới nhất (kỳ 26/6/2025 – 25/7/2025)")
    assert.include(page(anchored, "en"), "by 26 August 2025 to 25 September 2025")
  })
})
