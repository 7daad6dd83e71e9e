/** Short forms for units and edges of the state's hierarchy. */
import type { Hierarchy, Unit } from "@lantoa/core"

/** The day on which districts ended and provinces and communes were redrawn. */
export const reform = "2025-07-01"

const types = {
  quốcGia: { vi: "quốc gia", en: "country" },
  tỉnh: { vi: "tỉnh", en: "province" },
  thànhPhố: { vi: "thành phố", en: "city" },
  thịXã: { vi: "thị xã", en: "town" },
  huyện: { vi: "huyện", en: "district" },
  phường: { vi: "phường", en: "ward" },
  xã: { vi: "xã", en: "commune" },
  thịTrấn: { vi: "thị trấn", en: "township" }
} as const

export interface Place {
  readonly id: string
  readonly name: string
  readonly type: keyof typeof types
  readonly level: "nation" | "province" | "district" | "commune"
  readonly parent?: string
  readonly from?: string
  readonly to?: string
  /** Codes of the statistics office, the one until the reform and the one since. */
  readonly codes?: readonly [until: string, since: string]
}

const code = (value: string, span: { readonly from?: string; readonly to?: string }) => ({
  scheme: "gso",
  code: value,
  ...span
})

export const unit = ({ id, name, type, codes }: Place): Unit.Encoded => ({
  id,
  names: [{ name: { vi: name, en: name }, type: types[type] }],
  codes: codes === undefined ? [] : [code(codes[0], { to: reform }), code(codes[1], { from: reform })]
})

export const edge = ({ id, level, parent, from, to }: Place): Hierarchy.Edge => ({
  unit: id,
  level,
  ...(parent === undefined ? {} : { parent }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to })
})

const slug = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, "-")

/** A province's districts, written `huyện Bình Sơn, thị xã Đức Phổ`; two of one name are told apart by their type. */
export const districts = (province: string, list: string): ReadonlyArray<Place> => {
  const written = list.split(", ").map((text) => {
    const type = text.startsWith("thành phố") ? "thànhPhố" : text.startsWith("thị xã") ? "thịXã" : "huyện"
    const name = text.slice(types[type].vi.length + 1)
    return { type, name } as const
  })
  return written.map(({ type, name }) => ({
    id: `${province}.${written.filter((other) => other.name === name).length > 1 ? `${slug(types[type].vi)}-` : ""}${slug(name)}`,
    name,
    type,
    level: "district",
    parent: province,
    to: reform
  }))
}
