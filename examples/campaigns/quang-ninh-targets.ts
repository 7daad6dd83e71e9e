/** The targets of Quảng Ninh's scheme: five goals, ten promises, and which of them have a deadline. */
import type { Target } from "@lantoa/core"
import { citer, text } from "./src/Citation.ts"

/** The scheme that makes the promises. */
export const scheme = "de-an-nang-luc-so-quang-ninh"
const cite = citer("phong-van-quang-ninh")

const province: Target.Encoded["scope"] = { _tag: "Unit", unit: "vn.quang-ninh", hierarchy: "state" }
const union: Target.Encoded["scope"] = { _tag: "Unit", unit: "union.quang-ninh", hierarchy: "union" }
const year2023: Target.Encoded["deadline"] = { _tag: "Stated", period: "2023" }
const year2030: Target.Encoded["deadline"] = { _tag: "Stated", period: "2030" }
const absent: Target.Encoded["deadline"] = { _tag: "Absent" }

/** The text says no deadline; "by 2025", as often quoted, comes from the Party's resolution that the scheme carries out. */
const by2025: Target.Encoded["deadline"] = {
  _tag: "Inferred",
  period: "2025",
  from: {
    directive: "nq-09-nq-tu-quang-ninh",
    quote: "chuyển đổi số toàn diện tỉnh Quảng Ninh đến năm 2025, định hướng đến 2030",
    locator: "ký tự 2048 của bài phỏng vấn"
  },
  reason: text(
    "Câu nêu chỉ tiêu không ghi thời hạn; Nghị quyết 09-NQ/TU mà Đề án thực hiện đặt mốc đến năm 2025",
    "The sentence states no deadline; Resolution 09-NQ/TU, which the scheme carries out, aims at 2025"
  )
}

const striveFor100By2030: Pick<Target.Encoded, "comparator" | "threshold" | "deadline" | "modality"> = {
  comparator: ">=",
  threshold: 100,
  deadline: year2030,
  modality: "strive"
}

export const targets: ReadonlyArray<Target.Encoded> = [
  {
    id: "quang-ninh.district-activities",
    title: text(
      "Hằng năm, 100% Đoàn cấp huyện tổ chức ít nhất 2 hoạt động nâng cao năng lực số",
      "Every year, 100% of district unions hold at least 2 activities that raise digital capacity"
    ),
    indicator: "youth-union.capacity-activities-held",
    scope: {
      _tag: "EachUnit",
      within: "union.quang-ninh",
      level: "district",
      hierarchy: "union",
      share: { comparator: "=", percent: 100 }
    },
    comparator: ">=",
    threshold: 2,
    deadline: { _tag: "Recurring", every: "year", since: "2023", until: "2030" },
    modality: "minimum",
    source: cite(
      4458,
      "hằng năm, 100% Đoàn cấp huyện tổ chức ít nhất 2 hoạt động nâng cao năng lực số và ứng dụng khoa học kỹ thuật"
    )
  },
  {
    id: "quang-ninh.youth-and-children-reached",
    title: text(
      "Thanh thiếu nhi được tiếp cận các hoạt động nâng cao năng lực số",
      "Youth and children reached by activities that raise digital capacity"
    ),
    indicator: "youth-union.youth-and-children-reached",
    cohort: "youth-union.youth-and-children",
    scope: province,
    comparator: ">",
    threshold: 50,
    deadline: year2023,
    modality: "stated",
    milestones: [{ comparator: ">", threshold: 90, deadline: year2030, modality: "stated" }],
    source: cite(4596, "trên 50% thanh thiếu nhi được tiếp cận các hoạt động nâng cao năng lực số")
  },
  {
    id: "quang-ninh.software",
    title: text(
      "Đoàn các cấp sử dụng các phần mềm điều hành, tác nghiệp và quản lý đoàn viên",
      "Union bodies of all levels use software for their work and for managing members"
    ),
    indicator: "youth-union.bodies-on-software",
    cohort: "youth-union.bodies",
    scope: union,
    comparator: ">=",
    threshold: 100,
    deadline: absent,
    modality: "stated",
    source: cite(4892, "100% Đoàn các cấp trong toàn tỉnh sử dụng các phần mềm")
  },
  {
    id: "quang-ninh.public-services",
    title: text("Thanh niên sử dụng dịch vụ công trực tuyến", "Youth who use online public services"),
    indicator: "youth-union.youth-public-services",
    cohort: "youth-union.youth",
    scope: province,
    comparator: ">=",
    threshold: 60,
    deadline: by2025,
    modality: "minimum",
    milestones: [striveFor100By2030],
    source: cite(5070, "tối thiểu 60% thanh niên sử dụng dịch vụ công trực tuyến")
  },
  {
    id: "quang-ninh.payment-accounts",
    title: text("Thanh niên sử dụng tài khoản thanh toán điện tử", "Youth who use an electronic payment account"),
    indicator: "youth-union.youth-payment-accounts",
    cohort: "youth-union.youth",
    scope: province,
    comparator: ">=",
    threshold: 60,
    deadline: by2025,
    // "Tối thiểu" stands before the first half of the sentence and is read as governing both.
    modality: "minimum",
    milestones: [striveFor100By2030],
    source: cite(5128, "60% thanh niên sử dụng tài khoản thanh toán điện tử")
  },
  {
    id: "quang-ninh.members-digital-services",
    title: text(
      "Cán bộ đoàn, đoàn viên cài đặt và sử dụng các dịch vụ trên môi trường số",
      "Officials and members who use the promoted digital services"
    ),
    indicator: "youth-union.members-digital-services",
    cohort: "youth-union.officials-and-members",
    scope: province,
    comparator: ">=",
    threshold: 100,
    deadline: absent,
    modality: "strive",
    source: cite(5315, "phấn đấu 100% cán bộ đoàn, đoàn viên")
  },
  {
    id: "quang-ninh.youth-digital-services",
    title: text(
      "Thanh niên cài đặt và sử dụng các dịch vụ trên môi trường số",
      "Youth who use the promoted digital services"
    ),
    indicator: "youth-union.youth-digital-services",
    cohort: "youth-union.youth",
    scope: province,
    comparator: ">=",
    threshold: 60,
    deadline: absent,
    modality: "strive",
    source: cite(5355, "60% thanh niên cài đặt và sử dụng các dịch vụ trên môi trường số")
  },
  {
    id: "quang-ninh.core-person",
    title: text(
      "Mỗi cơ sở Đoàn có ít nhất 1 nhân sự nòng cốt về chuyển đổi số",
      "Each grassroots union has at least 1 core person for digital transformation"
    ),
    indicator: "youth-union.core-digital-staff-held",
    scope: { _tag: "EachUnit", within: "union.quang-ninh", level: "grassroots", hierarchy: "union" },
    comparator: ">=",
    threshold: 1,
    deadline: absent,
    modality: "minimum",
    source: cite(7132, "mỗi cơ sở Đoàn có ít nhất 1 nhân sự nòng cốt về chuyển đổi số")
  }
]
