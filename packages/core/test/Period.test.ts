import { assert, describe, it } from "@effect/vitest"
import { Day, Problem, Period } from "@lantoa/core"
import { random } from "./fixtures/random.ts"

const buckets = ["year", "half", "quarter", "month", "week", "day"] as const
const from = Day.toEpoch("1900-01-01")
const to = Day.toEpoch("2100-12-31")

const span = (text: string): string => {
  const period = Period.from(text)
  return `${Period.firstDay(period)} ${Period.lastDay(period)}`
}

/** Another way to the ISO week than the library's: the week of the Thursday, counted from 1 January. */
const isoWeek = (epoch: number): string => {
  const date = new Date(epoch * 86_400_000)
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000)
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const week = Math.ceil(((thursday.getTime() - newYear) / 86_400_000 + 1) / 7)
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`
}

describe("a period", () => {
  it("is its canonical text", () => {
    for (const text of [
      "2025",
      "2025-H1",
      "2025-Q2",
      "2025-03",
      "2025-W09",
      "2025-03-26",
      "2022/2027",
      "2025-03/2025-05",
      "2025-03-26/2025-04-02"
    ]) {
      assert.strictEqual(Period.from(text), text)
    }
  })

  it("has first and last days that are exact", () => {
    assert.deepStrictEqual(
      ["2024", "2025-H2", "2025-Q4", "2024-02", "2025-W01", "2020-W53", "2022/2027", "2025-H1/2025-Q3"].map(span),
      [
        "2024-01-01 2024-12-31",
        "2025-07-01 2025-12-31",
        "2025-10-01 2025-12-31",
        "2024-02-01 2024-02-29",
        "2024-12-30 2025-01-05",
        "2020-12-28 2021-01-03",
        "2022-01-01 2027-12-31",
        "2025-01-01 2025-09-30"
      ]
    )
    assert.strictEqual(Period.days(Period.from("2022/2027")), 2191)
  })

  it("of several spellings has one text", () => {
    const same: { readonly [text: string]: string } = {
      "2025-01/2025-12": "2025",
      "2025-Q1/2025-Q2": "2025-H1",
      "2025-04-01/2025-06-30": "2025-Q2",
      "2025-03-01/2025-03-31": "2025-03",
      "2025-02-24/2025-03-02": "2025-W09",
      "2025-03-26/2025-03-26": "2025-03-26",
      "2022-01-01/2027-12-31": "2022/2027",
      "2024-12-30/2025-01-26": "2025-W01/2025-W04"
    }
    for (const [text, canonical] of Object.entries(same)) assert.strictEqual(Period.from(text), canonical)
  })

  it("is read from every spelling of DHIS2", () => {
    const table: { readonly [text: string]: string } = {
      "20250326": "2025-03-26 2025-03-26",
      "2025W9": "2025-02-24 2025-03-02",
      "2025W09": "2025-02-24 2025-03-02",
      "2025WedW5": "2025-01-29 2025-02-04",
      "2025ThuW1": "2025-01-02 2025-01-08",
      "2025FriW1": "2025-01-03 2025-01-09",
      "2025SatW1": "2025-01-04 2025-01-10",
      "2025SunW1": "2024-12-29 2025-01-04",
      "2025BiW1": "2024-12-30 2025-01-12",
      "2025BiW26": "2025-12-15 2025-12-28",
      "202503": "2025-03-01 2025-03-31",
      "202501B": "2025-01-01 2025-02-28",
      "202506B": "2025-11-01 2025-12-31",
      "2025Q2": "2025-04-01 2025-06-30",
      // The November periods are named after the year they end in: org.hisp.dhis.period.QuarterlyNovemberPeriodType,
      // SixMonthlyNovemberPeriodType and FinancialNovemberPeriodType write the year of the first day plus one.
      "2025NovQ1": "2024-11-01 2025-01-31",
      "2025NovQ2": "2025-02-01 2025-04-30",
      "2025NovQ4": "2025-08-01 2025-10-31",
      "2025S1": "2025-01-01 2025-06-30",
      "2025S2": "2025-07-01 2025-12-31",
      "2025AprilS1": "2025-04-01 2025-09-30",
      "2025AprilS2": "2025-10-01 2026-03-31",
      "2025NovS1": "2024-11-01 2025-04-30",
      "2025NovS2": "2025-05-01 2025-10-31",
      "2025Feb": "2025-02-01 2026-01-31",
      "2025April": "2025-04-01 2026-03-31",
      "2025July": "2025-07-01 2026-06-30",
      "2025Aug": "2025-08-01 2026-07-31",
      "2025Sep": "2025-09-01 2026-08-31",
      "2025Oct": "2025-10-01 2026-09-30",
      "2025Nov": "2024-11-01 2025-10-31"
    }
    assert.deepStrictEqual(Object.fromEntries(Object.keys(table).map((text) => [text, span(text)])), table)
  })

  it("is refused with what to write when the text is none", () => {
    const none = [
      "",
      "25",
      "2025-13",
      "2025-00",
      "2025-H3",
      "2025-Q5",
      "2025-W00",
      "2021-W53",
      "2025W54",
      "2025BiW27",
      "2020BiW27",
      "202513",
      "20250230",
      "2025NovQ5",
      "2027/2022",
      "2025/",
      "/2025",
      "2022/2025/2027",
      "2022--2027",
      "tháng 3"
    ]
    for (const text of none)
      assert.throws(() => Period.from(text), Problem.DocumentError, "is no period: write 2025,", text)
    assert.throws(() => Period.from("2025-02-30"), "does not exist; the last of that month is 2025-02-28")
  })

  it("is refused with what was meant, where that can be told", () => {
    const meant: { readonly [text: string]: string } = {
      "T1/2025": "did you mean 2025-01?",
      "năm 2028": "did you mean 2028?",
      "tháng 3 năm 2025": "did you mean 2025-03?",
      "1/2025": "did you mean 2025-01?",
      "Q1 2025": "did you mean 2025-Q1?",
      "Quý IV/2025": "did you mean 2025-Q4?",
      "2025-06/2025-01": "it ends before it starts, did you mean 2025-01/2025-06?",
      "2025-13": "months of that year are 2025-01 to 2025-12",
      "2025-Q5": "quarters of that year are 2025-Q1 to 2025-Q4",
      "2025-H3": "halves of that year are 2025-H1 to 2025-H2",
      "2021-W53": "weeks of that year are 2021-W01 to 2021-W52"
    }
    for (const [text, hint] of Object.entries(meant)) assert.throws(() => Period.from(text), `or start/end; ${hint}`)
    for (const text of ["T13/2025", "Q5 2025", "2025/13", "nope"])
      assert.throws(() => Period.from(text), /or start\/end$/)
  })

  it("counts ISO weeks as the Thursday rule does, around each new year from 1900 to 2100 and at random days", () => {
    const rng = random(3)
    const days = Array.from({ length: 201 }, (_, year) => Day.epochOf(1900 + year, 1, 1)).flatMap((newYear) =>
      Array.from({ length: 16 }, (_, offset) => newYear - 8 + offset)
    )
    for (const epoch of [...days, ...Array.from({ length: 3000 }, () => rng.int(from, to))]) {
      const week = Period.of(Day.fromEpoch(epoch), "week")
      assert.strictEqual(week, isoWeek(epoch))
      assert.strictEqual(Period.days(week), 7)
      assert.isTrue(Period.contains(week, Period.of(Day.fromEpoch(epoch), "day")))
    }
  })

  it("written and read again is the same interval, for random ranges from 1900 to 2100", () => {
    const rng = random(4)
    for (let run = 0; run < 5000; run++) {
      const start = rng.int(from, to - 4000)
      const bucket = rng.pick(buckets)
      const [a, b] = [Day.fromEpoch(start), Day.fromEpoch(start + rng.int(0, rng.pick([1, 40, 4000])))]
      const text = rng.chance(0.5) ? `${a}/${b}` : `${Period.of(a, bucket)}/${Period.of(b, bucket)}`
      const period = Period.from(text)
      const again = Period.from(period)
      assert.strictEqual(again, period)
      assert.isAtMost(period.length, text.length, text)
      const [first, end] = text.split("/").map((part) => Period.from(part))
      assert.deepStrictEqual(
        [Period.firstDay(period), Period.lastDay(period)],
        [Period.firstDay(first!), Period.lastDay(end!)]
      )
    }
  })
})

describe("splitting a period", () => {
  it("tiles it exactly: no gap, no overlap, nothing beyond the buckets its ends lie in", () => {
    const rng = random(5)
    for (let run = 0; run < 400; run++) {
      const start = rng.int(from, to - 4000)
      const period = Period.span(Day.fromEpoch(start), Day.fromEpoch(start + rng.int(0, 800)))
      for (const bucket of buckets) {
        const parts = Period.split(period, bucket)
        assert.isTrue(parts.every((part) => Period.overlaps(part, period)))
        assert.isAtMost(Period.bounds(parts[0]!).start, Period.bounds(period).start)
        assert.isAtLeast(Period.bounds(parts.at(-1)!).end, Period.bounds(period).end)
        parts
          .slice(1)
          .forEach((part, index) => assert.strictEqual(Period.bounds(part).start, Period.bounds(parts[index]!).end))
      }
    }
  })

  it("gives the months of a quarter and the years of a term", () => {
    assert.deepStrictEqual(Period.split(Period.from("2025-Q2"), "month").map(String), ["2025-04", "2025-05", "2025-06"])
    assert.deepStrictEqual(Period.split(Period.from("2022/2027"), "year").length, 6)
    assert.deepStrictEqual(Period.split(Period.from("2025-02"), "week").map(String), [
      "2025-W05",
      "2025-W06",
      "2025-W07",
      "2025-W08",
      "2025-W09"
    ])
  })
})

describe("shifting a period", () => {
  it("gives its neighbours, which touch it", () => {
    assert.strictEqual(Period.shift(Period.from("2025-01"), -1), "2024-12")
    assert.strictEqual(Period.shift(Period.from("2025-Q4"), 1), "2026-Q1")
    assert.strictEqual(Period.shift(Period.from("2020-W53"), 1), "2021-W01")
    assert.strictEqual(Period.shift(Period.from("2025"), 5), "2030")
  })

  it("moves a term of years by years and a range of months by months", () => {
    assert.strictEqual(Period.shift(Period.from("2022/2027"), 1), "2028/2033")
    assert.strictEqual(Period.shift(Period.from("2025-01/2025-02"), 1), "2025-03/2025-04")
    assert.strictEqual(Period.shift(Period.from("2024-12-26/2025-01-25"), 2), "2025-02-26/2025-03-25")
    assert.strictEqual(Period.shift(Period.from("2025-03-05/2025-03-14"), -1), "2025-02-23/2025-03-04")
  })

  it("there and back is the same period", () => {
    const rng = random(6)
    for (let run = 0; run < 2000; run++) {
      const day = Day.fromEpoch(rng.int(from, to))
      const bucket = rng.pick(buckets)
      const months = Period.from(`${Period.of(day, "month")}/${Period.of(Day.add(day, rng.int(0, 2500)), "month")}`)
      const steps = rng.int(-20, 20)
      for (const period of [Period.of(day, bucket), months]) {
        assert.strictEqual(Period.shift(Period.shift(period, steps), -steps), period)
        const next = Period.shift(period, 1)
        assert.strictEqual(Period.bounds(next).start, Period.bounds(period).end)
      }
    }
  })
})

describe("comparing periods", () => {
  const year = Period.from("2025")
  const march = Period.from("2025-03")
  const week = Period.from("2025-W01")

  it("knows what lies within and what shares a day, with ends that only touch", () => {
    assert.isTrue(Period.contains(year, march))
    assert.isFalse(Period.contains(march, year))
    assert.isFalse(Period.contains(year, week))
    assert.isTrue(Period.overlaps(year, week))
    assert.isFalse(Period.overlaps(Period.from("2025-02"), march))
  })

  it("orders by first day, then by last", () => {
    const ordered = ["2024", "2025-W01", "2025-01-01", "2025-01", "2025", "2025-02"].map((text) => Period.from(text))
    assert.deepStrictEqual([...ordered].reverse().sort(Period.compare), ordered)
  })
})

describe("a period for people", () => {
  it("reads as an official would write it, in both languages", () => {
    const table: { readonly [text: string]: readonly [vi: string, en: string] } = {
      "2025": ["năm 2025", "2025"],
      "2025-H1": ["6 tháng đầu năm 2025", "H1 2025"],
      "2025-H2": ["6 tháng cuối năm 2025", "H2 2025"],
      "2023-Q2": ["quý II/2023", "Q2 2023"],
      "2025-03": ["tháng 3/2025", "March 2025"],
      "2025-W09": ["tuần 9/2025", "week 9, 2025"],
      "2025-03-26": ["ngày 26/3/2025", "26 March 2025"],
      "2022/2027": ["giai đoạn 2022 – 2027", "2022–2027"],
      "2025-01/2025-09": ["9 tháng đầu năm 2025", "January to September 2025"],
      "2025-04/2025-08": ["từ tháng 4 đến tháng 8/2025", "April to August 2025"],
      "2024-11/2025-03": ["từ tháng 11/2024 đến tháng 3/2025", "November 2024 to March 2025"],
      "2025-03-26/2025-04-02": ["từ 26/3/2025 đến 02/4/2025", "26 March 2025 to 2 April 2025"]
    }
    for (const [text, [vi, en]] of Object.entries(table)) {
      assert.deepStrictEqual([Period.render(Period.from(text), "vi"), Period.render(Period.from(text), "en")], [vi, en])
    }
  })
})
