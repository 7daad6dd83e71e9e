import { assert, describe, it } from "@effect/vitest"
import { Fan, Series, Sparkline } from "@lantoa/projection"
import { between, cases, paths, series } from "./evidence.ts"
import * as golden from "./golden.ts"
import { goal, input } from "./outlookInput.ts"

/** Opening and closing tags that do not pair up. */
const unbalanced = (svg: string): ReadonlyArray<string> => {
  const open: Array<string> = []
  for (const [, close, name = "", rest = ""] of svg.matchAll(/<(\/?)([a-z]+)((?:"[^"]*"|[^>"])*)>/g)) {
    if (close === "/") {
      if (open.pop() !== name) return [name]
    } else if (!rest.endsWith("/")) open.push(name)
  }
  return open
}

describe("Fan", () => {
  it.each(["vi", "en"] as const)("draws history, bands, median, target and deadline in %s", (language) => {
    golden.compare(`fan.${language}.svg`, Fan.svg(input, language))
  })

  it("escapes what people wrote and keeps ids valid", () => {
    const svg = Fan.svg(input, "vi")
    assert.include(svg, "tài khoản &amp; thẻ")
    assert.include(svg, 'aria-labelledby="fan-accounts-18--vi-title fan-accounts-18--vi-desc"')
  })

  it("breaks a long title into lines, and ends soon after the deadline", () => {
    const long = "Số lượt hướng dẫn người dân sử dụng dịch vụ công trực tuyến trong năm ".repeat(2).trim()
    const svg = Fan.svg({ ...input, goal: { ...goal, title: { vi: long, en: long } } }, "vi")
    const lines = [...svg.matchAll(/font-weight="600"[^>]*>([^<]+)</g)].map(([, line]) => line!)
    assert.strictEqual(lines.join(" "), long)
    for (const line of lines) assert.isAtMost(line.length, 64)
    const later = Fan.svg({ ...input, goal: { ...goal, deadline: { label: "2025", step: 1 } } }, "vi")
    assert.include(later, ">năm 2026<")
    assert.notInclude(later, ">năm 2027<")
  })

  it("says how likely the target is met, or why nothing is said of that", () => {
    assert.match(Fan.svg(input, "vi"), />[^<(]+ \(xác suất \d+%\)\.</)
    const standIn = { kind: "ceiling", of: { vi: "người dùng Internet", en: "internet users" } } as const
    assert.match(Fan.svg({ ...input, standIn }, "en"), /The figures are a ceiling: the true level cannot be higher/)
  })

  it("says whose figures stand in, and that what is to come is a ceiling", () => {
    const standIn = { kind: "ceiling", of: { vi: "người dùng Internet cả nước", en: "internet users" } } as const
    const svg = Fan.svg({ ...input, standIn }, "vi")
    assert.match(svg, />Số liệu là mức trần: người dùng Internet cả nước\.</)
    assert.match(svg, />Mức trần</)
    assert.notMatch(svg, />Mức dự báo</)
    assert.match(
      Fan.svg({ ...input, standIn: { ...standIn, kind: "population" } }, "en"),
      />Figures of internet users\.</
    )
  })

  it("writes the target with its comparator, and names what is to come as a page does", () => {
    assert.match(Fan.svg(input, "vi"), />Chỉ tiêu: tối thiểu 60%</)
    assert.match(Fan.svg(input, "en"), />Target: at least 60%<[^]*>Forecast</)
    assert.match(Fan.svg({ ...input, goal: { ...goal, comparator: "<=" } }, "en"), />Target: at most 60%</)
  })

  it("draws no future of what is settled", () => {
    for (const change of [{ decided: true }, { deadline: { label: "2024", step: 0 } }]) {
      const svg = Fan.svg({ ...input, goal: { ...goal, ...change } }, "vi")
      assert.notMatch(svg, /fill="#0b6e99"|Mức dự báo|Khoảng dự báo|Dự báo/)
    }
  })

  it("draws ranges as ranges: from end to end, or an arrow where there is no end", () => {
    const drawn = (figure: { readonly lower: number; readonly upper: number }) =>
      Fan.svg({ ...input, vague: [{ step: 0, figure }] }, "en")
    const tips = (svg: string) => svg.match(/<polygon points="[^"]+" fill="#1a1a1a"\/>/g)?.length ?? 0
    assert.strictEqual(tips(drawn({ lower: 30, upper: 40 })), 0)
    assert.strictEqual(tips(drawn({ lower: 36, upper: Infinity })), 1)
    assert.strictEqual(tips(drawn({ lower: -Infinity, upper: 36 })), 1)
    assert.match(drawn({ lower: 30, upper: 40 }), /<circle [^>]+ fill="#ffffff" stroke="#1a1a1a"/)
  })

  it("breaks the line where nothing was observed", () => {
    const lines = Fan.svg(input, "en").match(/<polyline[^>]+stroke="#1a1a1a"/g)
    assert.strictEqual(lines?.length, 2)
  })

  it("draws no deadline that lies outside the time shown, and no target that is a range", () => {
    const svg = Fan.svg(
      { ...input, goal: { ...goal, threshold: { lower: 1, upper: 2 }, deadline: { label: "2045", step: 21 } } },
      "en"
    )
    assert.notInclude(svg, "#b3261e")
  })

  it("is well-formed and without NaN for any finite input, none at all included", () => {
    for (const { random } of cases(200)) {
      const draw = () => (random.uniform() < 0.2 ? 0 : random.normal() * 10 ** between(random, -6, 9))
      const history = Array.from({ length: between(random, 0, 30) }, () =>
        random.uniform() < 0.2 ? Number.NaN : draw()
      )
      const horizon = between(random, 1, 12)
      const rows = Array.from({ length: between(random, 0, 3) }, () => Array.from({ length: horizon }, draw))
      const bounds = [Series.percent, Series.count, Series.unbounded][between(random, 0, 2)] as Series.Range
      const svg = Fan.svg(
        {
          goal: { ...goal, threshold: draw(), deadline: { label: "<then>", step: between(random, -40, 40) } },
          series: series(history, bounds),
          paths: paths(rows),
          label: String
        },
        random.uniform() < 0.5 ? "vi" : "en"
      )
      assert.notMatch(svg, /NaN|undefined|Infinity/)
      assert.deepEqual(unbalanced(svg), [])
    }
  })
})

describe("Sparkline", () => {
  it("runs from the lowest to the highest block and marks gaps", () => {
    assert.strictEqual(Sparkline.make([0, 1, Number.NaN, 3, 7]), "▁▂·▄█")
  })

  it("stands in the middle when all values are alike, and is empty for nothing", () => {
    assert.strictEqual(Sparkline.make([5, 5]), "▄▄")
    assert.strictEqual(Sparkline.make([]), "")
    assert.strictEqual(Sparkline.make([Number.NaN]), "·")
  })
})
