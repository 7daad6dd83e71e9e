/** The sentences of an account. @internal */
import * as Words from "../../Words.ts"
import type { Text as Both } from "../../Text.ts"
import type * as Span from "../boxes/span.ts"
import { says } from "../says.ts"

const number = Words.number
const both = (vi: string, en: string): Both => ({ vi, en })

const figures = (count: number): Both =>
  both(`${number(count, "vi")} số liệu`, `${number(count, "en")} figure${count === 1 ? "" : "s"}`)

/** How many figures, as a line names them. */
export const count = figures

/** What the ways are called in which a box is made of others. */
export const ways = {
  time: both("các kỳ", "shorter periods"),
  teams: both("các tổ", "teams"),
  activities: both("các hoạt động", "activities"),
  former: both("các đơn vị cũ", "former units"),
  cohorts: both("các đối tượng", "cohorts"),
  members: both("các nhóm phân tổ", "breakdown")
}

export const usedOf = (many: number): Both =>
  both(`Đã dùng: ${figures(many).vi}, theo đơn vị`, `Used: ${figures(many).en}, by unit`)
export const byTime = both("Theo thời gian", "The same over time")
export const taken = (whole: Both, sum: Both): Both =>
  both(`Suy ra: ${whole.vi} − ${sum.vi}, trừ đi:`, `Derived: ${whole.en} − ${sum.en}, taken off:`)

/** What lies inside the numbers above, or says more than they do. */
export const insideOf = (title: Both, said: Both | undefined, many: number, isMore: boolean): Both => {
  const [vi, en] = said === undefined ? ["", ""] : [` ${said.vi}`, ` ${said.en}`]
  return both(
    `${isMore ? "Không khớp với số trên" : "Thuộc phạm vi số trên"}: ${title.vi}${vi} (${figures(many).vi})`,
    `${isMore ? "More than the above" : "Inside the above"}: ${title.en}${en} (${figures(many).en})`
  )
}
export const restOf = (left: Both, whole: Both | undefined): Both => {
  const [vi, en] = whole === undefined ? ["", ""] : [` (của ${whole.vi})`, ` (of ${whole.en})`]
  return both(`Còn lại: ${left.vi}${vi}`, `Rest: ${left.en}${en}`)
}

export const silent = (many: number): Both =>
  both(
    `Chưa báo cáo: ${number(many, "vi")} nơi, phần này chưa biết`,
    `Silent: ${number(many, "en")} reporter${many === 1 ? "" : "s"}, this part is unknown`
  )
export const silentBeside = (many: number): Both =>
  both(
    `Chưa báo cáo: ${number(many, "vi")} nơi; số trên đã đủ`,
    `Silent: ${number(many, "en")} reporter${many === 1 ? "" : "s"}; the figures above cover them`
  )
export const silentClosed = (many: number): Both =>
  both(
    `Chưa báo cáo, tính 0: ${number(many, "vi")} nơi`,
    `Silent, counted as zero: ${number(many, "en")} reporter${many === 1 ? "" : "s"}`
  )
export const closed = both("Phần chưa có số liệu: tính 0", "What no figure speaks of: counted as zero")
export const silentForm = (many: number): Both =>
  both(
    `Không gửi biểu mẫu của kỳ, đã có trong số của kỳ khác: ${number(many, "vi")} nơi`,
    `No form of the period, told by figures of other periods: ${number(many, "en")} reporter${many === 1 ? "" : "s"}`
  )
export const ownPart = (name: Both): Both =>
  both(`Chưa có số của chính ${name.vi}: phần này chưa biết`, `No figure of ${name.en} itself: this part is unknown`)
export const incomplete = (name: Both): Both =>
  both(
    `Chưa khai đủ các đơn vị của ${name.vi}: phần này chưa biết`,
    `Not all units of ${name.en} are known: this part is unknown`
  )
