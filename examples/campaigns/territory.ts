/**
 * The state's hierarchy as far as the five campaigns need it: their provinces before and after the reform of 2025-07-01, all
 * of their districts, and the communes that are named. Types are those of June 2025, the eve of the reform.
 * No level is `complete`, not even the districts: those of the provinces that the five were merged with are left out.
 */
import type { Documents, Succession } from "@lantoa/core"
import { districts, edge, type Place, reform, unit } from "./src/Place.ts"

const provinces: ReadonlyArray<Place> = [
  { id: "vn.quang-ninh", name: "Quảng Ninh", codes: ["22", "22"] as const },
  { id: "vn.quang-ngai", name: "Quảng Ngãi", codes: ["51", "51"] as const },
  { id: "vn.kon-tum", name: "Kon Tum", to: reform },
  { id: "vn.binh-thuan", name: "Bình Thuận", to: reform },
  { id: "vn.dak-nong", name: "Đắk Nông", to: reform },
  { id: "vn.lam-dong", name: "Lâm Đồng", codes: ["68", "68"] as const },
  // The merged province took its new code from Tiền Giang and its name from Đồng Tháp.
  { id: "vn.dong-thap", name: "Đồng Tháp", codes: ["87", "82"] as const },
  { id: "vn.tien-giang", name: "Tiền Giang", to: reform }
].map((one) => ({ ...one, type: "tỉnh", level: "province", parent: "vn" }))

const oldDistricts: ReadonlyArray<Place> = [
  ...districts(
    "vn.quang-ninh",
    "thành phố Hạ Long, thành phố Móng Cái, thành phố Cẩm Phả, thành phố Uông Bí, thành phố Đông Triều, thị xã Quảng Yên, huyện Bình Liêu, huyện Tiên Yên, huyện Đầm Hà, huyện Hải Hà, huyện Ba Chẽ, huyện Vân Đồn, huyện Cô Tô"
  ),
  ...districts(
    "vn.quang-ngai",
    "thành phố Quảng Ngãi, thị xã Đức Phổ, huyện Bình Sơn, huyện Trà Bồng, huyện Sơn Tịnh, huyện Tư Nghĩa, huyện Sơn Hà, huyện Sơn Tây, huyện Minh Long, huyện Nghĩa Hành, huyện Mộ Đức, huyện Ba Tơ, huyện Lý Sơn"
  ),
  ...districts(
    "vn.binh-thuan",
    "thành phố Phan Thiết, thị xã La Gi, huyện Tuy Phong, huyện Bắc Bình, huyện Hàm Thuận Bắc, huyện Hàm Thuận Nam, huyện Tánh Linh, huyện Đức Linh, huyện Hàm Tân, huyện Phú Quý"
  ),
  ...districts(
    "vn.dong-thap",
    "thành phố Cao Lãnh, thành phố Sa Đéc, thành phố Hồng Ngự, huyện Tân Hồng, huyện Hồng Ngự, huyện Tam Nông, huyện Tháp Mười, huyện Cao Lãnh, huyện Thanh Bình, huyện Lấp Vò, huyện Lai Vung, huyện Châu Thành"
  )
]

const commune = (
  id: string,
  name: string,
  type: Place["type"],
  parent: string,
  span: { from?: string; to?: string }
): Place => ({
  id,
  name,
  type,
  parent,
  level: "commune",
  ...span
})

