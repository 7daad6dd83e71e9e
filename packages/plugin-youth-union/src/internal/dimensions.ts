/**
 * How reports break figures down. These lists are closed: their members share nothing and are all there is, so that what the
 * others leave of a total is known too. `app` and `product` have no document: nobody can list every app, and the figures of
 * those that are named never make a total.
 *
 * @internal
 */
import type { Plugin } from "@lantoa/plugin"

const member = (id: string, vi: string, en: string) => ({ id, title: { vi, en } })

export const dimensions: NonNullable<Plugin.Encoded["dimensions"]> = [
  {
    id: "youth-union.team-tier",
    title: { vi: "Cấp của tổ", en: "Tier of the team" },
    members: [
      member("province", "tổ cấp tỉnh", "provincial team"),
      member("district-and-grassroots", "tổ cấp huyện và cơ sở", "district and grassroots teams")
    ]
  },
  {
    id: "youth-union.topic",
    title: { vi: "Nội dung chính", en: "Main topic" },
    members: [
      member("e-identity", "định danh điện tử", "electronic identity"),
      member("public-services", "dịch vụ công trực tuyến", "online public services"),
      member("e-payment", "thanh toán không dùng tiền mặt", "cashless payment"),
      member("other", "nội dung khác hoặc không nêu", "another topic, or not stated")
    ]
  },
  {
    id: "youth-union.identity-level",
    title: { vi: "Mức độ định danh điện tử", en: "Level of electronic identity" },
    members: [
      member("1", "mức độ 1", "level 1"),
      member("2", "mức độ 2", "level 2"),
      member("not-stated", "không nêu mức độ", "level not stated")
    ]
  },
  {
    id: "youth-union.channel",
    title: { vi: "Kênh mạng xã hội", en: "Social-media channel" },
    members: [
      member("facebook", "Facebook", "Facebook"),
      member("zalo", "zalo", "zalo"),
      member("other", "kênh khác", "another channel")
    ]
  }
]
