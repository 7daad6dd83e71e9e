/**
 * Acts after 1 July 2025 that changed communes, to be written into lists that do not have them yet.
 *
 * What is here was not read in the acts themselves. The ten of Đồng Nai are as a newspaper of the government and the lists of the
 * statistics office give them, the twelve of Bắc Ninh as a public database gives them that follows the office's lists.
 *
 * @since 0.1.0
 */
import { Gazetteer } from "@lantoa/gazetteer"
import * as Result from "effect/Result"

/** Communes that became wards under the name they had: code and name. */
const wards = (lines: string): NonNullable<Gazetteer.Act["units"]> =>
  lines
    .trim()
    .split("\n")
    .map((line) => ({ code: line.slice(0, 5), name: `Phường ${line.slice(6)}`, type: "Phường" }))

/**
 * The acts, oldest first. None moves land or people: a commune that became a ward keeps its id.
 *
 * @category constants
 * @since 0.1.0
 */
export const acts: ReadonlyArray<Gazetteer.Act> = [
  {
    number: "237/NQ-UBTVQH16",
    title: "Thành lập 10 phường thuộc thành phố Đồng Nai",
    issued: "2026-04-14",
    effective: "2026-04-30",
    units: wards(`
25270 Lộc Ninh
25357 Tân Khai
25363 Đồng Phú
26116 Tân Phú
26170 Trị An
26248 Trảng Bom
26326 Dầu Giây
26368 Long Thành
26425 Xuân Lộc
26485 Nhơn Trạch`)
  },
  {
    number: "388/NQ-UBTVQH16",
    title: "Thành lập 12 phường thuộc thành phố Bắc Ninh",
    effective: "2026-09-20",
    units: wards(`
07294 Bố Hạ
07375 Lạng Giang
07399 Kép
07444 Lục Nam
07840 Hiệp Hòa
09193 Yên Phong
09292 Phù Lãng
09313 Chi Lăng
09319 Tiên Du
09454 Gia Bình
09475 Nhân Thắng
09496 Lương Tài`)
  }
]

/**
 * Lists with the acts written into them, of the communes that they have; what the lists say already is left alone.
 *
 * @category constructors
 * @since 0.1.0
 */
export const into = (tables: Gazetteer.Tables): Gazetteer.Tables =>
  acts.reduce((lists, { units = [], ...act }) => {
    const own = units.filter(({ code }) => lists.history.includes(`\n${code},`))
    return own.length === 0 ? lists : Result.getOrThrow(Gazetteer.enact(lists, { ...act, units: own }))
  }, tables)
