/** Quảng Ninh, March 2023: an interview on the scheme that raises the digital capacity of the province's youth. */
import type { Directive } from "@lantoa/core"
import { scheme, targets } from "./quang-ninh-targets.ts"
import { citer, figures, type Module, text } from "./src/Citation.ts"

const report = "phong-van-quang-ninh"
const cite = citer(report)
const knownAt = "2023-03-31T16:59:59Z"
const province = "vn.quang-ninh"
const asOf = text(
  "Bài phỏng vấn nhân Tháng Thanh niên 2023, không ghi ngày; lấy cuối tháng 3/2023",
  "The interview marks Youth Month 2023 and has no day; the end of March 2023 is taken"
)
const figure = figures({ prefix: "quang-ninh", knownAt, period: "2023-03", doubt: asOf })

const comprehensive = text(
  "Chuyển đổi số toàn diện tỉnh Quảng Ninh đến năm 2025, định hướng đến năm 2030",
  "Comprehensive digital transformation of Quảng Ninh to 2025, with an orientation to 2030"
)

const directives: ReadonlyArray<Directive.Encoded> = [
  {
    id: "nq-09-nq-tu-quang-ninh",
    type: text("Nghị quyết", "Resolution"),
    number: "09",
    symbol: "09-NQ/TU",
    issuer: "party.quang-ninh",
    issued: "2022-02-05",
    title: comprehensive,
    period: "2022-02-05/2025-12-31",
    vision: "2030",
    source: cite(1982, "Nghị quyết số 09-NQ/TU ngày 5/2/2022")
  },
  {
    id: "kh-362-kh-td-quang-ninh",
    type: text("Kế hoạch", "Plan"),
    number: "362",
    symbol: "362-KH/TĐ",
    issuer: "union.quang-ninh",
    issued: "2022-05-12",
    title: text(
      "Tham gia chuyển đổi số toàn diện tỉnh Quảng Ninh đến năm 2025, định hướng đến năm 2030",
      "The union's part in the comprehensive digital transformation of Quảng Ninh"
    ),
    period: "2022-05-12/2025-12-31",
    vision: "2030",
    basis: ["nq-09-nq-tu-quang-ninh"],
    source: cite(2322, "Kế hoạch số 362-KH/TĐ ngày 12/5/2022")
  },
  {
    id: "kh-phoi-hop-quang-ninh",
    type: text("Kế hoạch phối hợp", "Joint plan"),
    issuer: "union.quang-ninh",
    title: text(
      "Kế hoạch phối hợp ba bên tham gia chuyển đổi số toàn diện tỉnh Quảng Ninh giai đoạn 2022 – 2025",
      "Joint plan of the union, the information department and the media centre, 2022–2025"
    ),
    period: "2022/2025",
    basis: ["nq-09-nq-tu-quang-ninh"],
    source: cite(2606, "giai đoạn 2022-2025")
  },
  {
    id: scheme,
    type: text("Đề án", "Scheme"),
    issuer: "union.quang-ninh",
    title: text(
      "Nâng cao năng lực số cho thanh niên Quảng Ninh, giai đoạn 2023 – 2030",
      "Raising the digital capacity of the youth of Quảng Ninh, 2023–2030"
    ),
    period: "2023/2030",
    basis: ["nq-09-nq-tu-quang-ninh", "nq-dai-hoi-doan-2022"],
    source: cite(4201, "giai đoạn 2023-2030"),
    note: text(
      "Khi phỏng vấn còn là dự thảo, dự kiến hoàn thiện trong quý II/2023",
      "A draft at the time of the interview, expected to be finished in the second quarter of 2023"
    )
  },
  {
    id: "de-an-1516-quang-ninh",
    type: text("Đề án", "Scheme"),
    number: "1516",
    issuer: "party.quang-ninh",
    title: text(
      "Phát huy vai trò của thanh niên trong tuyên truyền, vận động, hướng dẫn dịch vụ công trực tuyến mức độ 3, 4",
      "The part of youth in guiding people to online public services of levels 3 and 4"
    ),
    source: cite(6747, "Đề án số 1516 của Ban Thường vụ Tỉnh uỷ"),
    note: text("Không nêu ký hiệu và ngày ban hành", "Neither symbol nor date is given")
  },
  {
    id: report,
    type: text("Bài phỏng vấn", "Interview"),
    issuer: "gov.quang-ninh.media-centre",
    title: text(
      "Chuyển đổi số – thanh niên phải là lực lượng đi đầu, tiên phong",
      "Digital transformation: youth must lead the way"
    ),
    note: asOf
  }
]

