/** What was meant by a value that is wrong: its problems, and not those of what it was never meant to be. */
import { assert, describe, it } from "@effect/vitest"
import {
  Assessment,
  Day,
  Directive,
  Form,
  Lantoa,
  Measure,
  Numeral,
  Period,
  Problem,
  Quantity,
  Reading,
  Target,
  Text,
  Words
} from "../src/index.ts"

const refusal = (call: () => unknown): string => {
  try {
    call()
  } catch (error) {
    assert.instanceOf(error, Problem.DocumentError)
    return error.message
  }
  return "not refused"
}

const title = { vi: "Biểu mẫu", en: "Form" }
const form = (by: unknown) => () => Form.from({ id: "f", title, measures: ["m"], by, every: "month" } as never)
const measure = (more: object) => () =>
  Measure.from({ id: "m", title, basis: "turn", accumulation: "flow", ...more } as never)

const shapes = "must be an object, { level, hierarchy, within } or { teams, within }"

const refusals: ReadonlyArray<readonly [title: string, call: () => unknown, message: string]> = [
  [
    "a form's level that is no id",
    form({ level: "xã", hierarchy: "state" }),
    "Form: by.level: must be an id: lower-case letters and digits joined by . - _ or :, for example vn.quang-ngai"
  ],
  ["a form of teams of a number", form({ teams: 3 }), 'Form: by.teams: must be a text or "all"'],
  ["a form by what is neither", form({ team: "all" }), `Form: by: ${shapes}`],
  ["a form by nobody", form({}), `Form: by: ${shapes}`],
  ["a form by a word", form("teams"), `Form: by: ${shapes}`],
  [
    "a form by both",
    form({ teams: "all", level: "commune", hierarchy: "state" }),
    "Form: by.teams: is not known here: correct its name, or leave it out; what there may be is level, hierarchy, within"
  ],
  [
    "a measure that counts what is neither",
    measure({ counts: { cohorts: "youth" } }),
    "Measure: counts: must be an object, { cohort } or { level, hierarchy }"
  ],
  [
    "a measure's unknown key",
    measure({ count: { cohort: "youth" } }),
    "Measure: count: is not known here: correct its name, or leave it out; what there may be is id, title, definition, basis, accumulation, additivity, once, own, reports, trust, counts, missing, range, dimensions"
  ],
  [
    "a target of a kind that there is not",
    () =>
      Target.from({
        id: "t",
        title,
        indicator: "m",
        scope: { _tag: "Unti", unit: "p", hierarchy: "s" },
        comparator: ">=",
        threshold: 1,
        deadline: { _tag: "Absent" },
        modality: "minimum",
        source: { title: "Kế hoạch" }
      } as never),
    'Target: scope: there is no kind "Unti"; there are Unit, EachUnit'
  ],
  [
    "a span whose ends are turned round",
    () => Quantity.from("[5, 3]"),
    'Quantity: "[5, 3]" has its ends the wrong way round: write "[3, 5]"'
  ],
  [
    "a span that holds nothing",
    () => Quantity.from("(5, 5]"),
    'Quantity: "(5, 5]" leaves no number possible: write 5, or the ends with "[" and "]" where they are in it'
  ]
]

describe("a value that is wrong", () => {
  for (const [of, call, message] of refusals) {
    it(`is told by what it was meant to be: ${of}`, () => assert.strictEqual(refusal(call), message))
  }
})

const french = "fr" as never
const reading = { text: title, value: undefined } as never
const spoken: ReadonlyArray<readonly [name: string, call: () => unknown]> = [
  ["Reading.render", () => Reading.render(reading, french)],
  ["Quantity.render", () => Quantity.render(Quantity.exact(1), french)],
  ["Period.render", () => Period.render(Period.from("2025"), french)],
  ["Assessment.render", () => Assessment.render("met", french)],
  ["Directive.cite", () => Directive.cite({ type: title } as never, french)],
  ["Words.number", () => Words.number(2853, french)],
  ["Words.plural", () => Words.plural("commune", french)],
  ["Words.day", () => Words.day(Day.from("2025-01-01"), french)],
  ["Text.compare", () => Text.compare("a", "b", french)],
  ["Numeral.parse", () => Numeral.parse("2.853", { locale: french })]
]

describe("a language that is not spoken", () => {
  for (const [name, call] of spoken) {
    it(`is refused by ${name}`, () => assert.strictEqual(refusal(call), 'language: must be "vi" or "en", and is "fr"'))
  }
})

describe("a commit", () => {
  it("based on one that is not there is refused", async () => {
    await using lantoa = await Lantoa.open()
    const error = await lantoa.commit({ figures: [], basedOn: 99 }).then(
      () => undefined,
      (found: unknown) => found
    )
    assert.instanceOf(error, Problem.StoreError)
    assert.strictEqual(error.message, "commit: there is no commit 99; the last is 0")
  })
})