const city = "vn.quang-ninh.uong-bi"
const communes: ReadonlyArray<Place> = [
  // The speech writes it "Bình Minh" and once "Binh Minh": one commune.
  commune("vn.quang-ngai.binh-son.binh-minh", "Bình Minh", "xã", "vn.quang-ngai.binh-son", { to: reform }),
  commune("vn.quang-ngai.tra-bong.tra-xuan", "Trà Xuân", "thịTrấn", "vn.quang-ngai.tra-bong", { to: reform }),
  commune("vn.quang-ngai.xa-binh-minh", "Bình Minh", "xã", "vn.quang-ngai", { from: reform }),
  commune("vn.quang-ngai.xa-tra-bong", "Trà Bồng", "xã", "vn.quang-ngai", { from: reform }),
  commune(`${city}.quang-trung`, "Quang Trung", "phường", city, { to: reform }),
  commune(`${city}.thanh-son`, "Thanh Sơn", "phường", city, { to: reform }),
  commune(`${city}.yen-thanh`, "Yên Thanh", "phường", city, { to: reform }),
  commune(`${city}.trung-vuong`, "Trưng Vương", "phường", city, { to: reform }),
  commune(`${city}.vang-danh`, "Vàng Danh", "phường", city, { to: reform }),
  commune(`${city}.bac-son`, "Bắc Sơn", "phường", city, { to: reform }),
  commune(`${city}.nam-khe`, "Nam Khê", "phường", city, { to: reform }),
  commune("vn.quang-ninh.phuong-uong-bi", "Uông Bí", "phường", "vn.quang-ninh", { from: reform }),
  commune("vn.quang-ninh.phuong-vang-danh", "Vàng Danh", "phường", "vn.quang-ninh", { from: reform })
]

const places: ReadonlyArray<Place> = [
  { id: "vn", name: "Việt Nam", type: "quốcGia", level: "nation" },
  ...provinces,
  ...oldDistricts,
  ...communes
]

const move = (from: string, to: string): Succession.Move => ({ from, to, shares: { population: "whole" } })
const merger = (id: string, to: string, from: ReadonlyArray<string>): Succession.Encoded => ({
  id: `reform-2025.${id}`,
  kind: "merge",
  date: reform,
  hierarchy: "state",
  basis: "nq-202-2025-qh15",
  moves: from.map((one) => move(one, to))
})

export const territory: Documents.Encoded = {
  units: places.map(unit),
  hierarchies: [
    {
      id: "state",
      name: { vi: "Hệ thống hành chính", en: "State administration" },
      levels: [
        { id: "nation", name: { vi: "trung ương", en: "nation" } },
        { id: "province", name: { vi: "cấp tỉnh", en: "province" } },
        { id: "district", name: { vi: "cấp huyện", en: "district" }, basis: "nq-203-2025-qh15", to: reform },
        { id: "commune", name: { vi: "cấp xã", en: "commune" } }
      ],
      edges: places.map(edge)
    }
  ],
  successions: [
    merger("quang-ngai", "vn.quang-ngai", ["vn.kon-tum"]),
    merger("lam-dong", "vn.lam-dong", ["vn.binh-thuan", "vn.dak-nong"]),
    merger("dong-thap", "vn.dong-thap", ["vn.tien-giang"]),
    {
      id: "reform-2025.districts",
      kind: "levelAbolished",
      date: reform,
      hierarchy: "state",
      basis: "nq-203-2025-qh15"
    },
    {
      id: "reform-2025.quang-ngai-communes",
      kind: "merge",
      date: reform,
      hierarchy: "state",
      basis: "nq-1677-ubtvqh15",
      moves: [
        move("vn.quang-ngai.binh-son.binh-minh", "vn.quang-ngai.xa-binh-minh"),
        move("vn.quang-ngai.tra-bong.tra-xuan", "vn.quang-ngai.xa-tra-bong")
      ]
    },
    {
      id: "reform-2025.uong-bi",
      kind: "mixed",
      date: reform,
      hierarchy: "state",
      basis: "nq-1679-ubtvqh15",
      clause: "28, 29",
      moves: [
        ...["quang-trung", "thanh-son", "yen-thanh"].map((ward) =>
          move(`${city}.${ward}`, "vn.quang-ninh.phuong-uong-bi")
        ),
        ...["vang-danh", "bac-son", "nam-khe"].map((ward) => move(`${city}.${ward}`, "vn.quang-ninh.phuong-vang-danh")),
        { from: `${city}.trung-vuong`, to: "vn.quang-ninh.phuong-uong-bi", shares: { population: "remainder" } },
        { from: `${city}.trung-vuong`, to: "vn.quang-ninh.phuong-vang-danh", shares: { population: "part" } }
      ]
    }
  ]
}
