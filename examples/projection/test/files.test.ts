import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, beforeAll, describe, it } from "@effect/vitest"
import * as Figures from "../src/figures.ts"
import { read } from "../src/read.ts"
import { Refused, render } from "../src/refused.ts"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "Tài liệu của tôi "))
})

const target = "series,title_vi,threshold,deadline\ndvc,Ít nhất 60%,≥ 60%,2025\n"

/** What two files hold, or what is said of them without the name of the folder. */
const files = async (figures: string | Uint8Array, { lang = "vi", numbers, targets = target }: Given = {}) => {
  const [first, second] = [join(folder, "số liệu.csv"), join(folder, "chỉ tiêu.csv")]
  await writeFile(first, figures)
  await writeFile(second, targets)
  try {
    return await read(first, second, numbers)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return render(error.complaints, lang).replaceAll(`${folder}/`, "")
  }
}
interface Given {
  readonly targets?: string
  readonly numbers?: "vi" | "en"
  readonly lang?: "vi" | "en"
}

const history = async (figures: string | Uint8Array, given?: Given) => {
  const found = await files(figures, given)
  return typeof found === "string"
    ? found
    : found.series.flatMap((one) => one.history.map(({ period, value }) => `${period}: ${value}`)).join(", ")
}

const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")])

const years = "2020: 12.5, 2021: 20.1"
const taken: ReadonlyArray<readonly [string, string | Uint8Array, string, Given?]> = [
  ["commas", "series,period,value\ndvc,2020,12.5\ndvc,2021,20.1\n", years],
  ["a byte order mark", "\ufeffseries,period,value\ndvc,2020,12.5\ndvc,2021,20.1\n", years],
  [
    "semicolons, decimal commas and line ends of Windows",
    "series;period;value\r\ndvc;2020;12,5\r\ndvc;2021;20,1\r\n",
    years
  ],
  ["tabs", "series\tperiod\tvalue\ndvc\t2020\t12,5\ndvc\t2021\t20,1\n", years],
  ["quoted decimal commas", 'series,period,value\ndvc,2020,"12,5"\ndvc,2021,"20,1"\n', years],
  ["UTF-16", utf16("series,period,value\ndvc,2020,12.5\ndvc,2021,20.1\n"), years],
  ["Vietnamese headings", "Chỉ số,Kỳ,Giá trị\ndvc,2020,12.5\ndvc,2021,20.1\n", years],
  [
    "titles above the header and empty rows",
    "BÁO CÁO\n(Kèm theo),\nseries,period,value\n,,\ndvc,2020,12.5\n\ndvc,2021,20.1\n,,\n",
    years
  ],
  ["names in other capitals, with spaces", "series,period,value\ndvc ,2020,12.5\nDVC,2021,20.1\n", years],
  ["percent signs", "series,period,value\ndvc,2020,12.5%\ndvc,2021,20.1 %\n", years],
  ["words that bound", "series,period,value\ndvc,2020,hơn 31\ndvc,2021,khoảng 42\n", "2020: > 31, 2021: ~ 42"],
  [
    "blanks as unknown",
    "series,period,value\ndvc,2020,12\ndvc,2021,\ndvc,2022,-\ndvc,2023,chưa có\n",
    "2020: 12, 2021: null, 2022: null, 2023: null"
  ],
  [
    "thousands as they are declared",
    "series,period,value,kind\ndvc,2020,1.120,số hiện có\ndvc,2021,2.853,\n",
    "2020: 1120, 2021: 2853",
    { numbers: "vi" }
  ],
  [
    "thousands that can be nothing else",
    'series,period,value,kind\ndvc,2020,1.120,số hiện có\ndvc,2021,"2.853,5",\n',
    "2020: 1120, 2021: 2853.5"
  ],
  [
    "years, quarters and months in words",
    "series,period,value\nnăm,Năm 2021,1\nquý,Quý IV/2024,2\ntháng,Tháng 1/2024,3\nt,02/2024,4\nnửa,6 tháng đầu năm 2025,5\ndvc,2020,6\n",
    "2021: 1, 2024-Q4: 2, 2024-01: 3, 2024-02: 4, 2025-H1: 5, 2020: 6"
  ],
  ["last days of years as years", "series,period,value\ndvc,31/12/2021,20\ndvc,2022-12-31,31\n", "2021: 20, 2022: 31"],
  [
    "last days of months as months",
    "series,period,value\ndvc,31/01/2024,20\ndvc,29/02/2024,31\n",
    "2024-01: 20, 2024-02: 31"
  ],
  [
    "days that follow each other as days",
    "series,period,value\ndvc,01/02/2024,20\ndvc,02/02/2024,21\n",
    "2024-02-01: 20, 2024-02-02: 21"
  ]
]

