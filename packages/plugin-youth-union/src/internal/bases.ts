/** What the campaigns count beyond the bases of every model. @internal */

export const bases = [
  { id: "youth-union.participant", name: { vi: "người tham gia", en: "participants" }, kind: "entity" },
  { id: "youth-union.leaflet", name: { vi: "tờ rơi", en: "leaflets" }, kind: "event" },
  { id: "youth-union.booth", name: { vi: "gian hàng", en: "booths" }, kind: "event" },
  { id: "youth-union.wallet", name: { vi: "ví điện tử", en: "e-wallets" }, kind: "entity" },
  { id: "youth-union.shop", name: { vi: "cửa hàng, dịch vụ", en: "shops and services" }, kind: "entity" },
  { id: "youth-union.product", name: { vi: "sản phẩm", en: "products" }, kind: "entity" },
  { id: "youth-union.follower", name: { vi: "lượt theo dõi", en: "followers" }, kind: "entity" },
  { id: "youth-union.collective", name: { vi: "tập thể", en: "collectives" }, kind: "entity" }
] as const
