/**
 * The territory of the example: the shipped provinces, the districts of Quảng Ninh and the communes of Uông Bí as the law
 * names them (1679/NQ-UBTVQH15, clauses 27 to 29), and as many communes of Đồng Tháp and Tiền Giang as there were. The
 * latter are only numbered, and which of them merged is made up; how many there were before and after is not.
 */
import type { Documents } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Names, VietnamProvinces } from "@lantoa/vietnam"
import { Result } from "effect"

const start = "2020-01-01"
const reform = VietnamProvinces.reorganised

const row = (code: string, type: string, name: string, level: string, parent: string, from: string, to: string) =>
  `${code},${type} ${name},${type},${level},${parent},${from},${to}`

/** Code, type and name. */
const districts = [
  "193 Thành phố Hạ Long",
  "194 Thành phố Móng Cái",
  "195 Thành phố Cẩm Phả",
  "196 Thành phố Uông Bí",
  "198 Huyện Bình Liêu",
  "199 Huyện Tiên Yên",
  "200 Huyện Đầm Hà",
  "201 Huyện Hải Hà",
  "202 Huyện Ba Chẽ",
  "203 Huyện Vân Đồn",
  "205 Thành phố Đông Triều",
  "206 Thị xã Quảng Yên",
  "207 Huyện Cô Tô"
].map((line) => /^(\d+) (Thành phố|Thị xã|Huyện) (.+)$/.exec(line)!.slice(1) as [string, string, string])

/** Code and name of the old communes of Uông Bí, code of the new one, and the share where the law divides it. */
const uongBi = [
  ["06808", "Phường", "Vàng Danh", "06820", "28"],
  ["06811", "Phường", "Thanh Sơn", "06811", "29"],
  ["06814", "Phường", "Bắc Sơn", "06820", "28"],
  ["06817", "Phường", "Quang Trung", "06811", "29"],
  ["06820", "Phường", "Trưng Vương", "06820", "28", "part"],
  ["06820", "Phường", "Trưng Vương", "06811", "29", "remainder"],
  ["06823", "Phường", "Nam Khê", "06820", "28"],
  ["06826", "Phường", "Yên Thanh", "06811", "29"],
  ["06829", "Xã", "Thượng Yên Công", "06832", "27"],
  ["06832", "Phường", "Phương Đông", "06832", "27"],
  ["06835", "Phường", "Phương Nam", "06832", "27"]
] as const
const wards = [
  ["06811", "Uông Bí"],
  ["06820", "Vàng Danh"],
  ["06832", "Yên Tử"]
] as const

const quangNinh = {
  rows: [
    ...districts.map(([code, type, name]) => row(code, type, name, "district", "22", start, reform)),
    ...[...new Map(uongBi.map((one) => [one[0], one])).values()].map(([code, type, name]) =>
      row(code, type, name, "commune", "196", start, reform)
    ),
    ...wards.map(([code, name]) => row(code, "Phường", name, "commune", "22", reform, ""))
  ],
  moves: uongBi.map(
    ([from, , , to, clause, share = "whole"]) => `${from},${to},${reform},${share},1679/NQ-UBTVQH15,${clause}`
  )
}

const code = (prefix: string, number: number) => `${prefix}${String(number).padStart(3, "0")}`
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Moves by which `from` numbered communes become `to`: the later ones join the earlier. */
const joining = (prefix: string, from: number, to: number, date: string, act: string) => {
  const heir = (number: number) => ((number - 1) % to) + 1
  return numbers(from)
    .filter((number) => number > to || number + to <= from)
    .map((number) => `${code(prefix, number)},${code(prefix, heir(number))},${date},whole,${act},`)
}

/** A numbered commune: until the day it ended, and on in the merged province where its code did. */
const numbered = (prefix: string, number: number, parent: string, until: string, goesOn: boolean) => {
  const name = `${prefix === "dt" ? "Đồng Tháp" : "Tiền Giang"} số ${number}`
  return [
    row(code(prefix, number), "Xã", name, "commune", parent, start, until),
    ...(goesOn ? [row(code(prefix, number), "Xã", name, "commune", "82", reform, "")] : [])
  ]
}

const early = "2025-01-01"
const dongThap = {
  rows: [
    ...numbers(143).flatMap((number) => numbered("dt", number, "87", number > 141 ? early : reform, number <= 45)),
    ...numbers(164).flatMap((number) => numbered("tg", number, "82", reform, number <= 57))
  ],
  moves: [
    ...joining("dt", 143, 141, early, "1284/NQ-UBTVQH15"),
    ...joining("dt", 141, 45, reform, "1663/NQ-UBTVQH15"),
    ...joining("tg", 164, 57, reform, "1663/NQ-UBTVQH15")
  ]
}

const acts = [
  `1284/NQ-UBTVQH15,,2025-01-01,Sắp xếp đơn vị hành chính cấp xã của tỉnh Đồng Tháp giai đoạn 2023 - 2025`,
  `1663/NQ-UBTVQH15,2025-06-16,${reform},Sắp xếp các đơn vị hành chính cấp xã của tỉnh Đồng Tháp năm 2025`,
  `1679/NQ-UBTVQH15,2025-06-16,${reform},Sắp xếp các đơn vị hành chính cấp xã của tỉnh Quảng Ninh năm 2025`
]

/** Everything above as documents. */
export const country = (): Documents.Documents => {
  const { tables } = VietnamProvinces
  const header = "old_code,new_code,effective_date,population_share,resolution,clause"
  const read = Gazetteer.read(
    {
      history: [tables.history, ...quangNinh.rows, ...dongThap.rows].join("\n"),
      moves: [...tables.moves, [header, ...quangNinh.moves, ...dongThap.moves].join("\n")],
      acts: [tables.acts, ...acts].join("\n")
    },
    Names.naming
  )
  return Result.getOrThrow(read).documents
}
