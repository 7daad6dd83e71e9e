/** Who acts: the union, the Party and the authorities, as far as the five documents name them. */
import type { Documents, Hierarchy, Organisation } from "@lantoa/core"
import { reform } from "./src/Place.ts"
import { text } from "./src/Citation.ts"

type Span = { readonly from?: string; readonly to?: string }

interface Body {
  readonly organisation: Organisation.Encoded
  readonly edge?: Hierarchy.Edge
}

const body = (
  kind: Organisation.Encoded["kind"],
  id: string,
  name: { readonly vi: string; readonly en: string },
  covers?: string,
  place?: { readonly level: string; readonly parent?: string } & Span
): Body => {
  const span: Span = {
    ...(place?.from === undefined ? {} : { from: place.from }),
    ...(place?.to === undefined ? {} : { to: place.to })
  }
  return {
    organisation: {
      id,
      names: [{ name }],
      kind,
      covers: covers === undefined ? [] : [{ unit: covers, ...span }]
    },
    ...(place === undefined ? {} : { edge: { unit: id, ...place } })
  }
}

const provincialUnion = (id: string, name: string, span: Span = {}): Body =>
  body("union", `union.${id}`, text(`Tỉnh Đoàn ${name}`, `Youth Union of ${name}`), `vn.${id}`, {
    level: "province",
    parent: "union.vn",
    ...span
  })

const districtUnion = ([id, vi, name]: readonly [id: string, vi: string, name: string]): Body =>
  body("union", `union.quang-ninh.${id}`, text(`${vi} ${name}`, `Youth Union of ${name}`), `vn.quang-ninh.${id}`, {
    level: "district",
    parent: "union.quang-ninh",
    to: reform
  })

/** Đoàn cấp huyện of Quảng Ninh: those a target of its scheme binds, until the level ended. */
const districtUnions = (
  [
    ["ha-long", "Thành Đoàn", "Hạ Long"],
    ["mong-cai", "Thành Đoàn", "Móng Cái"],
    ["cam-pha", "Thành Đoàn", "Cẩm Phả"],
    ["uong-bi", "Thành Đoàn", "Uông Bí"],
    ["dong-trieu", "Thành Đoàn", "Đông Triều"],
    ["quang-yen", "Thị Đoàn", "Quảng Yên"],
    ["binh-lieu", "Huyện Đoàn", "Bình Liêu"],
    ["tien-yen", "Huyện Đoàn", "Tiên Yên"],
    ["dam-ha", "Huyện Đoàn", "Đầm Hà"],
    ["hai-ha", "Huyện Đoàn", "Hải Hà"],
    ["ba-che", "Huyện Đoàn", "Ba Chẽ"],
    ["van-don", "Huyện Đoàn", "Vân Đồn"],
    ["co-to", "Huyện Đoàn", "Cô Tô"]
  ] as const
).map(districtUnion)

const union: ReadonlyArray<Body> = [
  body("union", "union.vn", text("Trung ương Đoàn TNCS Hồ Chí Minh", "Central Youth Union"), "vn", { level: "nation" }),
  provincialUnion("quang-ninh", "Quảng Ninh"),
  provincialUnion("quang-ngai", "Quảng Ngãi"),
  provincialUnion("binh-thuan", "Bình Thuận", { to: reform }),
  provincialUnion("dong-thap", "Đồng Tháp"),
  ...districtUnions,
  body(
    "union",
    "union.quang-ninh.phuong-uong-bi",
    text("Đoàn phường Uông Bí", "Youth Union of Uông Bí ward"),
    "vn.quang-ninh.phuong-uong-bi",
    { level: "grassroots", parent: "union.quang-ninh", from: reform }
  )
]

const party: ReadonlyArray<Body> = [
  body("party", "party.politburo", text("Bộ Chính trị", "Politburo"), "vn", { level: "nation" }),
  ...(
    [
      ["quang-ngai", "Quảng Ngãi", "Ban Thường vụ Tỉnh ủy", "Standing Committee of the Party"],
      ["quang-ninh", "Quảng Ninh", "Ban Thường vụ Tỉnh ủy", "Standing Committee of the Party"],
      ["binh-thuan", "Bình Thuận", "Ban Chấp hành Đảng bộ tỉnh", "Party Committee"]
    ] as const
  ).map(([id, name, vi, en]) =>
    body("party", `party.${id}`, text(`${vi} ${name}`, `${en} of ${name}`), `vn.${id}`, {
      level: "province",
      parent: "party.politburo",
      ...(id === "binh-thuan" ? { to: reform } : {})
    })
  )
]

const authorities: ReadonlyArray<Body> = [
  body("government", "gov.national-assembly", text("Quốc hội", "National Assembly"), "vn"),
  body(
    "government",
    "gov.assembly-standing-committee",
    text("Ủy ban Thường vụ Quốc hội", "Standing Committee of the National Assembly"),
    "vn"
  ),
  body("government", "gov.prime-minister", text("Thủ tướng Chính phủ", "Prime Minister"), "vn"),
  body("government", "gov.government", text("Chính phủ", "Government"), "vn"),
  body(
    "agency",
    "gov.quang-ninh.information",
    text("Sở Thông tin và Truyền thông tỉnh Quảng Ninh", "Department of Information of Quảng Ninh"),
    "vn.quang-ninh"
  ),
  body(
    "agency",
    "gov.quang-ninh.media-centre",
    text("Trung tâm Truyền thông tỉnh Quảng Ninh", "Media Centre of Quảng Ninh"),
    "vn.quang-ninh"
  ),
  body(
    "agency",
    "gov.binh-thuan.information",
    text("Sở Thông tin và Truyền thông tỉnh Bình Thuận", "Department of Information of Bình Thuận"),
    "vn.binh-thuan"
  ),
  body(
    "agency",
    "gov.dong-thap.information",
    text("Sở Thông tin và Truyền thông tỉnh Đồng Tháp", "Department of Information of Đồng Tháp"),
    "vn.dong-thap"
  ),
  body(
    "government",
    "gov.dong-thap.steering-committee",
    text("Ban Chỉ đạo chuyển đổi số tỉnh Đồng Tháp", "Steering Committee for Digital Transformation of Đồng Tháp"),
    "vn.dong-thap"
  ),
  body(
    "union",
    "union.vn.science-centre",
    text(
      "Trung tâm Khoa học Công nghệ và Tài năng trẻ, Trung ương Đoàn",
      "Centre for Science, Technology and Young Talent of the Central Youth Union"
    ),
    "vn"
  )
]

const edges = (bodies: ReadonlyArray<Body>): ReadonlyArray<Hierarchy.Edge> =>
  bodies.flatMap(({ edge }) => (edge === undefined ? [] : [edge]))

export const organisations: Documents.Encoded = {
  organisations: [...union, ...party, ...authorities].map(({ organisation }) => organisation),
  hierarchies: [
    {
      id: "union",
      name: text("Hệ thống Đoàn", "Youth Union"),
      levels: [
        { id: "nation", name: text("trung ương", "central") },
        { id: "province", name: text("Đoàn cấp tỉnh", "provincial union") },
        { id: "district", name: text("Đoàn cấp huyện", "district union"), to: reform },
        { id: "grassroots", name: text("cơ sở Đoàn", "grassroots union") }
      ],
      edges: edges(union)
    },
    {
      id: "party",
      name: text("Hệ thống Đảng", "Party"),
      levels: [
        { id: "nation", name: text("trung ương", "central") },
        { id: "province", name: text("cấp tỉnh", "province") }
      ],
      edges: edges(party)
    }
  ]
}