const refused: ReadonlyArray<readonly [string, string | Uint8Array, string, Given?]> = [
  [
    "a workbook",
    new Uint8Array([0x50, 0x4b, 3, 4]),
    "số liệu.csv: là tệp Excel; trong Excel chọn Lưu thành (Save As), kiểu “CSV UTF-8”"
  ],
  [
    "letters of another code",
    new Uint8Array([...Buffer.from("series,period,value\n"), 0xb8]),
    "số liệu.csv: không phải UTF-8 (có thể là TCVN3 hoặc Windows-1258); lưu lại với kiểu “CSV UTF-8”"
  ],
  [
    "a wide table",
    "Năm,Hà Nội,Đà Nẵng\n2021,20,25\n",
    "số liệu.csv: không có dòng tiêu đề với đủ các cột series (Chuỗi số liệu), period (Kỳ), value (Giá trị); mỗi dòng ghi một số liệu"
  ],
  [
    "a number of two meanings",
    "series,period,value\ndvc,2020,1.120\n",
    "số liệu.csv, dòng 2, cột value: “1.120” có thể là 1.120 (viết kiểu Việt Nam) hoặc 1,12 (viết kiểu Anh); chọn --numbers vi hoặc --numbers en"
  ],
  [
    "the same in English",
    "series,period,value\ndvc,2020,hơn 1.120\n",
    'số liệu.csv, row 2, column value: "hơn 1.120" can be 1,120 (as written in Vietnam) or 1.12 (in English); say --numbers vi or --numbers en',
    { lang: "en" }
  ],
  [
    "a word for a number",
    "series,period,value\ndvc,2020,nhiều\n",
    "số liệu.csv, dòng 2, cột value: “nhiều” không phải là số; viết như 12,5 hoặc hơn 12; chưa có số liệu thì để trống"
  ],
  [
    "a count without its kind",
    "series,period,value\ndvc,2020,1120\ndvc,2021,1530\n",
    "số liệu.csv, dòng 2, cột value: “1120” không thể là tỷ lệ %; thêm cột kind (Loại số liệu): số hiện có, số trong kỳ hoặc lũy kế"
  ],
  [
    "a kind that is none",
    "series,period,value,kind\ndvc,2020,12,đếm\n",
    "số liệu.csv, dòng 2, cột kind: “đếm” không phải loại số liệu; viết tỷ lệ, số hiện có, số trong kỳ hoặc lũy kế"
  ],
  [
    "two figures of a period",
    "series,period,value\ndvc,2021,20\ndvc,Năm 2021,21\n",
    "số liệu.csv, dòng 3, cột period: năm 2021 đã có ở dòng 2; giữ một dòng"
  ],
  [
    "a row of totals",
    "series,period,value\ndvc,2021,20\nTổng cộng,,20\n",
    "số liệu.csv, dòng 3, cột series: “Tổng cộng” là dòng tổng; xóa dòng này"
  ],
  [
    "periods of two lengths",
    "series,period,value\ndvc,2023,42\ndvc,2024-06,47\n",
    "số liệu.csv, dòng 3, cột period: tháng 6/2024 không cùng độ dài với kỳ ở dòng 2; một chuỗi chỉ dùng một loại kỳ"
  ],
  [
    "days that end nothing",
    "series,period,value\ndvc,07/11/2022,42\ndvc,24/9/2025,47\n",
    "số liệu.csv, dòng 2, cột period: “07/11/2022” là một ngày không cuối tháng; ghi năm, quý hoặc tháng của số liệu"
  ],
  [
    "no period, no name, no number, all at once",
    "series,period,value\ndvc,2020,1\n,hôm qua,x\n",
    "số liệu.csv, dòng 3, cột series: thiếu tên chuỗi số liệu\nsố liệu.csv, dòng 3, cột period: “hôm qua” không phải là kỳ; viết như 2025, quý I/2025, tháng 3/2025\nsố liệu.csv, dòng 3, cột value: “x” không phải là số; viết như 12,5 hoặc hơn 12; chưa có số liệu thì để trống"
  ]
]

const figures = "series,period,value\ndvc,2020,12\ndvc,2021,20\n"
const row = (...cells: ReadonlyArray<string>) => `series,title_vi,comparator,threshold,deadline\n${cells.join(",")}\n`
const place = "chỉ tiêu.csv, dòng 2, cột"

