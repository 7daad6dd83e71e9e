/** What the campaigns count beyond the bases of every model. @internal */

export const bases = [
  {
    id: "youth-union.participant",
    name: { vi: "người tham gia", en: "participants" },
    one: "participant",
    kind: "entity",
    whole: true
  },
  { id: "youth-union.leaflet", name: { vi: "tờ rơi", en: "leaflets" }, one: "leaflet", kind: "event", whole: true },
  { id: "youth-union.booth", name: { vi: "gian hàng", en: "booths" }, one: "booth", kind: "event", whole: true },
  {
    id: "youth-union.wallet",
    name: { vi: "ví điện tử", en: "e-wallets" },
    one: "e-wallet",
    kind: "entity",
    whole: true
  },
  {
    id: "youth-union.shop",
    name: { vi: "cửa hàng, dịch vụ", en: "shops and services" },
    one: "shop or service",
    kind: "entity",
    whole: true
  },
  { id: "youth-union.product", name: { vi: "sản phẩm", en: "products" }, one: "product", kind: "entity", whole: true },
  {
    id: "youth-union.follower",
    name: { vi: "lượt theo dõi", en: "followers" },
    one: "follower",
    kind: "entity",
    whole: true
  },
  {
    id: "youth-union.collective",
    name: { vi: "tập thể", en: "collectives" },
    one: "collective",
    kind: "entity",
    whole: true
  }
] as const