export const missing = both("Phần chưa có số liệu: chưa biết", "What no figure speaks of: unknown")
export const less = both(
  "Phần chưa có số liệu của các đơn vị khác: còn phải trừ thêm, chưa biết bao nhiêu",
  "What others did not report: taken off as well, nobody knows how much"
)
export const undivided = both("Nằm trong số trên, chưa tách", "Inside the above, not divided")
export const silentIsZero = both(
  "nơi không có số được tính là 0, như loại số liệu này đã khai",
  "whoever has no figure counts as zero, as the measure says"
)
export const blank = (many: number): Both =>
  both(
    `Để trống trong biểu mẫu đã gửi, tính là 0: ${number(many, "vi")} nơi`,
    `Left blank in a filed form, counted as zero: ${number(many, "en")} reporter${many === 1 ? "" : "s"}`
  )
export const unknown = (many: number): Both =>
  both(`Được hỏi mà chưa rõ: ${figures(many).vi}`, `Asked for and not known: ${figures(many).en}`)
export const older = (many: number): Both =>
  both(`Không dùng nữa, đã có số mới hơn: ${figures(many).vi}`, `Replaced by newer ones: ${figures(many).en}`)
export const gone = (many: number): Both =>
  both(`Không dùng nữa, đã cũ: ${figures(many).vi}`, `No longer used, too old: ${figures(many).en}`)
export const newer = (many: number): Both =>
  both(`Mới hơn nhưng chưa đủ các đơn vị: ${figures(many).vi}`, `Newer, but not of all units: ${figures(many).en}`)
export const agrees = (many: number): Both =>
  both(
    `Không cộng thêm, số trên đã gồm: ${figures(many).vi}`,
    `Not added again, the above covers it: ${figures(many).en}`
  )
export const beside = (many: number): Both =>
  both(
    `Không cộng thêm, có thể trùng với số trên: ${figures(many).vi}`,
    `Not added, perhaps the same as the above: ${figures(many).en}`
  )
export const findings = both("Cần đối chiếu", "To reconcile")
export const corrected = (many: number): Both =>
  both(`Đã đính chính: ${figures(many).vi}`, `Corrected: ${figures(many).en}`)
export const withdrawn = (many: number): Both => both(`Đã rút: ${figures(many).vi}`, `Withdrawn: ${figures(many).en}`)
export const candidates = both("Chỉ được lấy một trong các số liệu", "Only one of these can be taken")

export const early = (until: Both, many: number): Both =>
  both(
    many === 1
      ? `số liệu đến ${until.vi}`
      : `${figures(many).vi} chỉ tính đến trước khi hết kỳ (sớm nhất: ${until.vi})`,
    many === 1 ? `data to ${until.en}` : `${figures(many).en} from before their period was over (earliest: ${until.en})`
  )
export const late = (many: number, said: Span.Span): Both =>
  both(
    `${figures(many).vi} gửi sau (cộng lại ${says(said, "vi")}), chưa rõ đã gồm trong số trên chưa`,
    `${figures(many).en} came later (${says(said, "en")} together), perhaps included above`
  )
export const former = (many: number, sum: number): Both =>
  both(
    `${figures(many).vi} theo mã cũ (cộng lại ${number(sum, "vi")})`,
    `${figures(many).en} under a former code (${number(sum, "en")} together)`
  )
export const carried = (many: number, on: Both): Both =>
  both(`${figures(many).vi} của ngày ${on.vi}`, `${figures(many).en} as of ${on.en}`)

export const reportedBy = (name: Both, many: number): Both =>
  both(`${figures(many).vi} do ${name.vi} báo cáo`, `${figures(many).en} reported by ${name.en}`)

const made: { readonly [how: string]: Both } = {
  overlap: both("có thể trùng nhau, chỉ biết khoảng", "may share things, so only bounds are known"),
  spread: both("số chung và các phần không khớp", "the whole and its parts contradict each other"),
  bounds: both("các số liệu chỉ cho biết khoảng", "the figures leave only bounds")
}
/** How figures made a value where that is neither a sum nor what the rule of the roll-up says. */
export const how = (name: string): Both | undefined => made[name]