const goals = [
  text("Đoàn cấp huyện tổ chức hoạt động nâng cao năng lực số", "District unions hold activities that raise capacity"),
  text("Thanh thiếu nhi được tiếp cận các hoạt động", "Youth and children are reached"),
  text("Đoàn các cấp sử dụng phần mềm", "Union bodies use software"),
  text(
    "Thanh niên sử dụng dịch vụ công trực tuyến, tài khoản thanh toán điện tử",
    "Youth use online public services and payment accounts"
  ),
  text(
    "Cán bộ đoàn, đoàn viên, thanh niên sử dụng các dịch vụ trên môi trường số",
    "Officials, members and youth use digital services"
  )
] as const

const group = (id: string, vi: string, en: string) => ({ id, title: text(vi, en) })
const levels = text(
  "Mã cấp độ theo thứ bậc, không phải số lượng",
  "A level code in an order of rank, not a number of things"
)

export const quangNinh: Module = {
  knownAt,
  documents: {
    directives,
    targets,
    campaigns: [
      {
        id: "quang-ninh-2023",
        name: text(
          "Nâng cao năng lực số cho thanh niên Quảng Ninh",
          "Raising the digital capacity of the youth of Quảng Ninh"
        ),
        theme: text("Tuổi trẻ tiên phong chuyển đổi số", "Youth first in digital transformation"),
        organiser: "union.quang-ninh",
        unit: province,
        period: "2023/2030",
        basis: [scheme, "kh-362-kh-td-quang-ninh", "kh-phoi-hop-quang-ninh", "de-an-1516-quang-ninh", "de-an-06"],
        solutions: [
          group("outreach", "Tuyên truyền nâng cao nhận thức", "Outreach"),
          group(
            "capacity",
            "Tổ chức các hoạt động nâng cao năng lực số cho thanh thiếu niên",
            "Activities that raise the digital capacity of young people"
          ),
          group(
            "vanguard",
            "Phát huy vai trò nòng cốt, đi đầu của các cấp bộ Đoàn, tham gia thực hiện xã hội số",
            "The union's bodies lead in digital transformation and the digital society"
          ),
          group(
            "infrastructure",
            "Tham gia đầu tư, nâng cấp hạ tầng số, thiết bị số",
            "Investment in digital infrastructure and devices"
          ),
          group("review", "Kiểm tra giám sát, sơ kết, tổng kết Đề án", "Inspection and review of the scheme")
        ],
        waves: [
          { id: "youth-month-2023", name: text("Tháng Thanh niên năm 2023", "Youth Month 2023"), period: "2023-03" }
        ],
        targets: targets.map(({ id }) => id),
        models: [
          {
            id: "market-4-0",
            name: text("Chợ 4.0 – Thanh toán không dùng tiền mặt", "Market 4.0: cashless payment")
          },
          {
            id: "core-person",
            name: text(
              "Mỗi cơ sở Đoàn có ít nhất 1 nhân sự nòng cốt về chuyển đổi số",
              "At least one core person for digital transformation in each grassroots union"
            )
          }
        ],
        events: [
          {
            id: "toolset",
            name: text(
              "Ra mắt Bộ công cụ tuyên truyền, học tập lý luận chính trị",
              "Launch of the toolset for political study"
            ),
            period: "2023-09",
            doubt: text(
              "Bài phỏng vấn tháng 3/2023 kể việc tháng 9/2023 như đã qua và còn chờ quý II/2023; có thể là 9/2022. Giữ nguyên lời, không sửa",
              "An interview of March 2023 tells of September 2023 as past and still awaits the second quarter; perhaps September 2022. Kept as told"
            ),
            source: cite(3803, "Tháng 9/2023, Ban Thường vụ Tỉnh Đoàn đã ra mắt")
          },
          {
            id: "drafting",
            name: text("Xây dựng Đề án", "The scheme is drafted"),
            period: "2023",
            doubt: text('Chỉ nói "ngay từ đầu năm 2023"', 'Only "from the beginning of 2023" is said'),
            source: cite(4102, "ngay từ đầu năm 2023")
          },
          {
            id: "term",
            name: text("Nhiệm kỳ 2022 – 2027", "Term 2022–2027"),
            period: "2022/2027",
            source: cite(4321, "nhiệm kỳ 2022-2027")
          },
          {
            id: "completion",
            name: text("Dự kiến hoàn thiện Đề án", "The scheme is to be finished"),
            period: "2023-Q2",
            source: cite(4398, "dự kiến hoàn thiện trong quý II/2023")
          }
        ],
        enumerations: [
          {
            id: "factors",
            title: text("Yếu tố để xây dựng con người số", "What makes a digital person"),
            items: [text("Nhận thức số", "Digital awareness"), text("Năng lực số", "Digital capacity")],
            source: cite(1515, "có hai yếu tố quan trọng")
          },
          {
            id: "goals",
            title: text("Mục tiêu của Đề án", "Goals of the scheme"),
            items: goals,
            source: cite(4437, "Về mục tiêu: Một là")
          }
        ],
        labels: [
          { text: "1, 2", reason: levels, source: cite(3137, "định danh điện tử mức độ 1, 2") },
          { text: "3, 4", reason: levels, source: cite(6872, "dịch vụ công trực tuyến mức độ 3, 4") },
          {
            text: "4.0",
            reason: text("Tên mô hình, không phải số đo", "The name of a model, not a measurement"),
            source: cite(7214, "“Chợ 4.0 – Thanh toán không dùng tiền mặt”")
          },
          {
            text: "ba",
            reason: text("Tên phong trào, không đếm gì ở đây", "The name of a movement; it counts nothing here"),
            source: cite(7852, "phong trào ba trách nhiệm")
          }
        ],
        source: { directive: report }
      }
    ]
  },
  batch: {
    id: "quang-ninh-2023",
    observations: [
      figure("youth-in-teams", "team-youth-participants", {
        units: [province],
        // Members and youth are all whom the measure counts: naming the cohort would say that there may be others.
        value: "> 2600",
        source: cite(2759, "hơn 2.600 đoàn viên thanh niên tham gia")
      }),
      figure("teams", "teams", {
        units: [province],
        value: 1473,
        source: cite(2799, "1.473 Tổ công nghệ số cộng đồng")
      }),
      figure("paperless", "paperless-share", {
        units: ["union.quang-ninh"],
        value: 100,
        source: cite(3461, "100% văn bản (trừ văn bản mật, tối mật, tuyệt mật)"),
        doubt: text("Không nêu số văn bản", "The number of documents is not given")
      }),
      figure("members", "registered-members", {
        units: ["union.quang-ninh"],
        value: 100839,
        cohorts: ["youth-union.members"],
        source: cite(3751, "hiện tại đã nhập được 100.839 đoàn viên")
      }),
      figure("members-share", "registered-members-share", {
        units: ["union.quang-ninh"],
        value: 100,
        cohorts: ["youth-union.members"],
        source: cite(3792, "đạt 100%)"),
        doubt: text(
          "Tổng số đoàn viên không được nêu riêng: 100.839 là 100% của chính nó",
          "The number of members is not given apart: 100,839 is 100% of itself"
        )
      })
    ]
  }
}
