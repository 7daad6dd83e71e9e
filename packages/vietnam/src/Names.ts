/**
 * Names of Vietnamese units: how people type them, and how they read in English.
 *
 * @since 0.1.0
 */
import { type Locale, Words } from "@lantoa/core"
import type { Gazetteer } from "@lantoa/gazetteer"
import { placeName, typeName } from "./internal/english.ts"
import { fixed, reference } from "./internal/ledger.ts"

/**
 * How names are written in Viet Nam, for look-ups: `xã Bình Minh` finds only a xã, `tp. Huế` a thành phố, `Q.1` and `P15` a quận
 * and a phường, and `Hoà` finds `Hòa`, since the mark of a tone may stand on either vowel.
 *
 * @example
 * ```ts
 * import { Model, Territory } from "@lantoa/core"
 * import { Names, VietnamProvinces } from "@lantoa/vietnam"
 * import { Result } from "effect"
 *
 * const { territory } = Result.getOrThrow(Model.make(VietnamProvinces.documents(), Names.locale))
 * Result.getOrThrow(Territory.resolve(territory, { name: "tỉnh Hoà Bình" })) // => "vn.17"
 * ```
 *
 * @category constants
 * @since 0.1.0
 */
export const locale: Locale.Locale = {
  types: {
    "thanh pho": "thanh pho",
    tp: "thanh pho",
    "tp.": "thanh pho",
    "thi xa": "thi xa",
    tx: "thi xa",
    "tx.": "thi xa",
    "thi tran": "thi tran",
    tt: "thi tran",
    "tt.": "thi tran",
    "dac khu": "dac khu",
    tinh: "tinh",
    "t.": "tinh",
    huyen: "huyen",
    "h.": "huyen",
    quan: "quan",
    q: "quan",
    "q.": "quan",
    phuong: "phuong",
    p: "phuong",
    "p.": "phuong",
    xa: "xa",
    "x.": "xa",
    thon: "thon",
    ap: "ap",
    khom: "khom",
    ban: "ban",
    buon: "buon",
    lang: "lang",
    khu: "khu",
    "khu pho": "khu pho",
    kp: "khu pho",
    "kp.": "khu pho",
    "to dan pho": "to dan pho",
    tdp: "to dan pho",
    "tdp.": "to dan pho"
  },
  // The tones: huyền, sắc, ngã, hỏi, nặng. The marks of â, ê, ô, ă, ơ, ư are letters of their own and stay.
  movableMarks: "\u0300\u0301\u0303\u0309\u0323",
  alike: ["ck", "iy"],
  nicknames: { saigon: "Hồ Chí Minh", sg: "Hồ Chí Minh" }
}

/** How Viet Nam's lists are read: its levels, kinds of acts, names in English and permanent ids. @category constants @since 0.1.0 */
export const naming: Gazetteer.Naming = {
  country: "vn",
  name: { vi: "Việt Nam", en: "Viet Nam" },
  scheme: "gso",
  hierarchy: "state",
  title: { vi: "Đơn vị hành chính", en: "Administrative units" },
  abolished: { district: { from: "2025-07-01", basis: "vn.60-nq-tw" } },
  levels: [
    { id: "country", name: { vi: "Trung ương", en: "country" } },
    { id: "province", name: { vi: "cấp tỉnh", en: "province" } },
    { id: "district", name: { vi: "cấp huyện", en: "district" } },
    { id: "commune", name: { vi: "cấp xã", en: "commune" } },
    { id: "hamlet", name: { vi: "thôn, tổ dân phố", en: "hamlet" } }
  ],
  english: { name: placeName, type: typeName },
  acts: [
    { mark: "QĐ", type: { vi: "Quyết định", en: "Decision" } },
    { mark: "", type: { vi: "Nghị quyết", en: "Resolution" } }
  ],
  inForce: (since) => ({
    vi: `Có hiệu lực từ ${Words.day(since, "vi")}.`,
    en: `In force from ${Words.day(since, "en")}.`
  }),
  locale,
  ids: { reference, fixed }
}

export {
  /** A full name in English: `Quang Ninh Province`, `Ward 14`. @category conversions @since 0.1.0 */
  placeName as english,
  /** Without marks, capitals kept: `Quang Ngai`. @category conversions @since 0.1.0 */
  romanise
} from "./internal/english.ts"
export {
  /**
   * The youth union, whose bodies follow the state: `Gazetteer.follow(documents, Names.union)`.
   *
   * @category constants
   * @since 0.1.0
   */
  union
} from "./internal/union.ts"
