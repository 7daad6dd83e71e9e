/** What the script is asked for, and what `--help` prints. */
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { Day } from "@lantoa/core"
import { Option, Schema } from "effect"

export interface Options {
  readonly figures: string
  readonly targets: string
  readonly numbers: "vi" | "en" | undefined
  readonly lang: "vi" | "en"
  /** The day of the question. */
  readonly asOf: Day.Day
  readonly svg: string | undefined
  readonly json: boolean
}

const shipped = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const language = (text: string): "vi" | "en" | undefined => (text === "vi" || text === "en" ? text : undefined)

/** Today where the computer is. */
const today = (): string => new Date().toLocaleDateString("sv-SE")

const parsed = (args: ReadonlyArray<string>) =>
  parseArgs({
    // A package manager passes on the "--" that it was given.
    args: args[0] === "--" ? args.slice(1) : [...args],
    options: {
      figures: { type: "string", default: shipped("national.csv") },
      targets: { type: "string", default: shipped("targets.csv") },
      numbers: { type: "string" },
      lang: { type: "string", default: "vi" },
      "as-of": { type: "string", default: today() },
      svg: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false }
    }
  }).values

/** The options, or what to print instead of an answer, and with which exit code. */
export const read = (args: ReadonlyArray<string>): Options | { readonly text: string; readonly code: 0 | 2 } => {
  try {
    const { "as-of": day, figures, help, json, lang, numbers, svg, targets } = parsed(args)
    const [spoken, declared] = [language(lang), numbers === undefined ? undefined : language(numbers)]
    if (help) return { text: usage[spoken ?? "vi"], code: 0 }
    if (spoken === undefined) return refused("--lang", lang, "vi")
    if (numbers !== undefined && declared === undefined) return refused("--numbers", numbers, spoken)
    const asOf = Option.getOrUndefined(Schema.decodeUnknownOption(Day.Day)(day))
    if (asOf === undefined) return noDay(day, spoken)
    return { figures, targets, numbers: declared, lang: spoken, asOf, svg, json }
  } catch (error) {
    const wrong = error instanceof Error ? error.message : String(error)
    return args.includes("en")
      ? { text: `${wrong}\n\n${usage.en}`, code: 2 }
      : { text: `Không hiểu dòng lệnh: ${args.join(" ")}\n\n${usage.vi}`, code: 2 }
  }
}

/** That an option takes one of two languages and was given something else. */
const refused = (option: string, given: string, lang: "vi" | "en") => {
  const said = {
    vi: `${option} chỉ nhận vi hoặc en, không nhận “${given}”`,
    en: `${option} takes vi or en, not "${given}"`
  }
  return { text: `${said[lang]}\n\n${usage[lang]}`, code: 2 } as const
}

const noDay = (given: string, lang: "vi" | "en") => {
  const said = {
    vi: `--as-of nhận một ngày như 2026-01-15, không nhận “${given}”`,
    en: `--as-of takes a day such as 2026-01-15, not "${given}"`
  }
  return { text: `${said[lang]}\n\n${usage[lang]}`, code: 2 } as const
}

const usage = {
  vi: `node main.ts [--figures TỆP.csv] [--targets TỆP.csv] [--numbers vi|en] [--as-of NGÀY] [--lang vi|en] [--svg THƯ_MỤC] [--json]

Đọc số liệu và chỉ tiêu từ hai tệp CSV (lưu từ Excel với kiểu “CSV UTF-8”) rồi in khả năng đạt từng chỉ tiêu.

  --figures   số liệu, mỗi dòng một số: cột series (Chỉ số), period (Kỳ: 2025, quý I/2025, tháng 3/2025), value (Giá trị);
              có thể thêm kind (Loại số liệu: tỷ lệ, số hiện có, số trong kỳ, lũy kế; không ghi thì là tỷ lệ), unit (Đơn vị
              tính), source (Nguồn). Ô trống là chưa có số liệu; “hơn 65”, “khoảng 60” được hiểu đúng như vậy
  --targets   chỉ tiêu: cột series, title_vi (Chỉ tiêu), threshold (Mức, như “tối thiểu 60%”); có thể thêm comparator
              (So sánh: >=, >, <=, <, =), deadline (Thời hạn: 2025, quý IV/2025, 31/12/2025), source, caveat_vi (Lưu ý),
              title_en, source_en, caveat_en, id; nếu số liệu không phải của chính chỉ tiêu thì thêm stand_in (Thay thế: mức
              trần, mức sàn, đối tượng khác) và stand_in_vi (Số liệu của)
  --numbers   cách viết số trong tệp: vi (2.853,5) hoặc en (2,853.5); không ghi thì chỉ nhận số có một cách đọc
  --as-of     ngày hỏi, như 2026-01-15 (hôm nay khi không ghi): kỳ đã hết mà chưa có số liệu làm giảm độ tin cậy
  --lang      ngôn ngữ của kết quả (vi khi không ghi)
  --svg       ghi mỗi chỉ tiêu một biểu đồ vào thư mục này
  --json      in dưới dạng JSON
`,
  en: `node main.ts [--figures FILE.csv] [--targets FILE.csv] [--numbers vi|en] [--as-of DAY] [--lang vi|en] [--svg FOLDER] [--json]

Reads figures and targets from two CSV files (as a spreadsheet saves them in UTF-8) and prints how likely each target is met.

  --figures   one figure a row: columns series, period (2025, 2025-Q1, 2025-03), value; if you like kind (share, count,
              flow, running total; share where not said), unit, source. An empty cell is a figure that is not known;
              "more than 65" and "about 60" are taken as that
  --targets   columns series, title_vi or title, threshold (such as "at least 60%"); if you like comparator (>=, >, <=, <,
              =), deadline (2025, 2025-Q4, 2025-12-31), source, caveat_vi, title_en, source_en, caveat_en, id; where the
              figures are not the target's own, stand_in (ceiling, floor, population) and stand_in_en (whose they are)
  --numbers   how numbers are written: vi (2.853,5) or en (2,853.5); when not said, only what can be read in one way is taken
  --as-of     the day of the question, such as 2026-01-15 (today when not said): periods that are over and have no figure
              lower the confidence
  --lang      the language of what is printed (vi when not said)
  --svg       writes a chart for each target into this folder
  --json      prints JSON
`
}
