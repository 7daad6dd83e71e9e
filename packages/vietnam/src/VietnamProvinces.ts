/**
 * The provinces of Viet Nam before and after 1 July 2025: 63 became 34.
 *
 * A table of our own, small enough to ship: every code, name and merger, with the acts behind them. Seven of the merged
 * provinces carry the code of the partner whose name they did not take, so a code means a province only with a day.
 *
 * @since 0.1.0
 */
import type { Documents } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import * as Result from "effect/Result"
import { naming } from "./Names.ts"

/** The first day of the 34 provinces, and of communes without districts. @category constants @since 0.1.0 */
export const reorganised = "2025-07-01"

/**
 * The day until which the provinces were followed: what came into force later is not in this edition of the package.
 *
 * @category constants
 * @since 0.1.0
 */
export const asOf = "2026-09-20"

/** Code of the statistics office, name, type (`T` tỉnh, `P` thành phố trực thuộc trung ương), and the code since. */
const before = `01,Hà Nội,P,01
02,Hà Giang,T,08
04,Cao Bằng,T,04
06,Bắc Kạn,T,19
08,Tuyên Quang,T,08
10,Lào Cai,T,15
11,Điện Biên,T,11
12,Lai Châu,T,12
14,Sơn La,T,14
15,Yên Bái,T,15
17,Hòa Bình,T,25
19,Thái Nguyên,T,19
20,Lạng Sơn,T,20
22,Quảng Ninh,T,22
24,Bắc Giang,T,24
25,Phú Thọ,T,25
26,Vĩnh Phúc,T,25
27,Bắc Ninh,T,24
30,Hải Dương,T,31
31,Hải Phòng,P,31
33,Hưng Yên,T,33
34,Thái Bình,T,33
35,Hà Nam,T,37
36,Nam Định,T,37
37,Ninh Bình,T,37
38,Thanh Hóa,T,38
40,Nghệ An,T,40
42,Hà Tĩnh,T,42
44,Quảng Bình,T,44
45,Quảng Trị,T,44
46,Thừa Thiên Huế,T,46
48,Đà Nẵng,P,48
49,Quảng Nam,T,48
51,Quảng Ngãi,T,51
52,Bình Định,T,52
54,Phú Yên,T,66
56,Khánh Hòa,T,56
58,Ninh Thuận,T,56
60,Bình Thuận,T,68
62,Kon Tum,T,51
64,Gia Lai,T,52
66,Đắk Lắk,T,66
67,Đắk Nông,T,68
68,Lâm Đồng,T,68
70,Bình Phước,T,75
72,Tây Ninh,T,80
74,Bình Dương,T,79
75,Đồng Nai,T,75
77,Bà Rịa - Vũng Tàu,T,79
79,Hồ Chí Minh,P,79
80,Long An,T,80
82,Tiền Giang,T,82
83,Bến Tre,T,86
84,Trà Vinh,T,86
86,Vĩnh Long,T,86
87,Đồng Tháp,T,82
89,An Giang,T,91
91,Kiên Giang,T,91
92,Cần Thơ,P,92
93,Hậu Giang,T,92
94,Sóc Trăng,T,92
95,Bạc Liêu,T,96
96,Cà Mau,T,96`

/** The same of the 34. */
const after = `01,Hà Nội,P
04,Cao Bằng,T
08,Tuyên Quang,T
11,Điện Biên,T
12,Lai Châu,T
14,Sơn La,T
15,Lào Cai,T
19,Thái Nguyên,T
20,Lạng Sơn,T
22,Quảng Ninh,T
24,Bắc Ninh,T
25,Phú Thọ,T
31,Hải Phòng,P
33,Hưng Yên,T
37,Ninh Bình,T
38,Thanh Hóa,T
40,Nghệ An,T
42,Hà Tĩnh,T
44,Quảng Trị,T
46,Huế,P
48,Đà Nẵng,P
51,Quảng Ngãi,T
52,Gia Lai,T
56,Khánh Hòa,T
66,Đắk Lắk,T
68,Lâm Đồng,T
75,Đồng Nai,T
79,Hồ Chí Minh,P
80,Tây Ninh,T
82,Đồng Tháp,T
86,Vĩnh Long,T
91,An Giang,T
92,Cần Thơ,P
96,Cà Mau,T`

const acts = `number,issued,effective,title
60-NQ/TW,2025-04-12,,"Nghị quyết Hội nghị lần thứ 11 BCH TW Đảng khóa XIII: 34 đơn vị hành chính cấp tỉnh, kết thúc cấp huyện từ 01/7/2025"
202/2025/QH15,2025-06-12,2025-07-01,Nghị quyết của Quốc hội về sắp xếp đơn vị hành chính cấp tỉnh
30/2026/QH16,2026-04-14,2026-04-30,Thành lập thành phố Đồng Nai
36/2026/QH16,2026-08-24,2026-09-01,Thành lập thành phố Quảng Ninh
39/2026/QH16,,2026-09-20,Thành lập thành phố Bắc Ninh`

const types: { readonly [short: string]: readonly [prefix: string, type: string] } = {
  T: ["Tỉnh", "Tỉnh"],
  P: ["Thành phố", "Thành phố trực thuộc trung ương"]
}

type Row = readonly [code: string, name: string, type: string, since: string]
const rows = (text: string): ReadonlyArray<Row> => text.split("\n").map((line) => line.split(",") as never)

/** What changed a province without redrawing it: its code, from when, its new name and type. */
const promoted = [
  { code: "46", from: "2025-01-01", name: "Huế" },
  { code: "75", from: "2026-04-30", name: "Đồng Nai" },
  { code: "22", from: "2026-09-01", name: "Quảng Ninh" },
  { code: "24", from: "2026-09-20", name: "Bắc Ninh" }
]

const history = (table: ReadonlyArray<Row>, from: string, to: string): ReadonlyArray<string> =>
  table.flatMap(([code, name, type]) => {
    const line = (own: string, short: string, start: string, end: string) =>
      `${code},${types[short]![0]} ${own},${types[short]![1]},province,VN,${start},${end}`
    const change = promoted.find((one) => one.code === code && one.from > from && (to === "" || one.from < to))
    return change === undefined
      ? [line(name, type, from, to)]
      : [line(name, type, from, change.from), line(change.name, "P", change.from, to)]
  })

/**
 * The table as text in the format of {@link Gazetteer.read}: put rows of communes below it to read both at once.
 *
 * @category constants
 * @since 0.1.0
 */
export const tables: {
  readonly history: string
  readonly moves: readonly [string]
  readonly acts: string
} = {
  history: [
    "code,name_vi,type,level,parent_code,valid_from,valid_to",
    ...history(rows(before), "2020-01-01", reorganised),
    ...history(rows(after), reorganised, "")
  ].join("\n"),
  moves: [
    [
      "old_code,new_code,effective_date,resolution",
      ...rows(before).map(([code, , , since]) => `${code},${since},${reorganised},202/2025/QH15`)
    ].join("\n")
  ],
  acts
}

/**
 * The provinces as a gazetteer, from 2020-01-01 on; ids are those that {@link Gazetteer.read} gives to the full lists, so
 * a model may start with this table and take the communes in later.
 *
 * @category constructors
 * @since 0.1.0
 */
export const gazetteer = (): Gazetteer.Gazetteer => Result.getOrThrow(Gazetteer.read(tables, naming))

/** The provinces as documents: units, the hierarchy `state`, successions and directives. @category constructors @since 0.1.0 */
export const documents = (): Documents.Documents => gazetteer().documents