describe("the files of the analyst's script", () => {
  for (const [name, text, expected, given] of taken)
    it(`are read with ${name}`, async () => assert.strictEqual(await history(text, given), expected))

  for (const [name, text, expected, given] of refused) {
    it(`are refused with ${name}`, async () => {
      assert.strictEqual(await history(text, given), expected)
    })
  }

  for (const [comparator, threshold, expected] of [
    [">=", "60", ">= 60"],
    ["≥", "60", ">= 60"],
    ["=>", "60%", ">= 60"],
    ["ít nhất", "60", ">= 60"],
    ["", "tối thiểu 60%", ">= 60"],
    ["", "trên 60", "> 60"],
    ["không quá", "5", "<= 5"],
    ["=", "100", "= 100"]
  ] as const) {
    it(`read a target of “${comparator} ${threshold}”`, async () => {
      const found = await files(figures, { targets: row("dvc", "Chỉ tiêu", comparator, threshold, "31/12/2025") })
      assert.isObject(found)
      const [one] = typeof found === "string" ? [] : found.targets
      assert.strictEqual(`${one?.comparator} ${one?.threshold}`, expected)
      assert.strictEqual(one?.deadline, "2025-12-31")
      assert.deepStrictEqual(one?.caveats, [])
    })
  }

  for (const [name, cells, expected] of [
    ["no threshold", ["dvc", "Chỉ tiêu", ">=", "", ""], `${place} threshold: thiếu mức chỉ tiêu`],
    [
      "no comparator",
      ["dvc", "Chỉ tiêu", "", "60", ""],
      `${place} comparator: “60” chưa rõ là ít nhất hay không quá; viết >=, >, <=, < hoặc =`
    ],
    [
      "a threshold that is no share",
      ["dvc", "Chỉ tiêu", ">=", "3500", ""],
      `${place} threshold: “>= 3500” không thể là tỷ lệ %; ghi loại của chuỗi số liệu ở cột kind (Loại số liệu)`
    ],
    [
      "a threshold of two meanings",
      ["dvc", "Chỉ tiêu", ">=", "3.500", ""],
      `${place} threshold: “>= 3.500” có thể là 3.500 (viết kiểu Việt Nam) hoặc 3,5 (viết kiểu Anh); chọn --numbers vi hoặc --numbers en`
    ],
    [
      "a series that is not there",
      ["dvctt", "Chỉ tiêu", ">=", "60", ""],
      `${place} series: không có chuỗi số liệu “dvctt”; có: dvc`
    ],
    [
      "a deadline that is none",
      ["dvc", "Chỉ tiêu", ">=", "60", "cuối kỳ"],
      `${place} deadline: “cuối kỳ” không phải là thời hạn; viết như 2025, quý IV/2025, 31/12/2025`
    ]
  ] as const)
    it(`refuse a target with ${name}`, async () =>
      assert.strictEqual(await files(figures, { targets: row(...cells) }), expected))

  it("are spoken of by their own headings, and offer no row that was refused", async () => {
    const own = "Chỉ số;Kỳ;Giá trị\nA;2021;12\nTổng cộng;2021;x\n"
    const asked = "Chỉ số;Chỉ tiêu;Mức\nA;Chỉ tiêu;60\nB;Chỉ tiêu;≥ 60\n"
    assert.strictEqual(
      await files(own, { targets: asked }),
      [
        "số liệu.csv, dòng 3, cột Chỉ số: “Tổng cộng” là dòng tổng; xóa dòng này",
        "chỉ tiêu.csv, dòng 2, cột Mức: “60” chưa rõ là ít nhất hay không quá; viết >=, >, <=, < hoặc =",
        "chỉ tiêu.csv, dòng 3, cột Chỉ số: không có chuỗi số liệu “B”; có: A"
      ].join("\n")
    )
  })

  it("are projected without a unit", async () => {
    const found = await files("Chỉ số,Kỳ,Giá trị,Loại\ndvc,Tháng 1/2025,12,số trong kỳ\ndvc,Tháng 2/2025,20,\n", {
      targets: "series,title_vi,threshold,deadline\ndvc,Ít nhất 100,≥ 100,2025\n"
    })
    assert.isObject(found)
    assert.deepStrictEqual(typeof found === "string" ? {} : Figures.projected(found.targets[0]!.series), {
      kind: "flow"
    })
  })

  it("refuse two targets of one id, and a file that is not there", async () => {
    const twice = "id,series,title_vi,threshold\na,dvc,A,≥ 60\nA,dvc,B,≥ 70\n"
    assert.strictEqual(
      await files(figures, { targets: twice }),
      "chỉ tiêu.csv, dòng 3, cột id: “A” đã có ở dòng 2; đặt mã khác"
    )
    const missing = await read(join(folder, "không có.csv"), join(folder, "chỉ tiêu.csv"), undefined).catch(String)
    assert.match(String(missing), /không có\.csv: cannot be read; check the name of the file/)
  })
})
