// Made from docs/reference/openapi.json by `python -m tools.typescript_client`: not to be changed by hand.

/** A branch, a day, an answer for each setting (one that is left out stays undecided), and for each role of the regulation the role of the organisation that plays it (left out: the one of the same name). */
export type AdoptIn = { branch_id: number; from_on: string; settings?: Record<string, string>; titles?: Record<string, string> };

/** The adoption's id. */
export type Adopted = { id: number };

/** A branch follows a regulation from a day on, until another (not included). `current`: in its shipped version. */
export type AdoptionOut = { branch: string; branch_id: number; current: boolean; from_on: string; id: number; regulation: string; settings: Record<string, string>; titles: Record<string, string>; until_on: string | null };

/** agency service contract noted: 登记代理服务合同 */
export type AgencyContractNoted = { at?: string | null; backdated?: string; costs?: "agent" | "company" | null; expected_seq?: number | null; notice?: boolean | null; number: string; ref?: string; role?: "desk" | "manager" | "salesperson" | null; supersedes?: number | null };

/** agent informed: 已告知经销商 */
export type AgentInformed = { at?: string | null; backdated?: string; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | "salesperson" | null; supersedes?: number | null };

/** What stands in the place of an expectation (`2.then.0`) or, without a path, of all scenarios; the path `*` takes what is found now for expected. */
export type AmendIn = { path?: string; text?: string; version: number; why?: string };

/** appointment booked: 预约登记 */
export type AppointmentBooked = { at?: string | null; backdated?: string; consent?: boolean | null; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "desk" | null; starts_at: string; supersedes?: number | null };

/** appointment entered in the table: 录入预约统计表 */
export type AppointmentEntered = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | null; supersedes?: number | null };

/** user reminded of the appointment: 提醒用户预约 */
export type AppointmentReminded = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | null; supersedes?: number | null };

/** approved: 审批同意 */
export type ApprovalGiven = { at?: string | null; backdated?: string; expected_seq?: number | null; of?: string | null; opinion?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null };

/** approval refused: 审批不同意 */
export type ApprovalRefused = { at?: string | null; backdated?: string; expected_seq?: number | null; of?: string | null; reason?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null };

/** sent back to be completed: 退回补正 */
export type ApprovalReturned = { at?: string | null; backdated?: string; expected_seq?: number | null; of?: string | null; reason?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null };

/** request for approval withdrawn: 撤回申请 */
export type ApprovalWithdrawn = { at?: string | null; backdated?: string; expected_seq?: number | null; of?: string | null; reason?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null };

/** The version that is approved. */
export type ApproveIn = { version: number };

/** Put aside (true) or brought back (false). */
export type ArchiveIn = { archived: boolean; version: number };

/** assistance asked for: 请求协助 */
export type AssistAsked = { at?: string | null; backdated?: string; department?: string | null; expected_seq?: number | null; person: number; ref?: string; role?: "engineer" | "desk" | "technician" | "head" | "manager" | null; supersedes?: number | null; task?: string | null };

/** assistance confirmed as done: 确认协助完成 */
export type AssistConfirmed = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "engineer" | "desk" | "technician" | "head" | "manager" | null; supersedes?: number | null };

/** A file of a case. `name` and `caption` are null, and the bytes are gone, where it was erased on request. */
export type AttachmentOut = { added_at: string; caption: string | null; height: number | null; media_type: string; name: string | null; role: string; seq: number; sha256: string; size: number; width: number | null };

/** A regulation of one's own. `prefix`: the three capital letters with which its clauses begin. */
export type BeginIn = { branch_id: number; prefix: string; purpose: string; slug: string; title_en?: string; title_zh: string };

/** block cleared: 受阻解除 */
export type BlockCleared = { at?: string | null; backdated?: string; ended_at?: string | null; expected_seq?: number | null; ref?: string; role?: "engineer" | "desk" | "technician" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "helper" | "manager" | "head" | null; supersedes?: number | null };

/** block confirmed: 确认受阻 */
export type BlockConfirmed = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** block explained to the user: 已向用户说明 */
export type BlockExplained = { at?: string | null; backdated?: string; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; expected_seq?: number | null; ref?: string; role?: "engineer" | "desk" | "technician" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "helper" | null; supersedes?: number | null; text?: string | null; who?: string | null };

/** block rejected: 不认可受阻 */
export type BlockRejected = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** block reported: 报告受阻 */
export type BlockReported = { at?: string | null; backdated?: string; began_at?: string | null; cause: "own" | "company" | "user" | "weather" | "traffic" | "festival" | "tickets" | "supplier" | "other_person"; evidence?: string | null; expected_seq?: number | null; ref?: string; role?: "engineer" | "desk" | "technician" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "helper" | null; step?: "response" | "solution" | "arrival" | "ticket" | "purchase" | "stationed_arrival" | "paid_shipping" | "free_packing" | "free_shipping" | "assistance" | null; supersedes?: number | null; whose?: number | null };

/** A branch below another. */
export type BranchIn = { name: string; parent_id: number };

/** Another name. */
export type BranchName = { name: string };

/** A branch at which the caller may enter customers. */
export type BranchOut = { id: number; name: string };

/** Where a branch stands. */
export type BranchPlace = { id: number; name: string; parent_id: number | null; path: string };

/** A call that opens no case. */
export type CallIn = { channel?: "" | "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other"; customer_id?: number | null; kind: "wrong_number" | "enquiry" | "complaint"; text?: string };

/** repair management card made: 制作维修管理卡 */
export type CardMade = { at?: string | null; backdated?: string; customer?: string | null; expected_seq?: number | null; items?: string | null; model?: string | null; ref?: string; role?: "desk" | null; supersedes?: number | null };

/** How many clauses are carried out in which way; an open one is not carried out yet. */
export type CarriedOut = { computed: number; kept: number; manual: number; open: number };

/** case cancelled: 服务单取消 */
export type CaseCancelled = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "desk" | "manager" | "head" | null; supersedes?: number | null };

/** A neglect of duty with its evidence (places of events) and its fine, where there is one. */
export type CaseFaultOut = { amount: string | null; amount_by: string | null; at: string; cause: string; clause: string; dissatisfied: boolean | null; evidence: Array<number>; fine: FineOut | null; key: string; person: string; person_id: number | null; reasons: Array<string>; regulation: string; state: string };

/** case merged into another: 服务单并入另一单 */
export type CaseMerged = { at?: string | null; backdated?: string; expected_seq?: number | null; into: string; ref?: string; role?: "desk" | "manager" | "head" | null; supersedes?: number | null };

/** A case as lists show it. `next_*`: the clock that becomes late first, from when, and who holds it; null where none runs. `paused_*`: a clock that stands still, and why. */
export type CaseOut = { customer: string; customer_id: number; engineer: string | null; engineer_id: number | null; is_open: boolean; kind: string; last_event_at: string; last_seq: number; missed: number; model: string | null; next_clause: string; next_clock: string; next_late_from: string | null; next_person_id: number | null; number: string; opened_at: string; paused_cause: string; paused_clause: string; paused_clock: string; state: string; summary: string; unit: string | null; worst: string };

/** A page of cases. `count` is exact up to a thousand; `more_than_counted` says that there are more. */
export type CasePage = { count: number; items: Array<CaseOut>; more_than_counted: boolean; next: string | null };

/** case reopened: 服务单重开 */
export type CaseReopened = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "desk" | "manager" | "head" | null; supersedes?: number | null; visit_needed?: boolean | null };

/** A case with the regulations that hold for it and the questions that are open, as of this minute. */
export type CaseWhole = { customer: string; customer_id: number; engineer: string | null; engineer_id: number | null; is_open: boolean; kind: string; last_event_at: string; last_seq: number; missed: number; model: string | null; next_clause: string; next_clock: string; next_late_from: string | null; next_person_id: number | null; number: string; opened_at: string; paused_cause: string; paused_clause: string; paused_clock: string; questions: Array<QuestionOut>; regulations: Array<RegulationUsed>; state: string; summary: string; unit: string | null; worst: string };

/** work category fixed: 确定工作类别 */
export type CategoryFixed = { at?: string | null; backdated?: string; category: "paid" | "contract" | "free" | "administration"; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | "technician" | null; supersedes?: number | null };

/** Edits, all or none, and every choice that the draft makes; settings that are left out stay as they are. */
export type ChangeIn = { edits?: Array<EditIn>; settings?: Record<string, string> | null; version: number; why?: string };

/** A row that was entered (insert), changed (update) or removed (delete), in words. Personal data is not told. */
export type ChangeOut = { at: string; by: string; columns: Array<ChangedColumn>; kind: string; name: string; request: string; what: string };

/** Fifty changes, the newest first; `next` is the `after` of the following page, null on the last. */
export type ChangePage = { items: Array<ChangeOut>; next: string | null };

/** One column that changed; a new row has no `before`, a removed one no `after`. */
export type ChangedColumn = { after: string; before: string; column: string };

/** A channel. `settings` and `secrets` are those of its kind; a secret that is left out stays as it was. */
export type ChannelFacts = { branch_id?: number | null; is_active?: boolean; kinds?: Array<"clock.nearing" | "clock.missed" | "notice.owed" | "block.waiting" | "fault.proposed" | "fine.proposed" | "fine.noticed" | "task.assigned" | "task.handed_over" | "case.registered" | "duty.changed" | "corrected">; language?: "zh-hans" | "en"; name: string; secrets?: Record<string, string>; settings?: Record<string, string | number> };

/** A new channel of a kind. */
export type ChannelIn = { branch_id?: number | null; is_active?: boolean; kind: "mail" | "sms" | "wecom" | "dingtalk" | "feishu" | "webhook"; kinds?: Array<"clock.nearing" | "clock.missed" | "notice.owed" | "block.waiting" | "fault.proposed" | "fine.proposed" | "fine.noticed" | "task.assigned" | "task.handed_over" | "case.registered" | "duty.changed" | "corrected">; language?: "zh-hans" | "en"; name: string; secrets?: Record<string, string>; settings?: Record<string, string | number> };

/** A way out of the house. `settings` is what may be shown; secrets are never told. */
export type ChannelOut = { branch_id: number | null; closed_at: string | null; failures: number; id: number; is_active: boolean; kind: string; kinds: Array<string>; language: string; last_error: string; name: string; settings: Record<string, unknown> };

/** A new webhook's `secret` is told in the first answer only, and empty ever after. */
export type ChannelSaved = { branch_id: number | null; closed_at: string | null; failures: number; id: number; is_active: boolean; kind: string; kinds: Array<string>; language: string; last_error: string; name: string; secret?: string; settings: Record<string, unknown> };

/** What becomes of customers and units that are known already. */
export type CheckIn = { update: boolean };

/** stated minute confirmed: 确认所报时间 */
export type ClaimConfirmed = { at?: string | null; backdated?: string; claim: number; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** One clause: its words, what kinds of rules carry it out, and the readings that it rests on. */
export type ClauseOut = { area: string; id: string; kind: string; needs: WordsOut; readings: Array<ReadingOut>; regulation: string; rules: Array<string>; says: WordsOut; status: string };

/** One clause in a regulation's list. `says`: in the reader's language. */
export type ClauseRow = { area: string; id: string; kind: string; says: string; status: string };

/** A running promise. `due_at` is the last minute in time, `late_from` the first late one; `key` asks why. */
export type ClockOut = { clause: string; due_at: string | null; key: string; late_from: string | null; name: string; original_due_at: string | null; person: string; person_id: number | null; ref: string | null; regulation: string; role: string | null; spans: Array<SpanOut>; started_at: string; state: string; stopped_at: string | null };

/** A closed month of the ledger: what changes later goes to the next one. */
export type ClosedOut = { month: string };

/** The code of the label; a customer who reads it by a phone comes to `path`. */
export type CodeOut = { code: string; path: string };

/** The column's id. */
export type ColumnId = { id: number };

/** A column's names; an obligatory one must be filled before a case is closed. */
export type ColumnIn = { name_en?: string; name_zh: string; obligatory?: boolean };

/** complaint received: 收到投诉 */
export type ComplaintReceived = { at?: string | null; backdated?: string; batch?: boolean | null; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | "manager" | "head" | null; supersedes?: number | null; text?: string | null };

/** complaint verified: 投诉查实 */
export type ComplaintVerified = { at?: string | null; backdated?: string; expected_seq?: number | null; person: number; personal?: boolean | null; reason: "quarrel" | "demands" | "late" | "repeat" | "expenses" | "other"; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** Whom to call. */
export type ContactIn = { name?: string; other_phone?: string; phone: string; role?: string };

/** Whom to call; the numbers are masked unless the caller may see them whole. */
export type ContactOut = { id: number; name: string; other_phone: string; phone: string; role: string };

/** contract promise noted: 记录合同承诺 */
export type ContractPromised = { at?: string | null; backdated?: string; exceeds: boolean; expected_seq?: number | null; ref?: string; role?: "salesperson" | "manager" | "head" | "finance" | null; supersedes?: number | null; what?: string | null };

/** copies given to the user: 单据副本交用户 */
export type CopiesGiven = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | null; supersedes?: number | null };

/** cost booked: 登记费用 */
export type CostBooked = { amount: string; at?: string | null; backdated?: string; expected_seq?: number | null; kind: "labour" | "parts" | "travel" | "transport"; ref?: string; role?: "finance" | "desk" | "manager" | null; supersedes?: number | null };

/** How many notices were marked. */
export type CountOut = { marked: number };

/** All facts as they are to be; `version` is the one that you have read (409 where there is a newer one). */
export type CustomerChange = { address?: string; branch_id: number; distance_km?: string | null; grade?: "key" | "regular" | "watched"; name: string; note?: string; salesperson_id?: number | null; version: number };

/** The new customer's id. */
export type CustomerEntered = { id: number };

/** A customer as the desk enters one, with the first contact. */
export type CustomerIn = { address?: string; branch_id: number; contact?: string; distance_km?: string | null; grade?: "key" | "regular" | "watched"; name: string; note?: string; phone?: string; role?: string; salesperson_id?: number | null };

/** A firm or a person that is served. `distance_km`: from the branch, null where nobody knows it yet. */
export type CustomerOut = { address: string; archived: boolean; contacts: Array<ContactOut>; distance_km: string | null; grade: string; id: number; merged_into_id: number | null; name: string; note: string; salesperson_id: number | null; version: number };

/** A page of customers by name; `next` is the `after` of the following page, null on the last. */
export type CustomerPage = { items: Array<CustomerOut>; next: string | null };

/** damage in transit reported: 运输损坏 */
export type DamageReported = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | null; supersedes?: number | null };

/** What is decided about an objection, and why. */
export type DecisionIn = { decision: "accepted" | "rejected"; words: string };

/** One message by a channel: waiting, sent or given_up. */
export type DeliveryOut = { created_at: string; id: number; kind: string; recipient_id: number | null; sent_at: string | null; state: string; title: string; tries: number };

/** What went out, the newest first; `next` is the `after` of the following page, null on the last. */
export type DeliveryPage = { items: Array<DeliveryOut>; next: string | null };

/** cause found on site: 现场诊断 */
export type DiagnosisRecorded = { at?: string | null; backdated?: string; cause?: string | null; cause_kind?: "manufacture" | "material" | "installation" | "design" | "use" | "upkeep" | "transport" | "force_majeure" | "wear" | "unknown" | null; expected_seq?: number | null; hard?: boolean | null; problem?: string | null; ref?: string; role?: "engineer" | "technician" | null; serious?: boolean | null; supersedes?: number | null };

/** One change against the version that the draft was begun from; nothing before: it is new, nothing after: it is gone. */
export type DifferenceOut = { after: string; before: string; clause: string; kind: string; name: string; since: string };

/** Somebody was shown personal data whole: of one customer, or of `count` customers in a file. */
export type DisclosureOut = { at: string; count: number; customer_id: number | null; id: number; user_id: number };

/** Disclosures, the newest first; `next` is the `after` of the following page, null on the last. */
export type DisclosurePage = { items: Array<DisclosureOut>; next: string | null };

/** joint discussion held: 会商 */
export type DiscussionHeld = { at?: string | null; backdated?: string; conclusion?: string | null; expected_seq?: number | null; ref?: string; role?: "technician" | "manager" | "head" | null; supersedes?: number | null };

/** city or suburb marked: 标明市区或郊区 */
export type DistrictMarked = { at?: string | null; backdated?: string; district: "city" | "suburb"; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | null; supersedes?: number | null };

/** The id of what was written. */
export type Done = { id: number };

/** Two customers that may be the same. `reasons`: phone, name, sound (it sounds the same, at the same address). */
export type DoublesOut = { first_id: number; reasons: Array<string>; second_id: number };

/** The draft's id. */
export type DraftId = { id: number };

/** A draft whole: its regulation and its scenarios as they are written, its settings, and what it changes. */
export type DraftOut = { approved_at: string | null; approved_by: string; authors: Array<string>; branch: string; branch_id: number; changed_at: string; content: string; differences: Array<DifferenceOut>; from_on: string | null; id: number; opened_at: string; opened_by: string; purpose: string; regulation: string; remark: string; scenarios: string; settings: Record<string, string>; state: string; version: number };

/** A draft and how it stands. `state`: open, proposed, published, rolled_back or discarded. */
export type DraftRow = { approved_at: string | null; approved_by: string; authors: Array<string>; branch: string; branch_id: number; changed_at: string; from_on: string | null; id: number; opened_at: string; opened_by: string; purpose: string; regulation: string; remark: string; state: string; version: number };

/** One place of the text and what is to stand there; an empty path is all of it, an empty text takes it away. `plain`: words for people, not a value, a list or a rule. */
export type EditIn = { clause?: string; path?: Array<string | number>; plain?: boolean; text: string };

/** The first day on which it is no longer in force. */
export type EndIn = { until_on: string };

/** How many were ended. */
export type EndedOut = { ended: number };

/** How many open cases and entries are looked at again. */
export type EnteredOut = { subjects: number };

/** Something that happens on an entry. */
export type EntryActIn = { at?: string | null; expected_seq?: number | null; fields?: Record<string, boolean | number | string | Array<number>>; ref?: string; role?: string; supersedes?: number | null; word: string };

/** What happened on an entry. `words` are null where they were erased on request. */
export type EntryEvent = { data: Record<string, unknown>; label: string; occurred_at: string; recorded_at: string; role: string; seq: number; word: string; words: Record<string, unknown> | null };

/** A line of a register: where it stands, its next limit and the worst of its clocks. */
export type EntryOut = { id: number; kind: string; missed: number; next_clause: string; next_late_from: string | null; number: string; opened_at: string; state: string; title: string; worst: string };

/** Entries, the newest first; `next` is the `after` of the following page, null on the last. */
export type EntryPage = { items: Array<EntryOut>; next: string | null };

/** The event that was recorded, and where the entry stands since. */
export type EntryRecorded = { number: string; occurred_at: string; recorded_at: string; seq: number; state: string; word: string };

/** An entry with everything that happened on it, corrections included. */
export type EntryWhole = { events: Array<EntryEvent>; id: number; kind: string; missed: number; next_clause: string; next_late_from: string | null; number: string; opened_at: string; state: string; title: string; worst: string };

/** The customer's id once more: nobody can bring back what is erased. */
export type EraseIn = { confirm: number };

/** The customer of whom nothing is known any more. */
export type ErasedCustomer = { id: number };

/** The entry whose words are gone; what happened and when stays. */
export type ErasedOut = { number: string; seq: number };

/** manager decided: 主管已决定 */
export type EscalationDecided = { at?: string | null; backdated?: string; decision?: string | null; expected_seq?: number | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** manager not reached: 联系主管未果 */
export type EscalationFailedAttempt = { at?: string | null; backdated?: string; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; expected_seq?: number | null; ref?: string; result?: "switched_off" | "no_answer" | "busy" | "no_reply" | "away" | null; role?: "desk" | "engineer" | "technician" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "head" | null; supersedes?: number | null };

/** question put to the manager: 提请主管解决 */
export type EscalationRaised = { at?: string | null; backdated?: string; expected_seq?: number | null; question?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "head" | null; supersedes?: number | null };

/** manager reached: 联系上主管 */
export type EscalationReached = { at?: string | null; backdated?: string; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; expected_seq?: number | null; ref?: string; role?: "desk" | "engineer" | "technician" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "head" | null; supersedes?: number | null };

/** record corrected: 更正记录 */
export type EventCorrected = { at?: string | null; backdated?: string; expected_seq?: number | null; happened_at?: string | null; reason?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | null; supersedes?: number | null };

/** One event. `actor_id` did it (null: somebody outside), `recorder_id` entered it. `claimed`: the minute was stated from too far back and waits for another person. `words`: free text, null where it was erased. */
export type EventOut = { actor_id: number | null; channel: string; claimed: boolean; corrected: boolean; data: Record<string, unknown>; label: string; occurred_at: string; recorded_at: string; recorder_id: number | null; ref: string; role: string; seq: number; supersedes: number | null; word: string; words: Record<string, string> | null };

/** Events in the order of entry; `next` is the `after` of the following page. */
export type EventPage = { items: Array<EventOut>; next: string | null };

/** user's verdict on the exchanged goods: 用户对换货的评价 */
export type ExchangeVerdict = { at?: string | null; backdated?: string; expected_seq?: number | null; good: boolean; ref?: string; role?: "customer" | "desk" | null; supersedes?: number | null; words?: string | null };

/** An order to gather what is held of a customer; the file is there when `done_at` is set, for a week. */
export type ExportOut = { asked_at: string; done_at: string | null; id: number };

/** extra cost booked: 登记额外费用 */
export type ExtraCostBooked = { amount: string; at?: string | null; backdated?: string; expected_seq?: number | null; promise?: string | null; ref?: string; role?: "finance" | null; supersedes?: number | null };

/** A fault that the desk may pick; `line`: for models whose code begins so, empty for every product. */
export type FaultCodeIn = { code: string; hint_en?: string; hint_zh?: string; is_used?: boolean; line?: string; words_en?: string; words_zh?: string };

/** A fault that the desk may pick; `line`: for models whose code begins so, empty for every product. */
export type FaultCodeOut = { code: string; hint_en: string; hint_zh: string; id: number; line: string; words_en: string; words_zh: string };

/** cause of a fault found: 失职原因认定 */
export type FaultFound = { at?: string | null; backdated?: string; cause: "own" | "company" | "user" | "other_person"; clause: string; consequence?: string | null; dissatisfied?: boolean | null; expected_seq?: number | null; moved_clause?: string | null; moved_to?: number | null; person: number; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** A neglect of duty, on its case: there stands the evidence, and `key` asks for its why. */
export type FaultOut = { amount: string | null; amount_by: string; at: string; case: string; clause: string; key: string; person: string; person_id: number | null; regulation: string; state: string };

/** Faults, the newest first; `next` is null on the last page. */
export type FaultPage = { items: Array<FaultOut>; next: string | null };

/** fee handed in to the company: 收费上交 */
export type FeeHandedIn = { amount?: string | null; at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "engineer" | "finance" | null; supersedes?: number | null };

/** fee paid: 已缴费用 */
export type FeePaid = { amount: string; at?: string | null; backdated?: string; expected_seq?: number | null; item: string; method?: "cash" | "transfer" | "card" | "credit_card" | "mobile" | null; ref?: string; role?: "finance" | "desk" | "salesperson" | null; supersedes?: number | null };

/** A field of a word: its type, whether it must be there, and what may be chosen. */
export type FieldOut = { choices: Array<string>; label: string; name: string; required: boolean; type: string };

/** A figure of a period. `value` is null without data, and while rows are `unknown`; a share is between 0 and 1. `kind`: figure, or promise for the settled clocks of a deadline clause. */
export type FigureOut = { base: number; clause: string; counted: number; kind: string; left_out: number; measure: string; name: string; regulation: string; unknown: number; value: string | null };

/** The figures of a period, and when they were computed. */
export type FiguresOut = { items: Array<FigureOut>; measured_at: string | null; since: string; until: string };

/** file closed: 结案归档 */
export type FileClosed = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | "head" | null; supersedes?: number | null };

/** gaps in the file accepted: 认可档案缺项 */
export type FileGapsAccepted = { at?: string | null; backdated?: string; expected_seq?: number | null; gaps?: string | null; ref?: string; role?: "manager" | null; supersedes?: number | null };

/** file reviewed: 档案已检查 */
export type FileReviewed = { at?: string | null; backdated?: string; complete: boolean; expected_seq?: number | null; ref?: string; role?: "head" | "manager" | null; supersedes?: number | null };

/** How many values were recorded. */
export type FilledOut = { recorded: number };

/** fine appealed: 罚款申诉 */
export type FineAppealed = { at?: string | null; backdated?: string; clause: string; expected_seq?: number | null; person: number; reason?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "helper" | null; supersedes?: number | null };

/** fine confirmed: 确认罚款 */
export type FineConfirmed = { at?: string | null; backdated?: string; clause: string; expected_seq?: number | null; person: number; ref?: string; role?: "manager" | "head" | "finance" | null; supersedes?: number | null };

/** A confirmed fault's price: proposed until a person confirms it. */
export type FineOut = { amount: string; amount_by: string; clause: string; key: string; outcome: string };

/** fine revoked: 撤销罚款 */
export type FineRevoked = { at?: string | null; backdated?: string; clause: string; expected_seq?: number | null; person: number; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** fine upheld: 维持罚款 */
export type FineUpheld = { at?: string | null; backdated?: string; clause: string; expected_seq?: number | null; person: number; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** fine waived: 免除罚款 */
export type FineWaived = { at?: string | null; backdated?: string; clause: string; expected_seq?: number | null; person: number; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** finish estimated: 预估完工时间 */
export type FinishEstimated = { at?: string | null; backdated?: string; bay_from: string; expected_seq?: number | null; labour: string; parts_at?: string | null; ref?: string; role?: "desk" | "manager" | null; supersedes?: number | null };

/** Whether the caller is told of everything that happens on the case. */
export type FollowOut = { followed: boolean; number: string };

/** follow-up call recorded: 回访已记录 */
export type FollowupRecorded = { at?: string | null; backdated?: string; expected_seq?: number | null; manner?: "good" | "harsh" | null; method?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; reached?: boolean | null; ref?: string; role?: "desk" | null; satisfied?: boolean | null; service?: "good" | "poor" | "extremely_poor" | null; skill?: "good" | "poor" | null; supersedes?: number | null; words?: string | null };

/** What is gone. */
export type Gone = { id: number };

/** The instant from which on the role is no longer held; left out: now. */
export type GrantEnd = { until?: string | null };

/** A role at a branch, from now or a later instant on. */
export type GrantIn = { branch_id: number; role: string; since?: string | null; until?: string | null };

/** A role that somebody holds at a branch from one instant until another, which is not included. */
export type GrantOut = { branch: string; branch_id: number; id: number; role: string; since_at: string; until_at: string | null };

/** On each of these cases the role goes to this person. */
export type HandOverIn = { duty: "customer" | "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader"; numbers: Array<string>; person: number };

/** One result for each case, in the order in which they were sent. */
export type HandedOverAll = { results: Array<HandedOverOut> };

/** What became of one case: `problem` says why it stays as it is, empty where the role was handed over. */
export type HandedOverOut = { done: boolean; number: string; problem: string };

/** headquarters phoned before leaving: 离开前电话报告总部 */
export type HeadquartersPhoned = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "engineer" | null; supersedes?: number | null };

/** user decided on it: 用户对隐患的决定 */
export type HiddenProblemDecided = { at?: string | null; backdated?: string; decision: "now" | "later" | "declined"; expected_seq?: number | null; ref?: string; role?: "customer" | "engineer" | null; supersedes?: number | null };

/** another problem found: 发现其他隐患 */
export type HiddenProblemFound = { at?: string | null; backdated?: string; description?: string | null; expected_seq?: number | null; proposal?: string | null; ref?: string; role?: "engineer" | null; supersedes?: number | null };

/** A role that the caller holds at a branch and everything below it. `scope`: branch, or own work only. */
export type HoldingOut = { branch_path: string; permissions: Array<string>; role: string; scope: string };

/** How notices are given as a whole. `site`: the address of this installation, for links in messages. */
export type HouseFacts = { private_targets?: boolean; site?: string; warn_minutes: number };

/** How notices are given as a whole. */
export type HouseOut = { private_targets: boolean; site: string; warn_minutes: number };

/** A regulation with its scenarios as one text, as it is exported. */
export type ImportIn = { branch_id: number; file: string; purpose?: string };

/** A file that the caller has brought. `counts`: its rows by state. `update`: known ones take the file's values. `doing`: what the worker is at, `check` or `carry_out`, and how many of its `rows` it has `seen`; null when it is through. `trouble`: why the last of it came to nothing, empty where it did not. */
export type ImportOut = { counts: Record<string, number>; doing: "check" | "carry_out" | null; done_at: string | null; file_name: string; id: number; rows: number; seen: number; trouble: string; undone_at: string | null; update: boolean; uploaded_at: string };

/** What a row would do, or did. `state`: new, changed, same or wrong; `errors` by column. */
export type ImportRow = { about: string; effects: Array<string>; errors: Record<string, string>; row: number; state: string };

/** A page of rows; `next` is the `after` of the following page, null on the last. */
export type ImportRows = { items: Array<ImportRow>; next: string | null };

/** check after the repair: 修后检验 */
export type InspectionRecorded = { at?: string | null; backdated?: string; expected_seq?: number | null; failed?: string | null; passed: boolean; ref?: string; role?: "engineer" | "technician" | "manager" | null; supersedes?: number | null };

/** falsification verified: 查实弄虚作假 */
export type IntegrityVerified = { at?: string | null; backdated?: string; expected_seq?: number | null; incident?: string | null; person: number; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** The link that opens the way in once, until it ends. It is shown in the first answer only: `path` is empty where the same request is repeated, because only its hash is kept. */
export type InvitationOut = { expires_at: string; path: string };

/** invoice issued: 开具发票 */
export type InvoiceIssued = { at?: string | null; backdated?: string; expected_seq?: number | null; number?: string | null; ref?: string; role?: "finance" | null; supersedes?: number | null };

/** thing given back: 交回物品 */
export type ItemBack = { at?: string | null; backdated?: string; expected_seq?: number | null; item: string; number?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null };

/** thing handed out: 发放物品 */
export type ItemHandedOut = { at?: string | null; backdated?: string; expected_seq?: number | null; item: string; number?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null };

/** thing declared lost: 声明遗失 */
export type ItemLost = { at?: string | null; backdated?: string; declaration?: string | null; expected_seq?: number | null; item: string; number?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null };

/** first judgement of the fault: 故障初判 */
export type JudgementRecorded = { advice?: string | null; at?: string | null; backdated?: string; cause?: string | null; expected_seq?: number | null; ref?: string; role?: "desk" | "technician" | "engineer" | null; severity?: "low" | "medium" | "serious" | null; supersedes?: number | null };

/** A kind of register with its vocabulary. */
export type KindOut = { kind: string; label: string; words: Array<WordOut> };

/** Lines by number; `next` is null on the last page. */
export type LedgerPage = { items: Array<LineOut>; month: string; next: string | null };

/** One line of the ledger in yuan; a counter-entry is negative and `reverses` names the line that it takes back. */
export type LineOut = { amount: string; amount_by: string; case: string; clause: string; entered_at: string; number: string; person: string; person_id: number; regulation: string; reverses: string | null };

/** A new link. `path` is told in the first answer only, and empty where the same request is repeated: only its hash is kept. */
export type LinkMade = { path: string };

/** A link to the customer's page of a case, without what opens it. */
export type LinkOut = { expires_at: string; id: number; made_at: string; revoked_at: string | null };

/** How many links are void from now on. */
export type LinksEnded = { ended: number };

/** maintenance contract looked up: 查询保养合同 */
export type MaintenanceContractLookedUp = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | null; supersedes?: number | null; until?: string | null };

/** The person behind the key or the session. */
export type MeOut = { branches: Array<BranchOut>; holdings: Array<HoldingOut>; id: number; name: string };

/** mediation failed: 调解未成 */
export type MediationFailed = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "salesperson" | null; supersedes?: number | null; words?: string | null };

/** mediation opened: 开始调解 */
export type MediationOpened = { at?: string | null; backdated?: string; demand?: string | null; expected_seq?: number | null; ref?: string; role?: "engineer" | "desk" | "salesperson" | "manager" | "head" | null; supersedes?: number | null; why?: string | null };

/** demand agreed: 诉求谈妥 */
export type MediationSettled = { at?: string | null; backdated?: string; demand?: string | null; expected_seq?: number | null; ref?: string; role?: "salesperson" | null; supersedes?: number | null };

/** Who goes into whom. `take` names the facts of the one that goes that hold from now on. */
export type MergeIn = { gone_id: number; gone_version: number; kept_version: number; take?: Array<"name" | "address" | "distance_km" | "grade" | "salesperson_id" | "note"> };

/** The id of the merge, by which it can be undone within a day. */
export type MergeOut = { id: number };

/** Everything about a model; `version` is the one that you have read (409 where there is a newer one). */
export type ModelChange = { archived?: boolean; code: string; name_en?: string; name_zh?: string; product_line?: string; version: number };

/** A new product model. */
export type ModelIn = { archived?: boolean; code: string; name_en?: string; name_zh?: string; product_line?: string };

/** A product model. */
export type ModelOut = { archived: boolean; code: string; id: number; name_en: string; name_zh: string; product_line: string; version: number };

/** The month that is closed. */
export type MonthIn = { month: string };

/** The branch below which it stands from now on. */
export type MoveBranch = { parent_id: number };

/** To whom a unit goes; `version` is the one that you have read (409 where there is a newer one). */
export type MoveIn = { customer_id: number; version: number };

/** neglect reported: 反映失职 */
export type NeglectReported = { act?: string | null; at?: string | null; backdated?: string; expected_seq?: number | null; person: number; ref?: string; role?: "customer" | "desk" | "engineer" | "technician" | "manager" | "head" | "salesperson" | null; supersedes?: number | null; user_dissatisfied?: boolean | null };

/** A branch of the tree; `holders`: how many active people hold a role there now. */
export type NodeOut = { holders: number; id: number; name: string; parent_id: number | null; path: string };

/** note: 备注 */
export type NoteAdded = { at?: string | null; backdated?: string; expected_seq?: number | null; mentions?: Array<number> | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | null; supersedes?: number | null; text: string };

/** What the caller has been told, in the language of the request. `state`: unread, read, done or withdrawn. */
export type NoticeOut = { about: string; address: string; at: string; clause: string; created_at: string; id: number; kind: "clock.nearing" | "clock.missed" | "notice.owed" | "block.waiting" | "fault.proposed" | "fine.proposed" | "fine.noticed" | "task.assigned" | "task.handed_over" | "case.registered" | "duty.changed" | "mention" | "watched" | "export.ready" | "draft.proposed" | "draft.returned" | "draft.approved" | "corrected" | "channel.closed"; muted: boolean; regulation: string; state: string; text: string; title: string };

/** Notices, the newest first; the end is where `next` is null. `unread`: how many wait, counted to a hundred. */
export type NoticePage = { items: Array<NoticeOut>; next: string | null; unread: number };

/** What is wrong with one's own assessment. */
export type ObjectionIn = { reason: string };

/** An objection to a version; `decision` is "" while it waits. */
export type ObjectionOut = { decision: string; reason: string; version: number; words: string };

/** offer declined: 放弃选择 */
export type OfferDeclined = { at?: string | null; backdated?: string; clause: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "customer" | "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null };

/** offer taken: 行使选择 */
export type OfferUsed = { at?: string | null; backdated?: string; choice: string; clause: string; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null };

/** What is to become better. */
export type OpenIn = { purpose: string };

/** open point solved: 未决问题已解决 */
export type OpenpointClosed = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "salesperson" | null; supersedes?: number | null; text?: string | null };

/** open point noted: 登记未决问题 */
export type OpenpointOpened = { at?: string | null; backdated?: string; expected_seq?: number | null; owner: number; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "salesperson" | null; supersedes?: number | null; text?: string | null };

/** known problem came back: 未决问题重现 */
export type OpenpointRecurred = { at?: string | null; backdated?: string; expected_seq?: number | null; owner: number; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "salesperson" | null; supersedes?: number | null; text?: string | null };

/** user told what was done: 已答复用户 */
export type OpinionAnswered = { at?: string | null; backdated?: string; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | "head" | null; supersedes?: number | null };

/** user's opinion recorded: 登记用户意见 */
export type OpinionRecorded = { at?: string | null; backdated?: string; expected_seq?: number | null; kind?: "suggestion" | "complaint" | "serious" | null; ref?: string; role?: "desk" | "engineer" | "salesperson" | null; supersedes?: number | null; text?: string | null };

/** opinion passed on: 意见已转办 */
export type OpinionSent = { at?: string | null; backdated?: string; department: string; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | "head" | null; supersedes?: number | null };

/** How many outcomes of a clause there were, and how many there would have been. */
export type OutcomeOut = { after: number; amount_after: string; amount_before: string; before: number; clause: string; kind: string; state: string };

/** paid service asked for: 申请有偿服务 */
export type PaidServiceAsked = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "engineer" | "desk" | null; supersedes?: number | null };

/** paper received: 收到材料 */
export type PaperReceived = { at?: string | null; backdated?: string; copies?: number | null; expected_seq?: number | null; form?: "original" | "copy" | null; number?: string | null; paper: string; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; signed_by?: "customer" | "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; stamped?: boolean | null; supersedes?: number | null };

/** paper handed back: 退还材料 */
export type PaperReturned = { at?: string | null; backdated?: string; expected_seq?: number | null; paper: string; reason?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null };

/** The customer who stands by itself again. */
export type PartedOut = { customer_id: number };

/** free parts approved: 批准免费配件 */
export type PartsApproved = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "manager" | null; supersedes?: number | null };

/** requisition cancelled: 取消领料 */
export type PartsCancelled = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "engineer" | "keeper" | "manager" | null; supersedes?: number | null };

/** parts damaged on arrival: 配件到货损坏 */
export type PartsDamaged = { at?: string | null; backdated?: string; expected_seq?: number | null; packing_was_cause?: boolean | null; ref?: string; role?: "customer" | "desk" | null; supersedes?: number | null };

/** parts handed back: 退回配件 */
export type PartsHandedBack = { article?: string | null; at?: string | null; backdated?: string; expected_seq?: number | null; quantity: number; ref?: string; role?: "engineer" | "keeper" | null; supersedes?: number | null };

/** parts issued: 发放配件 */
export type PartsIssued = { article?: string | null; at?: string | null; backdated?: string; drawn_by?: number | null; expected_seq?: number | null; quantity: number; ref?: string; role?: "keeper" | null; specification?: string | null; supersedes?: number | null };

/** parts ordered by the user: 用户订购配件 */
export type PartsOrdered = { article?: string | null; at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | "salesperson" | null; supersedes?: number | null };

/** parts packed: 配件已包装 */
export type PartsPacked = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | null; supersedes?: number | null };

/** parts paid: 配件已付款 */
export type PartsPaid = { amount?: string | null; at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "finance" | null; supersedes?: number | null };

/** parts received by the user: 用户收到配件 */
export type PartsReceived = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | null; supersedes?: number | null };

/** free parts refused: 不批准免费配件 */
export type PartsRefused = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "manager" | null; supersedes?: number | null };

/** free parts requested: 申请免费配件 */
export type PartsRequested = { article?: string | null; at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "desk" | "engineer" | null; supersedes?: number | null };

/** parts requisition made: 申请领料 */
export type PartsRequisitioned = { article: string; at?: string | null; backdated?: string; expected_seq?: number | null; quantity: number; ref?: string; role?: "engineer" | "manager" | null; supersedes?: number | null };

/** missing parts arrived: 缺件到货 */
export type PartsRestocked = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "keeper" | "buyer" | null; supersedes?: number | null };

/** parts shipped: 配件已发出 */
export type PartsShipped = { at?: string | null; backdated?: string; carrier?: string | null; expected_seq?: number | null; number?: string | null; ref?: string; role?: "desk" | null; supersedes?: number | null };

/** parts short: 配件短缺 */
export type PartsShort = { article?: string | null; at?: string | null; backdated?: string; expected_seq?: number | null; needed_by?: string | null; quantity?: number | null; ref?: string; role?: "keeper" | null; supersedes?: number | null };

/** parts used: 使用配件 */
export type PartsUsed = { article?: string | null; at?: string | null; backdated?: string; expected_seq?: number | null; price?: string | null; quantity: number; ref?: string; role?: "engineer" | null; supersedes?: number | null };

/** A page of people by name; `next` is the `after` of the following page, null on the last. */
export type PeoplePage = { items: Array<PersonOut>; next: string | null };

/** The days on which the cases were opened, both included. */
export type PeriodIn = { since: string; until: string };

/** Everything as it is to be; `seen` is the mark that you have read (409 where somebody was faster). */
export type PersonChange = { email?: string; language?: "zh-hans" | "en"; mobile?: string; name: string; seen: string; username: string };

/** The id of what was entered. */
export type PersonEntered = { id: number };

/** Somebody new with a first role. They cannot sign in before they are invited. */
export type PersonIn = { branch_id: number; email?: string; language?: "zh-hans" | "en"; mobile?: string; name: string; role: string; username: string };

/** A member of the staff. `theirs`: the caller may change them. `seen`: send it back with a change. */
export type PersonOut = { email: string; grants: Array<GrantOut>; id: number; is_active: boolean; language: string; mobile: string; name: string; seen: string; theirs: boolean; username: string };

/** Which place was written. */
export type PlaceId = { id: number };

/** A place of a customer. */
export type PlaceIn = { address?: string; name: string };

/** Where a customer's units stand; the address is empty unless the caller may see it. */
export type PlaceOut = { address: string; id: number; name: string };

/** preparation checked: 已作出发准备 */
export type PreparationChecked = { at?: string | null; backdated?: string; expected_seq?: number | null; manuals?: boolean | null; parts?: boolean | null; ref?: string; role?: "engineer" | null; supersedes?: number | null; tools?: boolean | null };

/** An order to print. The file is there when `done_at` is set; cases that could not be printed are `left_out`. */
export type PrintRunOut = { done_at: string | null; id: number; kind: string; left_out: Array<string>; made: number; numbers: Array<string> };

/** Which paper of which cases. */
export type PrintsIn = { kind: "service_confirmation" | "work_order" | "file_cover"; numbers: Array<string> };

/** What went wrong (RFC 9457). `errors`: by field; `reasons`: clauses that forbid it; `questions`: missing facts. */
export type Problem = { detail: string; errors?: Record<string, Array<string>> | null; instance: string; questions?: Array<QuestionOut> | null; reasons?: Array<ReasonOut> | null; status: number; title: string; type: string };

/** problem answered: 部门已答复 */
export type ProblemAnswered = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null; text?: string | null };

/** problem put to another department: 问题转相关部门 */
export type ProblemReported = { at?: string | null; backdated?: string; department: string; expected_seq?: number | null; ref?: string; role?: "engineer" | "desk" | "manager" | "head" | "technician" | null; serious?: boolean | null; supersedes?: number | null; text?: string | null };

/** promise approved: 批准许诺 */
export type PromiseApproved = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** promise made to the user: 向用户作出许诺 */
export type PromiseMade = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "engineer" | "stationed" | "desk" | "technician" | "salesperson" | null; supersedes?: number | null; text: string };

/** promise not approved: 不批准许诺 */
export type PromiseRefused = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** The day from which on it is to be in force. */
export type ProposeIn = { from_on: string; version: number };

/** inside or outside the province: 标明省内或省外 */
export type ProvinceMarked = { at?: string | null; backdated?: string; expected_seq?: number | null; inside: boolean; ref?: string; role?: "desk" | "manager" | null; supersedes?: number | null };

/** purchase received: 采购到货 */
export type PurchaseReceived = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "buyer" | "desk" | null; supersedes?: number | null };

/** purchase requested: 申请采购 */
export type PurchaseRequested = { article?: string | null; at?: string | null; backdated?: string; expected_seq?: number | null; needed_by: string; quantity?: number | null; ref?: string; role?: "engineer" | "desk" | "technician" | "head" | null; supersedes?: number | null };

/** qualification confirmed: 确认服务资格 */
export type QualificationConfirmed = { at?: string | null; backdated?: string; expected_seq?: number | null; model: string; person: number; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null; until?: string | null };

/** repair spot-checked with the user: 抽查维修质量与态度 */
export type QualityCheckDone = { at?: string | null; attitude?: boolean | null; backdated?: string; expected_seq?: number | null; method: "phone" | "visit"; quality?: boolean | null; ref?: string; role?: "head" | "manager" | "desk" | null; supersedes?: number | null };

/** A fact that a rule waits for: a question to a person. */
export type QuestionOut = { asks: string; fact: string };

/** quote accepted: 用户接受报价 */
export type QuoteAccepted = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | null; supersedes?: number | null };

/** quote given: 报价 */
export type QuoteGiven = { at?: string | null; backdated?: string; expected_seq?: number | null; labour?: string | null; parts?: string | null; ref?: string; role?: "desk" | "salesperson" | "manager" | null; supersedes?: number | null };

/** Of one kind only, where one is named. */
export type ReadAllIn = { kind?: "" | "clock.nearing" | "clock.missed" | "notice.owed" | "block.waiting" | "fault.proposed" | "fine.proposed" | "fine.noticed" | "task.assigned" | "task.handed_over" | "case.registered" | "duty.changed" | "mention" | "watched" | "export.ready" | "draft.proposed" | "draft.returned" | "draft.approved" | "corrected" | "channel.closed" };

/** Whether it counts as read from now on. */
export type ReadIn = { read?: boolean };

/** How a doubtful place is read. */
export type ReadingOut = { answer: WordsOut; asks: WordsOut; name: string };

/** One reason for a refusal: the clause, what is missing, its words, the earliest possible time if one is known. */
export type ReasonOut = { clause: string; earliest?: string | null; missing: string; regulation: string; says: string };

/** For each kind the ways that it takes (a kind that is left out takes none); times of day, or null. */
export type ReceptionIn = { digest_at?: string | null; quiet_from?: string | null; quiet_until?: string | null; ways: Record<string, Array<"app" | "mail" | "sms">> };

/** How the caller is told: for each kind the ways that it takes; quiet hours; when the daily message comes. */
export type ReceptionOut = { digest_at: string | null; quiet_from: string | null; quiet_until: string | null; ways: Record<string, Array<string>> };

/** reception recorded: 接待登记 */
export type ReceptionRecorded = { at?: string | null; backdated?: string; details?: string | null; expected_seq?: number | null; items?: string | null; ref?: string; role?: "desk" | "technician" | null; supersedes?: number | null; wishes?: string | null };

/** The event that was recorded, and where the case stands since: its state, the clock that becomes late first, the worst clock and how many were missed. */
export type RecordedOut = { claimed: boolean; missed: number; next_clause: string; next_clock: string; next_late_from: string | null; number: string; occurred_at: string; recorded_at: string; seq: number; state: string; word: string; worst: string };

/** A column that the organisation has added to the service register. */
export type RegisterColumn = { code: string; id: number; name_en: string; name_zh: string; obligatory: boolean };

/** The new case's number, and the place of its first event. */
export type RegisteredOut = { number: string; seq: number };

/** One written regulation. */
export type RegulationOut = { carried_out: CarriedOut; industry: string; prefix: string; slug: string; title: string };

/** A regulation under which the case was opened; `pack` is the hash of the version that holds for it. */
export type RegulationUsed = { pack: string; regulation: string };

/** A regulation with all its clauses in their order. */
export type RegulationWhole = { carried_out: CarriedOut; clauses: Array<ClauseRow>; industry: string; prefix: string; slug: string; title: string };

/** effective steps taken: 采取补救措施 */
export type RemedyTaken = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** What is gone. */
export type Removed = { id: number };

/** repair contract signed: 签订维修合同 */
export type RepairContractSigned = { at?: string | null; backdated?: string; expected_seq?: number | null; finish_by: string; ref?: string; role?: "desk" | "salesperson" | "manager" | null; supersedes?: number | null };

/** repair order made: 制作委托书 */
export type RepairOrderMade = { at?: string | null; backdated?: string; expected_seq?: number | null; old_parts?: "taken_along" | "disposed_of" | null; payment?: "cash" | "transfer" | "card" | "credit_card" | "mobile" | null; ref?: string; role?: "desk" | null; supersedes?: number | null };

/** later end of the repair approved: 批准延期修复 */
export type RepairPostponed = { at?: string | null; backdated?: string; expected_seq?: number | null; reason: string; ref?: string; role?: "head" | "manager" | null; supersedes?: number | null; until: string };

/** linked to an earlier case: 关联前次服务单 */
export type RepeatLinked = { at?: string | null; author: number; backdated?: string; earlier_case?: string | null; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | "head" | null; same_fault?: boolean | null; supersedes?: number | null };

/** replacement asked for: 要求换货 */
export type ReplacementAsked = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | null; supersedes?: number | null };

/** service report submitted: 提交维修报告 */
export type ReportSubmitted = { at?: string | null; backdated?: string; cause?: string | null; expected_seq?: number | null; measures?: string | null; parts?: "replaced" | "none_replaced" | null; process?: string | null; ref?: string; role?: "engineer" | null; supersedes?: number | null };

/** request answered: 已答复 */
export type RequestAnswered = { at?: string | null; automatic?: boolean | null; backdated?: string; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; expected_seq?: number | null; ref?: string; role?: "desk" | "technician" | "engineer" | "manager" | "head" | null; supersedes?: number | null; text?: string | null };

/** request completed: 补全报修信息 */
export type RequestCompleted = { at?: string | null; backdated?: string; expected_seq?: number | null; fault_group?: "body" | "chassis" | "engine" | "electrical" | "software" | "machine" | "part" | "other" | null; model?: string | null; ref?: string; role?: "desk" | "engineer" | "customer" | null; supersedes?: number | null; symptom?: string | null };

/** request received: 收到服务请求 */
export type RequestReceived = { asked_arrival?: string | null; at?: string | null; beside?: string | null; beside_reason?: string | null; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; contact?: string | null; customer_id: number; fault?: string | null; fault_group?: "body" | "chassis" | "engine" | "electrical" | "software" | "machine" | "part" | "other" | null; in_scope?: boolean | null; kind?: "repair" | "installation" | "training" | "parts" | "return" | "exchange" | null; model?: string | null; requirement?: string | null; role?: "customer" | "desk" | "salesperson" | "stationed" | "engineer" | null; sold_by?: "company" | "agent" | "other" | null; supplier_needed?: boolean | null; symptom?: string | null; training_due?: boolean | null; unit_id?: number | null; visit_needed?: boolean | null; wanted?: string | null };

/** One of several requests. */
export type RequestRow = { asked_arrival?: string | null; at?: string | null; beside?: string | null; beside_reason?: string | null; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; contact?: string | null; customer_id: number; fault?: string | null; fault_group?: "body" | "chassis" | "engine" | "electrical" | "software" | "machine" | "part" | "other" | null; in_scope?: boolean | null; kind?: "repair" | "installation" | "training" | "parts" | "return" | "exchange" | null; model?: string | null; reference: string; requirement?: string | null; role?: "customer" | "desk" | "salesperson" | "stationed" | "engineer" | null; sold_by?: "company" | "agent" | "other" | null; supplier_needed?: boolean | null; symptom?: string | null; training_due?: boolean | null; unit_id?: number | null; visit_needed?: boolean | null; wanted?: string | null };

/** Many requests at once. */
export type RequestRows = { requests: Array<RequestRow> };

/** user urged: 用户催单 */
export type RequestUrged = { at?: string | null; backdated?: string; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | "salesperson" | null; supersedes?: number | null; text?: string | null };

/** requirement confirmed with the user: 已与用户核对要求 */
export type RequirementConfirmed = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | "technician" | "engineer" | "customer" | null; supersedes?: number | null; text?: string | null };

/** The version that you have read. */
export type RestoreIn = { version: number };

/** returned goods booked in: 退货入库 */
export type ReturnBooked = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | null; serial?: string | null; supersedes?: number | null; technician?: number | null };

/** returned-goods report submitted: 提交退货报告 */
export type ReturnReported = { at?: string | null; backdated?: string; cause?: string | null; evidence?: string | null; expected_seq?: number | null; ref?: string; responsible?: string | null; role?: "technician" | null; supersedes?: number | null };

/** report sent back: 退货报告被退回 */
export type ReturnSentBack = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "manager" | null; supersedes?: number | null };

/** Everything as it is to be; `seen` is the mark that you have read (409 where somebody was faster). */
export type RoleChange = { name_en: string; name_zh: string; needs_second_factor?: boolean; permissions: Array<"case.see" | "case.register" | "case.act" | "case.backdate" | "case.correct" | "fault_code.edit" | "visit.plan" | "register.see" | "register.act" | "register.keep" | "fault.judge" | "fine.confirm" | "ledger.close" | "figure.see" | "assessment.close" | "customer.see" | "customer.edit" | "customer.import" | "model.edit" | "personal.see" | "personal.export" | "personal.erase" | "regulation.see" | "regulation.adopt" | "regulation.approve" | "people.manage" | "settings.manage" | "channel.manage" | "audit.see">; scope: "branch" | "own"; seen: string };

/** A role of the organisation's own; its code never changes. */
export type RoleIn = { code: string; name_en: string; name_zh: string; needs_second_factor?: boolean; permissions: Array<"case.see" | "case.register" | "case.act" | "case.backdate" | "case.correct" | "fault_code.edit" | "visit.plan" | "register.see" | "register.act" | "register.keep" | "fault.judge" | "fine.confirm" | "ledger.close" | "figure.see" | "assessment.close" | "customer.see" | "customer.edit" | "customer.import" | "model.edit" | "personal.see" | "personal.export" | "personal.erase" | "regulation.see" | "regulation.adopt" | "regulation.approve" | "people.manage" | "settings.manage" | "channel.manage" | "audit.see">; scope: "branch" | "own" };

/** What a role allows; `holders`: how many active people hold it now. `seen`: send it back with a change. */
export type RoleOut = { code: string; holders: number; name_en: string; name_zh: string; needs_second_factor: boolean; permissions: Array<string>; scope: string; seen: string };

/** What became of one request. `status` 201: `number` is its case's; any other: `problem` says what is wrong. */
export type RowOut = { number?: string | null; problem?: RowProblem | null; reference: string; seq?: number | null; status: number };

/** What is wrong with one of many: its kind (the fragment of a problem's type) and the parts of a problem. */
export type RowProblem = { detail?: string; errors?: Record<string, Array<string>> | null; kind: string; questions?: Array<QuestionOut> | null; reasons?: Array<ReasonOut> | null };

/** One outcome for each request, in the order in which they were sent. */
export type RowsOut = { items: Array<RowOut> };

/** scope of service decided: 确定是否属服务范围 */
export type ScopeDecided = { accepted: boolean; at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** When and why a unit was scrapped. */
export type ScrapIn = { on: string; reason: string; version: number };

/** How they are to be written from now on; `version` is the one that was read. */
export type SeriesIn = { prefix: string; version: number; width: number; year_digits: number };

/** How the numbers of a series are written. `year_digits`: 0, 2 or 4; `next`: the number that it gives next. */
export type SeriesOut = { next: string; prefix: string; series: string; version: number; width: number; year_digits: number };

/** share of the loss waived: 免除分担 */
export type ShareWaived = { at?: string | null; backdated?: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "manager" | "head" | null; supersedes?: number | null };

/** confirmation form filled in: 填写确认单 */
export type SheetFilled = { accompanying?: string | null; allowance?: string | null; analysis?: "product_fault" | "other_cause" | null; at?: string | null; attitude?: "very_satisfied" | "satisfied" | "dissatisfied" | null; backdated?: string; charges_confirmed_by?: string | null; confirmer_phone?: string | null; expected_seq?: number | null; lodging?: string | null; nature?: "free" | "chargeable" | null; other_cause?: string | null; other_costs?: string | null; parts?: string | null; parts_cost?: string | null; payment?: "cash" | "bank_transfer" | null; product?: string | null; ref?: string; result?: "very_satisfied" | "satisfied" | "dissatisfied" | null; role?: "engineer" | "stationed" | "desk" | "technician" | null; supersedes?: number | null; transfer?: string | null; transport?: string | null };

/** An assessment sheet. `version` is 0 while the month has not been closed; `body` is what it holds. */
export type SheetOut = { body: Record<string, unknown>; branch_id: number; closed_at: string | null; month: string; person_id: number; version: number };

/** nobody there to sign: 无人签字 */
export type SignoffAbsent = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "engineer" | "stationed" | null; supersedes?: number | null; words?: string | null };

/** user refused to sign: 用户拒绝签字 */
export type SignoffRefused = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "customer" | "engineer" | "stationed" | null; supersedes?: number | null; words?: string | null };

/** user signed: 用户签字 */
export type SignoffSigned = { at?: string | null; backdated?: string; expected_seq?: number | null; name?: string | null; ref?: string; role?: "customer" | "engineer" | "stationed" | null; supersedes?: number | null };

/** solution agreed by the user: 用户同意方案 */
export type SolutionAgreed = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | "technician" | "engineer" | null; supersedes?: number | null; text?: string | null };

/** solution declined by the user: 用户不同意方案 */
export type SolutionDeclined = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | "technician" | "engineer" | null; supersedes?: number | null; text?: string | null };

/** solution proposed: 提出处理方案 */
export type SolutionProposed = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "technician" | "engineer" | "manager" | "head" | null; supersedes?: number | null; text?: string | null; training_due?: boolean | null; visit_needed?: boolean | null };

/** A stretch of a clock's life; where it does not count, `clause` and `cause` say why. */
export type SpanOut = { cause: string | null; clause: string | null; counted: boolean; end: string; start: string };

/** report from the site contradicted: 现场反馈失实 */
export type StationedReportContradicted = { at?: string | null; backdated?: string; expected_seq?: number | null; finding?: string | null; ref?: string; role?: "engineer" | "head" | "manager" | null; supersedes?: number | null };

/** stationed employee sent: 派驻外人员前往 */
export type StationedSent = { agreed_at: string; at?: string | null; backdated?: string; expected_seq?: number | null; person?: number | null; ref?: string; role?: "head" | "manager" | null; supersedes?: number | null };

/** stock of parts looked up: 查询配件库存 */
export type StockChecked = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | "keeper" | null; supersedes?: number | null };

/** supplier answered: 责任方已答复 */
export type SupplierAnswered = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | "technician" | "buyer" | null; supersedes?: number | null };

/** supplier contacted in writing: 书面联系责任方 */
export type SupplierContacted = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | "technician" | "buyer" | null; supersedes?: number | null };

/** satisfaction sheet filled in: 填写满意度调查表 */
export type SurveyFilledIn = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "customer" | "engineer" | null; supersedes?: number | null };

/** role on the case handed over: 移交职责 */
export type TaskAssigned = { at?: string | null; backdated?: string; duty: "customer" | "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader"; expected_seq?: number | null; person: number; ref?: string; role?: "desk" | "manager" | "head" | null; supersedes?: number | null };

/** term waived: 免除要求 */
export type TermWaived = { at?: string | null; backdated?: string; clause: string; expected_seq?: number | null; reason?: string | null; ref?: string; role?: "desk" | "engineer" | "technician" | "manager" | "head" | "buyer" | "ticket_buyer" | "stationed" | "salesperson" | "finance" | "helper" | "keeper" | "leader" | null; supersedes?: number | null; term?: string | null };

/** One key, without the key itself. */
export type TokenOut = { areas: Array<string>; created_at: string; expires_at: string; id: number; key_start: string; last_used_at: string | null; may_write: boolean; name: string; revoked_at: string | null };

/** training recorded: 培训已记录 */
export type TrainingRecorded = { as_prescribed?: boolean | null; at?: string | null; backdated?: string; began_at?: string | null; ended_at?: string | null; expected_seq?: number | null; ref?: string; role?: "engineer" | null; supersedes?: number | null; topics?: string | null; trainees?: string | null; verdict: "satisfied" | "dissatisfied" };

/** ticket bought: 已购票 */
export type TravelBought = { at?: string | null; backdated?: string; carrier?: string | null; expected_seq?: number | null; planned_arrival?: string | null; ref?: string; role?: "ticket_buyer" | "head" | null; supersedes?: number | null };

/** ticket ordered: 申请购票 */
export type TravelOrdered = { at?: string | null; backdated?: string; expected_seq?: number | null; needed_by: string; ref?: string; role?: "head" | "manager" | "engineer" | null; supersedes?: number | null; ticket_buyer?: number | null };

/** How many scenarios there are, and what of them is not met. */
export type TrialOut = { scenarios: number; unmet: Array<UnmetOut> };

/** Whether a test has arrived; `response` is what the other side has answered, or why there was no answer. */
export type TriedOut = { ok: boolean; response: string; status: number | null };

/** All facts as they are to be; `version` is the one that you have read (409 where there is a newer one). */
export type UnitChange = { accepted_on?: string | null; delivered_on?: string | null; installed_on?: string | null; location?: string; made_on?: string | null; model: string; note?: string; parent?: string; serial: string; site?: string; version: number };

/** The id of the unit or model. */
export type UnitEntered = { id: number };

/** unit handed in for repair: 送修 */
export type UnitHandedIn = { at?: string | null; backdated?: string; expected_seq?: number | null; problem?: string | null; ref?: string; role?: "desk" | "customer" | null; supersedes?: number | null };

/** What stands on the machine's plate, where it stands, and its days. */
export type UnitIn = { accepted_on?: string | null; delivered_on?: string | null; installed_on?: string | null; location?: string; made_on?: string | null; model: string; note?: string; parent?: string; serial: string; site?: string };

/** An installed product. */
export type UnitOut = { accepted_on: string | null; customer_id: number; delivered_on: string | null; id: number; installed_on: string | null; location: string; made_on: string | null; model: string; scrapped_on: string | null; serial: string; site: string; version: number };

/** unit repaired: 修复 */
export type UnitRepaired = { as_new?: boolean | null; at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "technician" | "engineer" | null; supersedes?: number | null };

/** unit taken out of use for good: 设备报废停用 */
export type UnitRetired = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | "customer" | "engineer" | null; supersedes?: number | null };

/** unit sent back: 修复寄回 */
export type UnitSentBack = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | null; supersedes?: number | null };

/** unit sent to the manufacturer: 返厂维修 */
export type UnitSentToMaker = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | "engineer" | "technician" | null; serial?: string | null; supersedes?: number | null; text?: string | null };

/** An expectation that the draft does not meet. `path` says where it stands, `proposal` what would be found now. */
export type UnmetOut = { path: string; proposal: string; scenario: string; text: string };

/** A value for each column's code; an empty one changes nothing. */
export type ValuesIn = { values: Record<string, string> };

/** The same name again takes the new view. */
export type ViewIn = { is_shared?: boolean; name: string; query: string };

/** A named view of the work queue; `query` is what stands behind the question mark of its address. */
export type ViewOut = { id: number; is_own: boolean; is_shared: boolean; name: string; query: string };

/** time and place agreed with the user: 与用户约定时间地点 */
export type VisitAgreed = { agreed_at: string; at?: string | null; backdated?: string; expected_seq?: number | null; place?: string | null; ref?: string; role?: "engineer" | "desk" | null; supersedes?: number | null; wished_by?: "customer" | "company" | null };

/** arrived on site: 到达现场 */
export type VisitArrived = { at?: string | null; backdated?: string; expected_seq?: number | null; proof?: string | null; ref?: string; role?: "engineer" | "stationed" | "salesperson" | null; supersedes?: number | null };

/** visit decided: 确定是否上门 */
export type VisitDecided = { at?: string | null; backdated?: string; expected_seq?: number | null; needed: boolean; reason?: string | null; ref?: string; role?: "desk" | "technician" | "manager" | null; supersedes?: number | null };

/** engineer departed: 已出发 */
export type VisitDeparted = { at?: string | null; backdated?: string; expected_seq?: number | null; not_ready?: string | null; parts_ready?: boolean | null; proof?: string | null; ref?: string; role?: "engineer" | "stationed" | "salesperson" | null; supersedes?: number | null; tools_ready?: boolean | null };

/** journey resumed: 恢复行程 */
export type VisitJourneyResumed = { at?: string | null; backdated?: string; expected_seq?: number | null; proof?: string | null; ref?: string; role?: "engineer" | "stationed" | null; supersedes?: number | null };

/** engineer left the site: 离开现场 */
export type VisitLeft = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "engineer" | null; supersedes?: number | null };

/** preparation did not match the requirement: 所备与要求不符 */
export type VisitMismatch = { asked?: string | null; at?: string | null; backdated?: string; expected_seq?: number | null; prepared?: string | null; ref?: string; role?: "engineer" | "customer" | null; supersedes?: number | null };

/** visit planned: 已安排上门 */
export type VisitPlanned = { arrive_by?: string | null; at?: string | null; backdated?: string; engineer: number; expected_seq?: number | null; parts?: string | null; ref?: string; role?: "head" | "manager" | "desk" | null; supersedes?: number | null; tools?: string | null };

/** expected arrival told to the user: 已告知预计到达时间 */
export type VisitPromised = { arrive_by: string; at?: string | null; backdated?: string; channel?: "phone" | "portal" | "qr" | "wecom" | "wechat" | "dingtalk" | "feishu" | "email" | "sms" | "letter" | "fax" | "in_person" | "api" | "other" | null; expected_seq?: number | null; ref?: string; role?: "desk" | "manager" | "engineer" | null; supersedes?: number | null };

/** remark or promise to the user reported: 反映言语或许诺不当 */
export type VisitRemarkReported = { at?: string | null; backdated?: string; consequence: "distrust" | "new_dissatisfaction" | "no_effect"; expected_seq?: number | null; ref?: string; role?: "customer" | "desk" | "salesperson" | "engineer" | "manager" | "head" | null; supersedes?: number | null; words?: string | null };

/** tools or parts missing on site: 现场缺工具或配件 */
export type VisitShortage = { at?: string | null; backdated?: string; delayed_service?: boolean | null; expected_seq?: number | null; ref?: string; role?: "engineer" | "customer" | null; supersedes?: number | null; what?: "tools" | "parts" | null; why?: "not_prepared" | "lost" | "damaged" | null };

/** walk-around inspection done: 环车检查 */
export type WalkAroundDone = { at?: string | null; backdated?: string; expected_seq?: number | null; form?: boolean | null; protected?: boolean | null; ref?: string; role?: "desk" | "technician" | null; supersedes?: number | null };

/** The hours of each day, Monday first, from a day on; an empty text is a day off. */
export type WeekIn = { from_on: string; hours: Array<string> };

/** A question with its answer so far. */
export type WhatIfOut = { asked_at: string; cancelled_at: string | null; cases: number; cases_done: number; differing: number; draft_id: number; ended_at: string | null; failed: number; id: number; rows: Array<OutcomeOut>; since: string; until: string };

/** A question and how far it is. `differing`: the cases that would have gone otherwise, so far. */
export type WhatIfRow = { asked_at: string; cancelled_at: string | null; cases: number; cases_done: number; differing: number; draft_id: number; ended_at: string | null; failed: number; id: number; since: string; until: string };

/** Why it goes back. */
export type WhyIn = { why: string };

/** How a clock, fault or fine came to be what it is, in sentences: the verdict first, then the clause, values, facts and readings. `spans`: each counted and skipped stretch of a clock. */
export type WhyOut = { key: string; sentences: Array<string>; spans: Array<SpanOut> };

/** Something that can happen on an entry. `by`: the roles that record it; `opens`: it may be an entry's first word. */
export type WordOut = { by: Array<string>; fields: Array<FieldOut>; label: string; opens: boolean; word: string };

/** Title and text with their places in braces; both empty: the shipped words. */
export type WordingIn = { text?: string; title?: string };

/** One text. `own`: the organisation's, not the shipped one. */
export type WordingOut = { kind: string; language: string; own: boolean; text: string; title: string };

/** Words in both languages. */
export type WordsOut = { en: string; zh: string };

/** work done: 作业完成 */
export type WorkDone = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "engineer" | "stationed" | null; supersedes?: number | null; text?: string | null };

/** work order issued: 下达维修任务单 */
export type WorkorderIssued = { at?: string | null; backdated?: string; engineer: number; expected_seq?: number | null; fault?: string | null; location?: string | null; model?: string | null; ref?: string; requirements?: string | null; role?: "manager" | "head" | null; supersedes?: number | null };

/** work order received: 接收任务单 */
export type WorkorderReceived = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "engineer" | null; supersedes?: number | null };

/** workshop told to keep a bay free: 通知车间预留工位 */
export type WorkshopTold = { at?: string | null; backdated?: string; expected_seq?: number | null; ref?: string; role?: "desk" | null; supersedes?: number | null };

/** One day or range a line, then 休 (off) or 班 (worked). */
export type YearIn = { days: string };

export interface Operations {
  /** Record on an entry */
  act_on_entry: { takes: { path: { number: string }; body: EntryActIn }; gives: EntryRecorded };
  /** Add a file */
  add_attachment: { takes: { path: { number: string }; form: { caption?: string; file: Blob } }; gives: AttachmentOut };
  /** Enter a branch */
  add_branch: { takes: { body: BranchIn }; gives: NodeOut };
  /** Set up a channel */
  add_channel: { takes: { body: ChannelIn }; gives: ChannelSaved };
  /** Enter a contact */
  add_contact: { takes: { path: { customer_id: number }; body: ContactIn }; gives: CustomerEntered };
  /** Enter a customer */
  add_customer: { takes: { body: CustomerIn }; gives: CustomerEntered };
  /** Enter a fault code */
  add_fault_code: { takes: { body: FaultCodeIn }; gives: Done };
  /** Enter a product model */
  add_model: { takes: { body: ModelIn }; gives: UnitEntered };
  /** Enter a person */
  add_person: { takes: { body: PersonIn }; gives: PersonEntered };
  /** Enter a place */
  add_place: { takes: { path: { customer_id: number }; body: PlaceIn }; gives: PlaceId };
  /** Add a column */
  add_register_column: { takes: { body: ColumnIn }; gives: ColumnId };
  /** Enter a unit */
  add_unit: { takes: { path: { customer_id: number }; body: UnitIn }; gives: UnitEntered };
  /** Adopt a regulation */
  adopt_regulation: { takes: { path: { slug: string }; body: AdoptIn }; gives: Adopted };
  /** Agency service contract noted (登记代理服务合同) */
  agency_contract_noted: { takes: { path: { number: string }; body: AgencyContractNoted }; gives: RecordedOut };
  /** Agent informed (已告知经销商) */
  agent_informed: { takes: { path: { number: string }; body: AgentInformed }; gives: RecordedOut };
  /** Amend scenarios */
  amend_scenarios: { takes: { path: { draft_id: number }; body: AmendIn }; gives: DraftOut };
  /** Appointment booked (预约登记) */
  appointment_booked: { takes: { path: { number: string }; body: AppointmentBooked }; gives: RecordedOut };
  /** Appointment entered in the table (录入预约统计表) */
  appointment_entered: { takes: { path: { number: string }; body: AppointmentEntered }; gives: RecordedOut };
  /** User reminded of the appointment (提醒用户预约) */
  appointment_reminded: { takes: { path: { number: string }; body: AppointmentReminded }; gives: RecordedOut };
  /** Approved (审批同意) */
  approval_given: { takes: { path: { number: string }; body: ApprovalGiven }; gives: RecordedOut };
  /** Approval refused (审批不同意) */
  approval_refused: { takes: { path: { number: string }; body: ApprovalRefused }; gives: RecordedOut };
  /** Sent back to be completed (退回补正) */
  approval_returned: { takes: { path: { number: string }; body: ApprovalReturned }; gives: RecordedOut };
  /** Request for approval withdrawn (撤回申请) */
  approval_withdrawn: { takes: { path: { number: string }; body: ApprovalWithdrawn }; gives: RecordedOut };
  /** Approve a draft */
  approve_draft: { takes: { path: { draft_id: number }; body: ApproveIn }; gives: DraftOut };
  /** Archive or restore a customer */
  archive_customer: { takes: { path: { customer_id: number }; body: ArchiveIn }; gives: CustomerOut };
  /** Assistance asked for (请求协助) */
  assist_asked: { takes: { path: { number: string }; body: AssistAsked }; gives: RecordedOut };
  /** Assistance confirmed as done (确认协助完成) */
  assist_confirmed: { takes: { path: { number: string }; body: AssistConfirmed }; gives: RecordedOut };
  /** Begin a regulation */
  begin_regulation: { takes: { body: BeginIn }; gives: DraftId };
  /** Block cleared (受阻解除) */
  block_cleared: { takes: { path: { number: string }; body: BlockCleared }; gives: RecordedOut };
  /** Block confirmed (确认受阻) */
  block_confirmed: { takes: { path: { number: string }; body: BlockConfirmed }; gives: RecordedOut };
  /** Block explained to the user (已向用户说明) */
  block_explained: { takes: { path: { number: string }; body: BlockExplained }; gives: RecordedOut };
  /** Block rejected (不认可受阻) */
  block_rejected: { takes: { path: { number: string }; body: BlockRejected }; gives: RecordedOut };
  /** Block reported (报告受阻) */
  block_reported: { takes: { path: { number: string }; body: BlockReported }; gives: RecordedOut };
  /** Stop work on an import */
  cancel_import: { takes: { path: { import_id: number } }; gives: ImportOut };
  /** Call a what-if off */
  cancel_what_if: { takes: { path: { what_if_id: number } }; gives: WhatIfOut };
  /** Repair management card made (制作维修管理卡) */
  card_made: { takes: { path: { number: string }; body: CardMade }; gives: RecordedOut };
  /** Case cancelled (服务单取消) */
  case_cancelled: { takes: { path: { number: string }; body: CaseCancelled }; gives: RecordedOut };
  /** Case merged into another (服务单并入另一单) */
  case_merged: { takes: { path: { number: string }; body: CaseMerged }; gives: RecordedOut };
  /** Case reopened (服务单重开) */
  case_reopened: { takes: { path: { number: string }; body: CaseReopened }; gives: RecordedOut };
  /** Work category fixed (确定工作类别) */
  category_fixed: { takes: { path: { number: string }; body: CategoryFixed }; gives: RecordedOut };
  /** Change a channel */
  change_channel: { takes: { path: { channel_id: number }; body: ChannelFacts }; gives: ChannelSaved };
  /** Change a contact */
  change_contact: { takes: { path: { customer_id: number; contact_id: number }; body: ContactIn }; gives: CustomerEntered };
  /** Change a customer */
  change_customer: { takes: { path: { customer_id: number }; body: CustomerChange }; gives: CustomerOut };
  /** Change a draft */
  change_draft: { takes: { path: { draft_id: number }; body: ChangeIn }; gives: DraftOut };
  /** Change a fault code */
  change_fault_code: { takes: { path: { fault_code_id: number }; body: FaultCodeIn }; gives: Done };
  /** Change a product model */
  change_model: { takes: { path: { model_id: number }; body: ModelChange }; gives: UnitEntered };
  /** Change the rules of notices */
  change_notice_rules: { takes: { body: HouseFacts }; gives: HouseOut };
  /** Change a notice text */
  change_notice_text: { takes: { path: { notice_kind: "clock.nearing" | "clock.missed" | "notice.owed" | "block.waiting" | "fault.proposed" | "fine.proposed" | "fine.noticed" | "task.assigned" | "task.handed_over" | "case.registered" | "duty.changed" | "mention" | "watched" | "export.ready" | "draft.proposed" | "draft.returned" | "draft.approved" | "corrected" | "channel.closed"; language: "zh-hans" | "en" }; body: WordingIn }; gives: WordingOut };
  /** Change a person */
  change_person: { takes: { path: { person_id: number }; body: PersonChange }; gives: PersonOut };
  /** Change a place */
  change_place: { takes: { path: { customer_id: number; site_id: number }; body: PlaceIn }; gives: PlaceId };
  /** Change how you are told */
  change_reception: { takes: { body: ReceptionIn }; gives: ReceptionOut };
  /** Change a column */
  change_register_column: { takes: { path: { column_id: number }; body: ColumnIn }; gives: ColumnId };
  /** Change a role */
  change_role: { takes: { path: { code: string }; body: RoleChange }; gives: RoleOut };
  /** Change a unit */
  change_unit: { takes: { path: { unit_id: number }; body: UnitChange }; gives: UnitOut };
  /** Look through a file again */
  check_import: { takes: { path: { import_id: number }; body: CheckIn }; gives: ImportOut };
  /** Stated minute confirmed (确认所报时间) */
  claim_confirmed: { takes: { path: { number: string }; body: ClaimConfirmed }; gives: RecordedOut };
  /** Close an assessment */
  close_assessment: { takes: { path: { branch_id: number; month: string; person_id: number } }; gives: SheetOut };
  /** Close a month of the ledger */
  close_ledger_month: { takes: { body: MonthIn }; gives: ClosedOut };
  /** Complaint received (收到投诉) */
  complaint_received: { takes: { path: { number: string }; body: ComplaintReceived }; gives: RecordedOut };
  /** Complaint verified (投诉查实) */
  complaint_verified: { takes: { path: { number: string }; body: ComplaintVerified }; gives: RecordedOut };
  /** Contract promise noted (记录合同承诺) */
  contract_promised: { takes: { path: { number: string }; body: ContractPromised }; gives: RecordedOut };
  /** Copies given to the user (单据副本交用户) */
  copies_given: { takes: { path: { number: string }; body: CopiesGiven }; gives: RecordedOut };
  /** Cost booked (登记费用) */
  cost_booked: { takes: { path: { number: string }; body: CostBooked }; gives: RecordedOut };
  /** Damage in transit reported (运输损坏) */
  damage_reported: { takes: { path: { number: string }; body: DamageReported }; gives: RecordedOut };
  /** Deactivate a person */
  deactivate_person: { takes: { path: { person_id: number } }; gives: PersonOut };
  /** Decide about an objection */
  decide_objection: { takes: { path: { branch_id: number; month: string; person_id: number }; body: DecisionIn }; gives: ObjectionOut };
  /** Delete a named view */
  delete_case_view: { takes: { path: { view_id: number } }; gives: Done };
  /** Cause found on site (现场诊断) */
  diagnosis_recorded: { takes: { path: { number: string }; body: DiagnosisRecorded }; gives: RecordedOut };
  /** Put a draft aside */
  discard_draft: { takes: { path: { draft_id: number } }; gives: DraftOut };
  /** Joint discussion held (会商) */
  discussion_held: { takes: { path: { number: string }; body: DiscussionHeld }; gives: RecordedOut };
  /** City or suburb marked (标明市区或郊区) */
  district_marked: { takes: { path: { number: string }; body: DistrictMarked }; gives: RecordedOut };
  /** End an adoption */
  end_adoption: { takes: { path: { adoption_id: number }; body: EndIn }; gives: Adopted };
  /** End the customer's links */
  end_customer_links: { takes: { path: { number: string } }; gives: LinksEnded };
  /** End a role */
  end_grant: { takes: { path: { grant_id: number }; body: GrantEnd }; gives: PersonEntered };
  /** Enter hours */
  enter_hours: { takes: { path: { branch_id: number }; body: WeekIn }; gives: EnteredOut };
  /** Enter the days of a year */
  enter_year: { takes: { path: { branch_id: number; year: number }; body: YearIn }; gives: EnteredOut };
  /** Erase a customer's data */
  erase_customer: { takes: { path: { customer_id: number }; body: EraseIn }; gives: ErasedCustomer };
  /** Erase the words of an entry */
  erase_words: { takes: { path: { number: string; seq: number } }; gives: ErasedOut };
  /** Manager decided (主管已决定) */
  escalation_decided: { takes: { path: { number: string }; body: EscalationDecided }; gives: RecordedOut };
  /** Manager not reached (联系主管未果) */
  escalation_failed_attempt: { takes: { path: { number: string }; body: EscalationFailedAttempt }; gives: RecordedOut };
  /** Question put to the manager (提请主管解决) */
  escalation_raised: { takes: { path: { number: string }; body: EscalationRaised }; gives: RecordedOut };
  /** Manager reached (联系上主管) */
  escalation_reached: { takes: { path: { number: string }; body: EscalationReached }; gives: RecordedOut };
  /** Record corrected (更正记录) */
  event_corrected: { takes: { path: { number: string }; body: EventCorrected }; gives: RecordedOut };
  /** User's verdict on the exchanged goods (用户对换货的评价) */
  exchange_verdict: { takes: { path: { number: string }; body: ExchangeVerdict }; gives: RecordedOut };
  /** Extra cost booked (登记额外费用) */
  extra_cost_booked: { takes: { path: { number: string }; body: ExtraCostBooked }; gives: RecordedOut };
  /** Cause of a fault found (失职原因认定) */
  fault_found: { takes: { path: { number: string }; body: FaultFound }; gives: RecordedOut };
  /** Fee handed in to the company (收费上交) */
  fee_handed_in: { takes: { path: { number: string }; body: FeeHandedIn }; gives: RecordedOut };
  /** Fee paid (已缴费用) */
  fee_paid: { takes: { path: { number: string }; body: FeePaid }; gives: RecordedOut };
  /** File closed (结案归档) */
  file_closed: { takes: { path: { number: string }; body: FileClosed }; gives: RecordedOut };
  /** Gaps in the file accepted (认可档案缺项) */
  file_gaps_accepted: { takes: { path: { number: string }; body: FileGapsAccepted }; gives: RecordedOut };
  /** File reviewed (档案已检查) */
  file_reviewed: { takes: { path: { number: string }; body: FileReviewed }; gives: RecordedOut };
  /** Fill own columns */
  fill_register: { takes: { path: { number: string }; body: ValuesIn }; gives: FilledOut };
  /** Fine appealed (罚款申诉) */
  fine_appealed: { takes: { path: { number: string }; body: FineAppealed }; gives: RecordedOut };
  /** Fine confirmed (确认罚款) */
  fine_confirmed: { takes: { path: { number: string }; body: FineConfirmed }; gives: RecordedOut };
  /** Fine revoked (撤销罚款) */
  fine_revoked: { takes: { path: { number: string }; body: FineRevoked }; gives: RecordedOut };
  /** Fine upheld (维持罚款) */
  fine_upheld: { takes: { path: { number: string }; body: FineUpheld }; gives: RecordedOut };
  /** Fine waived (免除罚款) */
  fine_waived: { takes: { path: { number: string }; body: FineWaived }; gives: RecordedOut };
  /** Finish estimated (预估完工时间) */
  finish_estimated: { takes: { path: { number: string }; body: FinishEstimated }; gives: RecordedOut };
  /** Follow a case */
  follow_case: { takes: { path: { number: string } }; gives: FollowOut };
  /** Follow-up call recorded (回访已记录) */
  followup_recorded: { takes: { path: { number: string }; body: FollowupRecorded }; gives: RecordedOut };
  /** Forget a person's second factors */
  forget_factors: { takes: { path: { person_id: number } }; gives: EndedOut };
  /** Read an assessment */
  get_assessment: { takes: { path: { branch_id: number; month: string; person_id: number } }; gives: SheetOut };
  /** Read a file */
  get_attachment: { takes: { path: { number: string; file: number } }; gives: Blob };
  /** Read a case */
  get_case: { takes: { path: { number: string } }; gives: CaseWhole };
  /** Read a clause */
  get_clause: { takes: { path: { slug: string; clause_id: string } }; gives: ClauseOut };
  /** Read a customer */
  get_customer: { takes: { path: { customer_id: number } }; gives: CustomerOut };
  /** Read a draft */
  get_draft: { takes: { path: { draft_id: number } }; gives: DraftOut };
  /** Read an entry */
  get_entry: { takes: { path: { number: string } }; gives: EntryWhole };
  /** Fetch what was gathered */
  get_export_file: { takes: { path: { customer_id: number; export_id: number } }; gives: Blob };
  /** Read an import */
  get_import: { takes: { path: { import_id: number } }; gives: ImportOut };
  /** Read who you are */
  get_me: { takes: {  }; gives: MeOut };
  /** Read the rules of notices */
  get_notice_rules: { takes: {  }; gives: HouseOut };
  /** Read a person */
  get_person: { takes: { path: { person_id: number } }; gives: PersonOut };
  /** Read an order to print */
  get_prints: { takes: { path: { run_id: number } }; gives: PrintRunOut };
  /** Fetch what was printed */
  get_prints_file: { takes: { path: { run_id: number } }; gives: Blob };
  /** Read how you are told */
  get_reception: { takes: {  }; gives: ReceptionOut };
  /** Read a regulation */
  get_regulation: { takes: { path: { slug: string } }; gives: RegulationWhole };
  /** Read a unit */
  get_unit: { takes: { path: { unit_id: number } }; gives: UnitOut };
  /** Read what would have been */
  get_what_if: { takes: { path: { what_if_id: number } }; gives: WhatIfOut };
  /** Ask why */
  get_why: { takes: { path: { number: string }; query: { key: string } }; gives: WhyOut };
  /** Give a role */
  grant_role: { takes: { path: { person_id: number }; body: GrantIn }; gives: PersonEntered };
  /** Hand over cases */
  hand_over_cases: { takes: { body: HandOverIn }; gives: HandedOverAll };
  /** Headquarters phoned before leaving (离开前电话报告总部) */
  headquarters_phoned: { takes: { path: { number: string }; body: HeadquartersPhoned }; gives: RecordedOut };
  /** User decided on it (用户对隐患的决定) */
  hidden_problem_decided: { takes: { path: { number: string }; body: HiddenProblemDecided }; gives: RecordedOut };
  /** Another problem found (发现其他隐患) */
  hidden_problem_found: { takes: { path: { number: string }; body: HiddenProblemFound }; gives: RecordedOut };
  /** Import a regulation */
  import_regulation: { takes: { body: ImportIn }; gives: DraftId };
  /** Check after the repair (修后检验) */
  inspection_recorded: { takes: { path: { number: string }; body: InspectionRecorded }; gives: RecordedOut };
  /** Falsification verified (查实弄虚作假) */
  integrity_verified: { takes: { path: { number: string }; body: IntegrityVerified }; gives: RecordedOut };
  /** Invite a person */
  invite_person: { takes: { path: { person_id: number } }; gives: InvitationOut };
  /** Invoice issued (开具发票) */
  invoice_issued: { takes: { path: { number: string }; body: InvoiceIssued }; gives: RecordedOut };
  /** Thing given back (交回物品) */
  item_back: { takes: { path: { number: string }; body: ItemBack }; gives: RecordedOut };
  /** Thing handed out (发放物品) */
  item_handed_out: { takes: { path: { number: string }; body: ItemHandedOut }; gives: RecordedOut };
  /** Thing declared lost (声明遗失) */
  item_lost: { takes: { path: { number: string }; body: ItemLost }; gives: RecordedOut };
  /** First judgement of the fault (故障初判) */
  judgement_recorded: { takes: { path: { number: string }; body: JudgementRecorded }; gives: RecordedOut };
  /** Who follows what */
  list_adoptions: { takes: {  }; gives: Array<AdoptionOut> };
  /** List the files */
  list_attachments: { takes: { path: { number: string } }; gives: Array<AttachmentOut> };
  /** List branches */
  list_branches: { takes: {  }; gives: Array<NodeOut> };
  /** Read the faults */
  list_case_faults: { takes: { path: { number: string } }; gives: Array<CaseFaultOut> };
  /** List named views */
  list_case_views: { takes: {  }; gives: Array<ViewOut> };
  /** List cases */
  list_cases: { takes: { query: { view?: "open" | "late" | "soon" | "undecided" | "mine" | "unassigned" | "waiting" | "closed" | "all"; sort?: "due" | "newest" | "oldest" | "silent"; state?: "" | "requested" | "answered" | "solution_given" | "visit_planned" | "travelling" | "on_site" | "work_done" | "signed" | "sign_refused" | "followed_up" | "closed" | "cancelled" | "merged"; engineer?: number | null; customer?: number | null; model?: string; kind?: "" | "repair" | "installation" | "training" | "parts" | "return" | "exchange"; clause?: string; opened_from?: string | null; opened_to?: string | null; q?: string; after?: string; limit?: number } }; gives: CasePage };
  /** Who changed what */
  list_changes: { takes: { query: { kind?: "" | "people.branch" | "people.user" | "people.role" | "people.grant" | "policy.adoption" | "policy.workingweek" | "policy.calendaryear" | "policy.draft" | "kernel.series" | "documents.registercolumn" | "customers.customer" | "assets.productmodel" | "assets.unit" | "notices.channel" | "notices.house" | "notices.wording" | "cases.faultcode"; by?: number; about?: number; since?: string | null; until?: string | null; after?: string } }; gives: ChangePage };
  /** List channels */
  list_channels: { takes: {  }; gives: Array<ChannelOut> };
  /** Read the clocks */
  list_clocks: { takes: { path: { number: string } }; gives: Array<ClockOut> };
  /** List contacts */
  list_contacts: { takes: { path: { customer_id: number } }; gives: Array<ContactOut> };
  /** List the customer's links */
  list_customer_links: { takes: { path: { number: string } }; gives: Array<LinkOut> };
  /** List or find customers */
  list_customers: { takes: { query: { q?: string; after?: string; limit?: number } }; gives: CustomerPage };
  /** Read the log */
  list_deliveries: { takes: { path: { channel_id: number }; query: { after?: string; limit?: number } }; gives: DeliveryPage };
  /** Who was shown personal data */
  list_disclosures: { takes: { query: { by?: number; after?: string; limit?: number } }; gives: DisclosurePage };
  /** List possible doubles */
  list_doubles: { takes: {  }; gives: Array<DoublesOut> };
  /** List the drafts */
  list_drafts: { takes: {  }; gives: Array<DraftRow> };
  /** List entries of registers */
  list_entries: { takes: { query: { kind?: "" | "assessment" | "budget" | "claim" | "contract" | "department" | "piece" | "project" | "site" | "stocktake" | "training"; state?: string; after?: string; limit?: number } }; gives: EntryPage };
  /** Read what happened */
  list_events: { takes: { path: { number: string }; query: { after?: string; limit?: number } }; gives: EventPage };
  /** List your orders */
  list_exports: { takes: { path: { customer_id: number } }; gives: Array<ExportOut> };
  /** List fault codes */
  list_fault_codes: { takes: { query: { model?: string; q?: string } }; gives: Array<FaultCodeOut> };
  /** List faults */
  list_faults: { takes: { query: { state?: "proposed" | "displaced" | "confirmed" | "excused" | "moved" | "withdrawn" | "grounds_gone"; after?: string; limit?: number } }; gives: FaultPage };
  /** List figures */
  list_figures: { takes: { query: { since: string; until: string; person_id?: number } }; gives: FiguresOut };
  /** Read an import's rows */
  list_import_rows: { takes: { path: { import_id: number }; query: { after?: string; limit?: number } }; gives: ImportRows };
  /** List your imports */
  list_imports: { takes: {  }; gives: Array<ImportOut> };
  /** List product models */
  list_models: { takes: {  }; gives: Array<ModelOut> };
  /** List your own faults */
  list_my_faults: { takes: { query: { after?: string; limit?: number } }; gives: FaultPage };
  /** List notice texts */
  list_notice_texts: { takes: {  }; gives: Array<WordingOut> };
  /** List your notices */
  list_notices: { takes: { query: { unread?: boolean; kind?: "" | "clock.nearing" | "clock.missed" | "notice.owed" | "block.waiting" | "fault.proposed" | "fine.proposed" | "fine.noticed" | "task.assigned" | "task.handed_over" | "case.registered" | "duty.changed" | "mention" | "watched" | "export.ready" | "draft.proposed" | "draft.returned" | "draft.approved" | "corrected" | "channel.closed"; after?: string; limit?: number } }; gives: NoticePage };
  /** How numbers are written */
  list_numbering: { takes: {  }; gives: Array<SeriesOut> };
  /** List or find people */
  list_people: { takes: { query: { q?: string; role?: string; state?: "active" | "inactive" | "all"; after?: string; limit?: number } }; gives: PeoplePage };
  /** List places */
  list_places: { takes: { path: { customer_id: number } }; gives: Array<PlaceOut> };
  /** List own columns */
  list_register_columns: { takes: {  }; gives: Array<RegisterColumn> };
  /** List kinds of registers */
  list_registers: { takes: {  }; gives: Array<KindOut> };
  /** List the regulations */
  list_regulations: { takes: {  }; gives: Array<RegulationOut> };
  /** List roles */
  list_roles: { takes: {  }; gives: Array<RoleOut> };
  /** List your keys */
  list_tokens: { takes: {  }; gives: Array<TokenOut> };
  /** List units */
  list_units: { takes: { path: { customer_id: number } }; gives: Array<UnitOut> };
  /** List what was asked */
  list_what_ifs: { takes: { path: { draft_id: number } }; gives: Array<WhatIfRow> };
  /** Maintenance contract looked up (查询保养合同) */
  maintenance_contract_looked_up: { takes: { path: { number: string }; body: MaintenanceContractLookedUp }; gives: RecordedOut };
  /** Make a link for the customer */
  make_customer_link: { takes: { path: { number: string } }; gives: LinkMade };
  /** Make a role */
  make_role: { takes: { body: RoleIn }; gives: RoleOut };
  /** Mediation failed (调解未成) */
  mediation_failed: { takes: { path: { number: string }; body: MediationFailed }; gives: RecordedOut };
  /** Mediation opened (开始调解) */
  mediation_opened: { takes: { path: { number: string }; body: MediationOpened }; gives: RecordedOut };
  /** Demand agreed (诉求谈妥) */
  mediation_settled: { takes: { path: { number: string }; body: MediationSettled }; gives: RecordedOut };
  /** Merge two customers */
  merge_customers: { takes: { path: { customer_id: number }; body: MergeIn }; gives: MergeOut };
  /** Move a branch */
  move_branch: { takes: { path: { branch_id: number }; body: MoveBranch }; gives: BranchPlace };
  /** Move a unit to another customer */
  move_unit: { takes: { path: { unit_id: number }; body: MoveIn }; gives: UnitOut };
  /** Neglect reported (反映失职) */
  neglect_reported: { takes: { path: { number: string }; body: NeglectReported }; gives: RecordedOut };
  /** Note (备注) */
  note_added: { takes: { path: { number: string }; body: NoteAdded }; gives: RecordedOut };
  /** Note a call without a case */
  note_call: { takes: { body: CallIn }; gives: Done };
  /** Object to your assessment */
  object_to_assessment: { takes: { path: { branch_id: number; month: string; person_id: number }; body: ObjectionIn }; gives: ObjectionOut };
  /** Offer declined (放弃选择) */
  offer_declined: { takes: { path: { number: string }; body: OfferDeclined }; gives: RecordedOut };
  /** Offer taken (行使选择) */
  offer_used: { takes: { path: { number: string }; body: OfferUsed }; gives: RecordedOut };
  /** Begin a draft */
  open_draft: { takes: { path: { adoption_id: number }; body: OpenIn }; gives: DraftId };
  /** Open an entry */
  open_entry: { takes: { body: OpenIn }; gives: EntryRecorded };
  /** Open point solved (未决问题已解决) */
  openpoint_closed: { takes: { path: { number: string }; body: OpenpointClosed }; gives: RecordedOut };
  /** Open point noted (登记未决问题) */
  openpoint_opened: { takes: { path: { number: string }; body: OpenpointOpened }; gives: RecordedOut };
  /** Known problem came back (未决问题重现) */
  openpoint_recurred: { takes: { path: { number: string }; body: OpenpointRecurred }; gives: RecordedOut };
  /** User told what was done (已答复用户) */
  opinion_answered: { takes: { path: { number: string }; body: OpinionAnswered }; gives: RecordedOut };
  /** User's opinion recorded (登记用户意见) */
  opinion_recorded: { takes: { path: { number: string }; body: OpinionRecorded }; gives: RecordedOut };
  /** Opinion passed on (意见已转办) */
  opinion_sent: { takes: { path: { number: string }; body: OpinionSent }; gives: RecordedOut };
  /** Gather what is held of a customer */
  order_export: { takes: { path: { customer_id: number } }; gives: ExportOut };
  /** Order papers of many cases */
  order_prints: { takes: { body: PrintsIn }; gives: PrintRunOut };
  /** Ask what if */
  order_what_if: { takes: { path: { draft_id: number }; body: PeriodIn }; gives: WhatIfOut };
  /** Paid service asked for (申请有偿服务) */
  paid_service_asked: { takes: { path: { number: string }; body: PaidServiceAsked }; gives: RecordedOut };
  /** Paper received (收到材料) */
  paper_received: { takes: { path: { number: string }; body: PaperReceived }; gives: RecordedOut };
  /** Paper handed back (退还材料) */
  paper_returned: { takes: { path: { number: string }; body: PaperReturned }; gives: RecordedOut };
  /** Free parts approved (批准免费配件) */
  parts_approved: { takes: { path: { number: string }; body: PartsApproved }; gives: RecordedOut };
  /** Requisition cancelled (取消领料) */
  parts_cancelled: { takes: { path: { number: string }; body: PartsCancelled }; gives: RecordedOut };
  /** Parts damaged on arrival (配件到货损坏) */
  parts_damaged: { takes: { path: { number: string }; body: PartsDamaged }; gives: RecordedOut };
  /** Parts handed back (退回配件) */
  parts_handed_back: { takes: { path: { number: string }; body: PartsHandedBack }; gives: RecordedOut };
  /** Parts issued (发放配件) */
  parts_issued: { takes: { path: { number: string }; body: PartsIssued }; gives: RecordedOut };
  /** Parts ordered by the user (用户订购配件) */
  parts_ordered: { takes: { path: { number: string }; body: PartsOrdered }; gives: RecordedOut };
  /** Parts packed (配件已包装) */
  parts_packed: { takes: { path: { number: string }; body: PartsPacked }; gives: RecordedOut };
  /** Parts paid (配件已付款) */
  parts_paid: { takes: { path: { number: string }; body: PartsPaid }; gives: RecordedOut };
  /** Parts received by the user (用户收到配件) */
  parts_received: { takes: { path: { number: string }; body: PartsReceived }; gives: RecordedOut };
  /** Free parts refused (不批准免费配件) */
  parts_refused: { takes: { path: { number: string }; body: PartsRefused }; gives: RecordedOut };
  /** Free parts requested (申请免费配件) */
  parts_requested: { takes: { path: { number: string }; body: PartsRequested }; gives: RecordedOut };
  /** Parts requisition made (申请领料) */
  parts_requisitioned: { takes: { path: { number: string }; body: PartsRequisitioned }; gives: RecordedOut };
  /** Missing parts arrived (缺件到货) */
  parts_restocked: { takes: { path: { number: string }; body: PartsRestocked }; gives: RecordedOut };
  /** Parts shipped (配件已发出) */
  parts_shipped: { takes: { path: { number: string }; body: PartsShipped }; gives: RecordedOut };
  /** Parts short (配件短缺) */
  parts_short: { takes: { path: { number: string }; body: PartsShort }; gives: RecordedOut };
  /** Parts used (使用配件) */
  parts_used: { takes: { path: { number: string }; body: PartsUsed }; gives: RecordedOut };
  /** Preparation checked (已作出发准备) */
  preparation_checked: { takes: { path: { number: string }; body: PreparationChecked }; gives: RecordedOut };
  /** Problem answered (部门已答复) */
  problem_answered: { takes: { path: { number: string }; body: ProblemAnswered }; gives: RecordedOut };
  /** Problem put to another department (问题转相关部门) */
  problem_reported: { takes: { path: { number: string }; body: ProblemReported }; gives: RecordedOut };
  /** Promise approved (批准许诺) */
  promise_approved: { takes: { path: { number: string }; body: PromiseApproved }; gives: RecordedOut };
  /** Promise made to the user (向用户作出许诺) */
  promise_made: { takes: { path: { number: string }; body: PromiseMade }; gives: RecordedOut };
  /** Promise not approved (不批准许诺) */
  promise_refused: { takes: { path: { number: string }; body: PromiseRefused }; gives: RecordedOut };
  /** Propose a draft */
  propose_draft: { takes: { path: { draft_id: number }; body: ProposeIn }; gives: DraftOut };
  /** Inside or outside the province (标明省内或省外) */
  province_marked: { takes: { path: { number: string }; body: ProvinceMarked }; gives: RecordedOut };
  /** Purchase received (采购到货) */
  purchase_received: { takes: { path: { number: string }; body: PurchaseReceived }; gives: RecordedOut };
  /** Purchase requested (申请采购) */
  purchase_requested: { takes: { path: { number: string }; body: PurchaseRequested }; gives: RecordedOut };
  /** Qualification confirmed (确认服务资格) */
  qualification_confirmed: { takes: { path: { number: string }; body: QualificationConfirmed }; gives: RecordedOut };
  /** Repair spot-checked with the user (抽查维修质量与态度) */
  quality_check_done: { takes: { path: { number: string }; body: QualityCheckDone }; gives: RecordedOut };
  /** Quote accepted (用户接受报价) */
  quote_accepted: { takes: { path: { number: string }; body: QuoteAccepted }; gives: RecordedOut };
  /** Quote given (报价) */
  quote_given: { takes: { path: { number: string }; body: QuoteGiven }; gives: RecordedOut };
  /** Let a person sign in again */
  reactivate_person: { takes: { path: { person_id: number } }; gives: PersonOut };
  /** Bring a file */
  read_import: { takes: { form: { file: Blob } }; gives: ImportOut };
  /** Read the ledger of fines */
  read_ledger: { takes: { query: { month: string; after?: string; limit?: number } }; gives: LedgerPage };
  /** Mark a notice */
  read_notice: { takes: { path: { notice_id: number }; body: ReadIn }; gives: NoticeOut };
  /** Mark all notices as read */
  read_notices: { takes: { body: ReadAllIn }; gives: CountOut };
  /** Reception recorded (接待登记) */
  reception_recorded: { takes: { path: { number: string }; body: ReceptionRecorded }; gives: RecordedOut };
  /** Register many requests */
  register_requests: { takes: { body: RequestRows }; gives: RowsOut };
  /** Effective steps taken (采取补救措施) */
  remedy_taken: { takes: { path: { number: string }; body: RemedyTaken }; gives: RecordedOut };
  /** Take a channel away */
  remove_channel: { takes: { path: { channel_id: number } }; gives: Gone };
  /** Remove a contact */
  remove_contact: { takes: { path: { customer_id: number; contact_id: number } }; gives: Removed };
  /** Remove a place */
  remove_place: { takes: { path: { customer_id: number; site_id: number } }; gives: PlaceId };
  /** Rename a branch */
  rename_branch: { takes: { path: { branch_id: number }; body: BranchName }; gives: NodeOut };
  /** Renew the code of the label */
  renew_unit_code: { takes: { path: { unit_id: number } }; gives: CodeOut };
  /** Repair contract signed (签订维修合同) */
  repair_contract_signed: { takes: { path: { number: string }; body: RepairContractSigned }; gives: RecordedOut };
  /** Repair order made (制作委托书) */
  repair_order_made: { takes: { path: { number: string }; body: RepairOrderMade }; gives: RecordedOut };
  /** Later end of the repair approved (批准延期修复) */
  repair_postponed: { takes: { path: { number: string }; body: RepairPostponed }; gives: RecordedOut };
  /** Linked to an earlier case (关联前次服务单) */
  repeat_linked: { takes: { path: { number: string }; body: RepeatLinked }; gives: RecordedOut };
  /** Replacement asked for (要求换货) */
  replacement_asked: { takes: { path: { number: string }; body: ReplacementAsked }; gives: RecordedOut };
  /** Send once more */
  replay_delivery: { takes: { path: { delivery_id: number } }; gives: DeliveryOut };
  /** Service report submitted (提交维修报告) */
  report_submitted: { takes: { path: { number: string }; body: ReportSubmitted }; gives: RecordedOut };
  /** Request answered (已答复) */
  request_answered: { takes: { path: { number: string }; body: RequestAnswered }; gives: RecordedOut };
  /** Request completed (补全报修信息) */
  request_completed: { takes: { path: { number: string }; body: RequestCompleted }; gives: RecordedOut };
  /** Request received (收到服务请求) */
  request_received: { takes: { body: RequestReceived }; gives: RegisteredOut };
  /** User urged (用户催单) */
  request_urged: { takes: { path: { number: string }; body: RequestUrged }; gives: RecordedOut };
  /** Requirement confirmed with the user (已与用户核对要求) */
  requirement_confirmed: { takes: { path: { number: string }; body: RequirementConfirmed }; gives: RecordedOut };
  /** Bring a scrapped unit back */
  restore_unit: { takes: { path: { unit_id: number }; body: RestoreIn }; gives: UnitOut };
  /** Take a column out of use */
  retire_register_column: { takes: { path: { column_id: number } }; gives: ColumnId };
  /** Returned goods booked in (退货入库) */
  return_booked: { takes: { path: { number: string }; body: ReturnBooked }; gives: RecordedOut };
  /** Give a draft back */
  return_draft: { takes: { path: { draft_id: number }; body: WhyIn }; gives: DraftOut };
  /** Returned-goods report submitted (提交退货报告) */
  return_reported: { takes: { path: { number: string }; body: ReturnReported }; gives: RecordedOut };
  /** Report sent back (退货报告被退回) */
  return_sent_back: { takes: { path: { number: string }; body: ReturnSentBack }; gives: RecordedOut };
  /** Revoke one of your keys */
  revoke_token: { takes: { path: { token_id: number } }; gives: TokenOut };
  /** Revoke a person's key */
  revoke_token_of_person: { takes: { path: { person_id: number; token_id: number } }; gives: PersonEntered };
  /** Roll a version back */
  roll_back_draft: { takes: { path: { draft_id: number }; body: WhyIn }; gives: DraftOut };
  /** Carry out an import */
  run_import: { takes: { path: { import_id: number } }; gives: ImportOut };
  /** Name a view */
  save_case_view: { takes: { body: ViewIn }; gives: Done };
  /** Scope of service decided (确定是否属服务范围) */
  scope_decided: { takes: { path: { number: string }; body: ScopeDecided }; gives: RecordedOut };
  /** Scrap a unit */
  scrap_unit: { takes: { path: { unit_id: number }; body: ScrapIn }; gives: UnitOut };
  /** Write numbers otherwise */
  set_numbering: { takes: { path: { series: string }; body: SeriesIn }; gives: SeriesOut };
  /** Share of the loss waived (免除分担) */
  share_waived: { takes: { path: { number: string }; body: ShareWaived }; gives: RecordedOut };
  /** Confirmation form filled in (填写确认单) */
  sheet_filled: { takes: { path: { number: string }; body: SheetFilled }; gives: RecordedOut };
  /** Sign a person out everywhere */
  sign_person_out: { takes: { path: { person_id: number } }; gives: EndedOut };
  /** Nobody there to sign (无人签字) */
  signoff_absent: { takes: { path: { number: string }; body: SignoffAbsent }; gives: RecordedOut };
  /** User refused to sign (用户拒绝签字) */
  signoff_refused: { takes: { path: { number: string }; body: SignoffRefused }; gives: RecordedOut };
  /** User signed (用户签字) */
  signoff_signed: { takes: { path: { number: string }; body: SignoffSigned }; gives: RecordedOut };
  /** Solution agreed by the user (用户同意方案) */
  solution_agreed: { takes: { path: { number: string }; body: SolutionAgreed }; gives: RecordedOut };
  /** Solution declined by the user (用户不同意方案) */
  solution_declined: { takes: { path: { number: string }; body: SolutionDeclined }; gives: RecordedOut };
  /** Solution proposed (提出处理方案) */
  solution_proposed: { takes: { path: { number: string }; body: SolutionProposed }; gives: RecordedOut };
  /** Report from the site contradicted (现场反馈失实) */
  stationed_report_contradicted: { takes: { path: { number: string }; body: StationedReportContradicted }; gives: RecordedOut };
  /** Stationed employee sent (派驻外人员前往) */
  stationed_sent: { takes: { path: { number: string }; body: StationedSent }; gives: RecordedOut };
  /** Stock of parts looked up (查询配件库存) */
  stock_checked: { takes: { path: { number: string }; body: StockChecked }; gives: RecordedOut };
  /** Supplier answered (责任方已答复) */
  supplier_answered: { takes: { path: { number: string }; body: SupplierAnswered }; gives: RecordedOut };
  /** Supplier contacted in writing (书面联系责任方) */
  supplier_contacted: { takes: { path: { number: string }; body: SupplierContacted }; gives: RecordedOut };
  /** Satisfaction sheet filled in (填写满意度调查表) */
  survey_filled_in: { takes: { path: { number: string }; body: SurveyFilledIn }; gives: RecordedOut };
  /** Role on the case handed over (移交职责) */
  task_assigned: { takes: { path: { number: string }; body: TaskAssigned }; gives: RecordedOut };
  /** Term waived (免除要求) */
  term_waived: { takes: { path: { number: string }; body: TermWaived }; gives: RecordedOut };
  /** Training recorded (培训已记录) */
  training_recorded: { takes: { path: { number: string }; body: TrainingRecorded }; gives: RecordedOut };
  /** Ticket bought (已购票) */
  travel_bought: { takes: { path: { number: string }; body: TravelBought }; gives: RecordedOut };
  /** Ticket ordered (申请购票) */
  travel_ordered: { takes: { path: { number: string }; body: TravelOrdered }; gives: RecordedOut };
  /** Send a test */
  try_channel: { takes: { path: { channel_id: number } }; gives: TriedOut };
  /** Try a draft */
  try_draft: { takes: { path: { draft_id: number } }; gives: TrialOut };
  /** Take your last entry back */
  undo_event: { takes: { path: { number: string; seq: number } }; gives: RecordedOut };
  /** Undo an import */
  undo_import: { takes: { path: { import_id: number } }; gives: ImportOut };
  /** Undo a merge */
  undo_merge: { takes: { path: { customer_id: number; merge_id: number } }; gives: PartedOut };
  /** Follow a case no longer */
  unfollow_case: { takes: { path: { number: string } }; gives: FollowOut };
  /** Unit handed in for repair (送修) */
  unit_handed_in: { takes: { path: { number: string }; body: UnitHandedIn }; gives: RecordedOut };
  /** Unit repaired (修复) */
  unit_repaired: { takes: { path: { number: string }; body: UnitRepaired }; gives: RecordedOut };
  /** Unit taken out of use for good (设备报废停用) */
  unit_retired: { takes: { path: { number: string }; body: UnitRetired }; gives: RecordedOut };
  /** Unit sent back (修复寄回) */
  unit_sent_back: { takes: { path: { number: string }; body: UnitSentBack }; gives: RecordedOut };
  /** Unit sent to the manufacturer (返厂维修) */
  unit_sent_to_maker: { takes: { path: { number: string }; body: UnitSentToMaker }; gives: RecordedOut };
  /** Time and place agreed with the user (与用户约定时间地点) */
  visit_agreed: { takes: { path: { number: string }; body: VisitAgreed }; gives: RecordedOut };
  /** Arrived on site (到达现场) */
  visit_arrived: { takes: { path: { number: string }; body: VisitArrived }; gives: RecordedOut };
  /** Visit decided (确定是否上门) */
  visit_decided: { takes: { path: { number: string }; body: VisitDecided }; gives: RecordedOut };
  /** Engineer departed (已出发) */
  visit_departed: { takes: { path: { number: string }; body: VisitDeparted }; gives: RecordedOut };
  /** Journey resumed (恢复行程) */
  visit_journey_resumed: { takes: { path: { number: string }; body: VisitJourneyResumed }; gives: RecordedOut };
  /** Engineer left the site (离开现场) */
  visit_left: { takes: { path: { number: string }; body: VisitLeft }; gives: RecordedOut };
  /** Preparation did not match the requirement (所备与要求不符) */
  visit_mismatch: { takes: { path: { number: string }; body: VisitMismatch }; gives: RecordedOut };
  /** Visit planned (已安排上门) */
  visit_planned: { takes: { path: { number: string }; body: VisitPlanned }; gives: RecordedOut };
  /** Expected arrival told to the user (已告知预计到达时间) */
  visit_promised: { takes: { path: { number: string }; body: VisitPromised }; gives: RecordedOut };
  /** Remark or promise to the user reported (反映言语或许诺不当) */
  visit_remark_reported: { takes: { path: { number: string }; body: VisitRemarkReported }; gives: RecordedOut };
  /** Tools or parts missing on site (现场缺工具或配件) */
  visit_shortage: { takes: { path: { number: string }; body: VisitShortage }; gives: RecordedOut };
  /** Walk-around inspection done (环车检查) */
  walk_around_done: { takes: { path: { number: string }; body: WalkAroundDone }; gives: RecordedOut };
  /** Work done (作业完成) */
  work_done: { takes: { path: { number: string }; body: WorkDone }; gives: RecordedOut };
  /** Work order issued (下达维修任务单) */
  workorder_issued: { takes: { path: { number: string }; body: WorkorderIssued }; gives: RecordedOut };
  /** Work order received (接收任务单) */
  workorder_received: { takes: { path: { number: string }; body: WorkorderReceived }; gives: RecordedOut };
  /** Workshop told to keep a bay free (通知车间预留工位) */
  workshop_told: { takes: { path: { number: string }; body: WorkshopTold }; gives: RecordedOut };
}

export const ROUTES: { readonly [name in keyof Operations]: readonly [string, string] } = {
  act_on_entry: ["POST", "/api/v1/entries/{number}/acts"],
  add_attachment: ["POST", "/api/v1/cases/{number}/attachments"],
  add_branch: ["POST", "/api/v1/branches"],
  add_channel: ["POST", "/api/v1/channels"],
  add_contact: ["POST", "/api/v1/customers/{customer_id}/contacts"],
  add_customer: ["POST", "/api/v1/customers"],
  add_fault_code: ["POST", "/api/v1/fault-codes"],
  add_model: ["POST", "/api/v1/models"],
  add_person: ["POST", "/api/v1/people"],
  add_place: ["POST", "/api/v1/customers/{customer_id}/places"],
  add_register_column: ["POST", "/api/v1/register-columns"],
  add_unit: ["POST", "/api/v1/customers/{customer_id}/units"],
  adopt_regulation: ["POST", "/api/v1/regulations/{slug}/adoptions"],
  agency_contract_noted: ["POST", "/api/v1/cases/{number}/acts/agency_contract.noted"],
  agent_informed: ["POST", "/api/v1/cases/{number}/acts/agent.informed"],
  amend_scenarios: ["PUT", "/api/v1/drafts/{draft_id}/scenarios"],
  appointment_booked: ["POST", "/api/v1/cases/{number}/acts/appointment.booked"],
  appointment_entered: ["POST", "/api/v1/cases/{number}/acts/appointment.entered"],
  appointment_reminded: ["POST", "/api/v1/cases/{number}/acts/appointment.reminded"],
  approval_given: ["POST", "/api/v1/cases/{number}/acts/approval.given"],
  approval_refused: ["POST", "/api/v1/cases/{number}/acts/approval.refused"],
  approval_returned: ["POST", "/api/v1/cases/{number}/acts/approval.returned"],
  approval_withdrawn: ["POST", "/api/v1/cases/{number}/acts/approval.withdrawn"],
  approve_draft: ["POST", "/api/v1/drafts/{draft_id}/approve"],
  archive_customer: ["POST", "/api/v1/customers/{customer_id}/archive"],
  assist_asked: ["POST", "/api/v1/cases/{number}/acts/assist.asked"],
  assist_confirmed: ["POST", "/api/v1/cases/{number}/acts/assist.confirmed"],
  begin_regulation: ["POST", "/api/v1/drafts"],
  block_cleared: ["POST", "/api/v1/cases/{number}/acts/block.cleared"],
  block_confirmed: ["POST", "/api/v1/cases/{number}/acts/block.confirmed"],
  block_explained: ["POST", "/api/v1/cases/{number}/acts/block.explained"],
  block_rejected: ["POST", "/api/v1/cases/{number}/acts/block.rejected"],
  block_reported: ["POST", "/api/v1/cases/{number}/acts/block.reported"],
  cancel_import: ["POST", "/api/v1/imports/{import_id}/cancel"],
  cancel_what_if: ["POST", "/api/v1/what-ifs/{what_if_id}/cancel"],
  card_made: ["POST", "/api/v1/cases/{number}/acts/card.made"],
  case_cancelled: ["POST", "/api/v1/cases/{number}/acts/case.cancelled"],
  case_merged: ["POST", "/api/v1/cases/{number}/acts/case.merged"],
  case_reopened: ["POST", "/api/v1/cases/{number}/acts/case.reopened"],
  category_fixed: ["POST", "/api/v1/cases/{number}/acts/category.fixed"],
  change_channel: ["PUT", "/api/v1/channels/{channel_id}"],
  change_contact: ["PUT", "/api/v1/customers/{customer_id}/contacts/{contact_id}"],
  change_customer: ["PUT", "/api/v1/customers/{customer_id}"],
  change_draft: ["PUT", "/api/v1/drafts/{draft_id}"],
  change_fault_code: ["PUT", "/api/v1/fault-codes/{fault_code_id}"],
  change_model: ["PUT", "/api/v1/models/{model_id}"],
  change_notice_rules: ["PUT", "/api/v1/notice-rules"],
  change_notice_text: ["PUT", "/api/v1/notice-texts/{notice_kind}/{language}"],
  change_person: ["PUT", "/api/v1/people/{person_id}"],
  change_place: ["PUT", "/api/v1/customers/{customer_id}/places/{site_id}"],
  change_reception: ["PUT", "/api/v1/me/notices"],
  change_register_column: ["PUT", "/api/v1/register-columns/{column_id}"],
  change_role: ["PUT", "/api/v1/roles/{code}"],
  change_unit: ["PUT", "/api/v1/units/{unit_id}"],
  check_import: ["POST", "/api/v1/imports/{import_id}/check"],
  claim_confirmed: ["POST", "/api/v1/cases/{number}/acts/claim.confirmed"],
  close_assessment: ["POST", "/api/v1/assessments/{branch_id}/{month}/{person_id}/close"],
  close_ledger_month: ["POST", "/api/v1/ledger/close"],
  complaint_received: ["POST", "/api/v1/cases/{number}/acts/complaint.received"],
  complaint_verified: ["POST", "/api/v1/cases/{number}/acts/complaint.verified"],
  contract_promised: ["POST", "/api/v1/cases/{number}/acts/contract.promised"],
  copies_given: ["POST", "/api/v1/cases/{number}/acts/copies.given"],
  cost_booked: ["POST", "/api/v1/cases/{number}/acts/cost.booked"],
  damage_reported: ["POST", "/api/v1/cases/{number}/acts/damage.reported"],
  deactivate_person: ["POST", "/api/v1/people/{person_id}/deactivate"],
  decide_objection: ["POST", "/api/v1/assessments/{branch_id}/{month}/{person_id}/decision"],
  delete_case_view: ["POST", "/api/v1/case-views/{view_id}/delete"],
  diagnosis_recorded: ["POST", "/api/v1/cases/{number}/acts/diagnosis.recorded"],
  discard_draft: ["POST", "/api/v1/drafts/{draft_id}/discard"],
  discussion_held: ["POST", "/api/v1/cases/{number}/acts/discussion.held"],
  district_marked: ["POST", "/api/v1/cases/{number}/acts/district.marked"],
  end_adoption: ["POST", "/api/v1/adoptions/{adoption_id}/end"],
  end_customer_links: ["POST", "/api/v1/cases/{number}/customer-links/end"],
  end_grant: ["POST", "/api/v1/grants/{grant_id}/end"],
  enter_hours: ["POST", "/api/v1/branches/{branch_id}/calendar/hours"],
  enter_year: ["POST", "/api/v1/branches/{branch_id}/calendar/years/{year}"],
  erase_customer: ["POST", "/api/v1/customers/{customer_id}/erase"],
  erase_words: ["POST", "/api/v1/cases/{number}/events/{seq}/erase"],
  escalation_decided: ["POST", "/api/v1/cases/{number}/acts/escalation.decided"],
  escalation_failed_attempt: ["POST", "/api/v1/cases/{number}/acts/escalation.failed_attempt"],
  escalation_raised: ["POST", "/api/v1/cases/{number}/acts/escalation.raised"],
  escalation_reached: ["POST", "/api/v1/cases/{number}/acts/escalation.reached"],
  event_corrected: ["POST", "/api/v1/cases/{number}/acts/event.corrected"],
  exchange_verdict: ["POST", "/api/v1/cases/{number}/acts/exchange.verdict"],
  extra_cost_booked: ["POST", "/api/v1/cases/{number}/acts/extra_cost.booked"],
  fault_found: ["POST", "/api/v1/cases/{number}/acts/fault.found"],
  fee_handed_in: ["POST", "/api/v1/cases/{number}/acts/fee.handed_in"],
  fee_paid: ["POST", "/api/v1/cases/{number}/acts/fee.paid"],
  file_closed: ["POST", "/api/v1/cases/{number}/acts/file.closed"],
  file_gaps_accepted: ["POST", "/api/v1/cases/{number}/acts/file.gaps_accepted"],
  file_reviewed: ["POST", "/api/v1/cases/{number}/acts/file.reviewed"],
  fill_register: ["POST", "/api/v1/cases/{number}/register"],
  fine_appealed: ["POST", "/api/v1/cases/{number}/acts/fine.appealed"],
  fine_confirmed: ["POST", "/api/v1/cases/{number}/acts/fine.confirmed"],
  fine_revoked: ["POST", "/api/v1/cases/{number}/acts/fine.revoked"],
  fine_upheld: ["POST", "/api/v1/cases/{number}/acts/fine.upheld"],
  fine_waived: ["POST", "/api/v1/cases/{number}/acts/fine.waived"],
  finish_estimated: ["POST", "/api/v1/cases/{number}/acts/finish.estimated"],
  follow_case: ["POST", "/api/v1/cases/{number}/follow"],
  followup_recorded: ["POST", "/api/v1/cases/{number}/acts/followup.recorded"],
  forget_factors: ["POST", "/api/v1/people/{person_id}/forget-factors"],
  get_assessment: ["GET", "/api/v1/assessments/{branch_id}/{month}/{person_id}"],
  get_attachment: ["GET", "/api/v1/cases/{number}/attachments/{file}"],
  get_case: ["GET", "/api/v1/cases/{number}"],
  get_clause: ["GET", "/api/v1/regulations/{slug}/clauses/{clause_id}"],
  get_customer: ["GET", "/api/v1/customers/{customer_id}"],
  get_draft: ["GET", "/api/v1/drafts/{draft_id}"],
  get_entry: ["GET", "/api/v1/entries/{number}"],
  get_export_file: ["GET", "/api/v1/customers/{customer_id}/exports/{export_id}/file"],
  get_import: ["GET", "/api/v1/imports/{import_id}"],
  get_me: ["GET", "/api/v1/me"],
  get_notice_rules: ["GET", "/api/v1/notice-rules"],
  get_person: ["GET", "/api/v1/people/{person_id}"],
  get_prints: ["GET", "/api/v1/prints/{run_id}"],
  get_prints_file: ["GET", "/api/v1/prints/{run_id}/file"],
  get_reception: ["GET", "/api/v1/me/notices"],
  get_regulation: ["GET", "/api/v1/regulations/{slug}"],
  get_unit: ["GET", "/api/v1/units/{unit_id}"],
  get_what_if: ["GET", "/api/v1/what-ifs/{what_if_id}"],
  get_why: ["GET", "/api/v1/cases/{number}/why"],
  grant_role: ["POST", "/api/v1/people/{person_id}/grants"],
  hand_over_cases: ["POST", "/api/v1/hand-overs"],
  headquarters_phoned: ["POST", "/api/v1/cases/{number}/acts/headquarters.phoned"],
  hidden_problem_decided: ["POST", "/api/v1/cases/{number}/acts/hidden_problem.decided"],
  hidden_problem_found: ["POST", "/api/v1/cases/{number}/acts/hidden_problem.found"],
  import_regulation: ["POST", "/api/v1/drafts/import"],
  inspection_recorded: ["POST", "/api/v1/cases/{number}/acts/inspection.recorded"],
  integrity_verified: ["POST", "/api/v1/cases/{number}/acts/integrity.verified"],
  invite_person: ["POST", "/api/v1/people/{person_id}/invite"],
  invoice_issued: ["POST", "/api/v1/cases/{number}/acts/invoice.issued"],
  item_back: ["POST", "/api/v1/cases/{number}/acts/item.back"],
  item_handed_out: ["POST", "/api/v1/cases/{number}/acts/item.handed_out"],
  item_lost: ["POST", "/api/v1/cases/{number}/acts/item.lost"],
  judgement_recorded: ["POST", "/api/v1/cases/{number}/acts/judgement.recorded"],
  list_adoptions: ["GET", "/api/v1/adoptions"],
  list_attachments: ["GET", "/api/v1/cases/{number}/attachments"],
  list_branches: ["GET", "/api/v1/branches"],
  list_case_faults: ["GET", "/api/v1/cases/{number}/faults"],
  list_case_views: ["GET", "/api/v1/case-views"],
  list_cases: ["GET", "/api/v1/cases"],
  list_changes: ["GET", "/api/v1/audit/changes"],
  list_channels: ["GET", "/api/v1/channels"],
  list_clocks: ["GET", "/api/v1/cases/{number}/clocks"],
  list_contacts: ["GET", "/api/v1/customers/{customer_id}/contacts"],
  list_customer_links: ["GET", "/api/v1/cases/{number}/customer-links"],
  list_customers: ["GET", "/api/v1/customers"],
  list_deliveries: ["GET", "/api/v1/channels/{channel_id}/deliveries"],
  list_disclosures: ["GET", "/api/v1/audit/disclosures"],
  list_doubles: ["GET", "/api/v1/doubles"],
  list_drafts: ["GET", "/api/v1/drafts"],
  list_entries: ["GET", "/api/v1/entries"],
  list_events: ["GET", "/api/v1/cases/{number}/events"],
  list_exports: ["GET", "/api/v1/customers/{customer_id}/exports"],
  list_fault_codes: ["GET", "/api/v1/fault-codes"],
  list_faults: ["GET", "/api/v1/faults"],
  list_figures: ["GET", "/api/v1/figures"],
  list_import_rows: ["GET", "/api/v1/imports/{import_id}/rows"],
  list_imports: ["GET", "/api/v1/imports"],
  list_models: ["GET", "/api/v1/models"],
  list_my_faults: ["GET", "/api/v1/faults/mine"],
  list_notice_texts: ["GET", "/api/v1/notice-texts"],
  list_notices: ["GET", "/api/v1/notices"],
  list_numbering: ["GET", "/api/v1/numbering"],
  list_people: ["GET", "/api/v1/people"],
  list_places: ["GET", "/api/v1/customers/{customer_id}/places"],
  list_register_columns: ["GET", "/api/v1/register-columns"],
  list_registers: ["GET", "/api/v1/registers"],
  list_regulations: ["GET", "/api/v1/regulations"],
  list_roles: ["GET", "/api/v1/roles"],
  list_tokens: ["GET", "/api/v1/tokens"],
  list_units: ["GET", "/api/v1/customers/{customer_id}/units"],
  list_what_ifs: ["GET", "/api/v1/drafts/{draft_id}/what-ifs"],
  maintenance_contract_looked_up: ["POST", "/api/v1/cases/{number}/acts/maintenance_contract.looked_up"],
  make_customer_link: ["POST", "/api/v1/cases/{number}/customer-links"],
  make_role: ["POST", "/api/v1/roles"],
  mediation_failed: ["POST", "/api/v1/cases/{number}/acts/mediation.failed"],
  mediation_opened: ["POST", "/api/v1/cases/{number}/acts/mediation.opened"],
  mediation_settled: ["POST", "/api/v1/cases/{number}/acts/mediation.settled"],
  merge_customers: ["POST", "/api/v1/customers/{customer_id}/merge"],
  move_branch: ["POST", "/api/v1/branches/{branch_id}/move"],
  move_unit: ["POST", "/api/v1/units/{unit_id}/move"],
  neglect_reported: ["POST", "/api/v1/cases/{number}/acts/neglect.reported"],
  note_added: ["POST", "/api/v1/cases/{number}/acts/note.added"],
  note_call: ["POST", "/api/v1/calls"],
  object_to_assessment: ["POST", "/api/v1/assessments/{branch_id}/{month}/{person_id}/objection"],
  offer_declined: ["POST", "/api/v1/cases/{number}/acts/offer.declined"],
  offer_used: ["POST", "/api/v1/cases/{number}/acts/offer.used"],
  open_draft: ["POST", "/api/v1/adoptions/{adoption_id}/drafts"],
  open_entry: ["POST", "/api/v1/entries"],
  openpoint_closed: ["POST", "/api/v1/cases/{number}/acts/openpoint.closed"],
  openpoint_opened: ["POST", "/api/v1/cases/{number}/acts/openpoint.opened"],
  openpoint_recurred: ["POST", "/api/v1/cases/{number}/acts/openpoint.recurred"],
  opinion_answered: ["POST", "/api/v1/cases/{number}/acts/opinion.answered"],
  opinion_recorded: ["POST", "/api/v1/cases/{number}/acts/opinion.recorded"],
  opinion_sent: ["POST", "/api/v1/cases/{number}/acts/opinion.sent"],
  order_export: ["POST", "/api/v1/customers/{customer_id}/exports"],
  order_prints: ["POST", "/api/v1/prints"],
  order_what_if: ["POST", "/api/v1/drafts/{draft_id}/what-ifs"],
  paid_service_asked: ["POST", "/api/v1/cases/{number}/acts/paid_service.asked"],
  paper_received: ["POST", "/api/v1/cases/{number}/acts/paper.received"],
  paper_returned: ["POST", "/api/v1/cases/{number}/acts/paper.returned"],
  parts_approved: ["POST", "/api/v1/cases/{number}/acts/parts.approved"],
  parts_cancelled: ["POST", "/api/v1/cases/{number}/acts/parts.cancelled"],
  parts_damaged: ["POST", "/api/v1/cases/{number}/acts/parts.damaged"],
  parts_handed_back: ["POST", "/api/v1/cases/{number}/acts/parts.handed_back"],
  parts_issued: ["POST", "/api/v1/cases/{number}/acts/parts.issued"],
  parts_ordered: ["POST", "/api/v1/cases/{number}/acts/parts.ordered"],
  parts_packed: ["POST", "/api/v1/cases/{number}/acts/parts.packed"],
  parts_paid: ["POST", "/api/v1/cases/{number}/acts/parts.paid"],
  parts_received: ["POST", "/api/v1/cases/{number}/acts/parts.received"],
  parts_refused: ["POST", "/api/v1/cases/{number}/acts/parts.refused"],
  parts_requested: ["POST", "/api/v1/cases/{number}/acts/parts.requested"],
  parts_requisitioned: ["POST", "/api/v1/cases/{number}/acts/parts.requisitioned"],
  parts_restocked: ["POST", "/api/v1/cases/{number}/acts/parts.restocked"],
  parts_shipped: ["POST", "/api/v1/cases/{number}/acts/parts.shipped"],
  parts_short: ["POST", "/api/v1/cases/{number}/acts/parts.short"],
  parts_used: ["POST", "/api/v1/cases/{number}/acts/parts.used"],
  preparation_checked: ["POST", "/api/v1/cases/{number}/acts/preparation.checked"],
  problem_answered: ["POST", "/api/v1/cases/{number}/acts/problem.answered"],
  problem_reported: ["POST", "/api/v1/cases/{number}/acts/problem.reported"],
  promise_approved: ["POST", "/api/v1/cases/{number}/acts/promise.approved"],
  promise_made: ["POST", "/api/v1/cases/{number}/acts/promise.made"],
  promise_refused: ["POST", "/api/v1/cases/{number}/acts/promise.refused"],
  propose_draft: ["POST", "/api/v1/drafts/{draft_id}/propose"],
  province_marked: ["POST", "/api/v1/cases/{number}/acts/province.marked"],
  purchase_received: ["POST", "/api/v1/cases/{number}/acts/purchase.received"],
  purchase_requested: ["POST", "/api/v1/cases/{number}/acts/purchase.requested"],
  qualification_confirmed: ["POST", "/api/v1/cases/{number}/acts/qualification.confirmed"],
  quality_check_done: ["POST", "/api/v1/cases/{number}/acts/quality_check.done"],
  quote_accepted: ["POST", "/api/v1/cases/{number}/acts/quote.accepted"],
  quote_given: ["POST", "/api/v1/cases/{number}/acts/quote.given"],
  reactivate_person: ["POST", "/api/v1/people/{person_id}/reactivate"],
  read_import: ["POST", "/api/v1/imports"],
  read_ledger: ["GET", "/api/v1/ledger"],
  read_notice: ["POST", "/api/v1/notices/{notice_id}/read"],
  read_notices: ["POST", "/api/v1/notices/read"],
  reception_recorded: ["POST", "/api/v1/cases/{number}/acts/reception.recorded"],
  register_requests: ["POST", "/api/v1/cases/bulk"],
  remedy_taken: ["POST", "/api/v1/cases/{number}/acts/remedy.taken"],
  remove_channel: ["DELETE", "/api/v1/channels/{channel_id}"],
  remove_contact: ["DELETE", "/api/v1/customers/{customer_id}/contacts/{contact_id}"],
  remove_place: ["DELETE", "/api/v1/customers/{customer_id}/places/{site_id}"],
  rename_branch: ["PUT", "/api/v1/branches/{branch_id}"],
  renew_unit_code: ["POST", "/api/v1/units/{unit_id}/code"],
  repair_contract_signed: ["POST", "/api/v1/cases/{number}/acts/repair_contract.signed"],
  repair_order_made: ["POST", "/api/v1/cases/{number}/acts/repair_order.made"],
  repair_postponed: ["POST", "/api/v1/cases/{number}/acts/repair.postponed"],
  repeat_linked: ["POST", "/api/v1/cases/{number}/acts/repeat.linked"],
  replacement_asked: ["POST", "/api/v1/cases/{number}/acts/replacement.asked"],
  replay_delivery: ["POST", "/api/v1/deliveries/{delivery_id}/replay"],
  report_submitted: ["POST", "/api/v1/cases/{number}/acts/report.submitted"],
  request_answered: ["POST", "/api/v1/cases/{number}/acts/request.answered"],
  request_completed: ["POST", "/api/v1/cases/{number}/acts/request.completed"],
  request_received: ["POST", "/api/v1/cases"],
  request_urged: ["POST", "/api/v1/cases/{number}/acts/request.urged"],
  requirement_confirmed: ["POST", "/api/v1/cases/{number}/acts/requirement.confirmed"],
  restore_unit: ["POST", "/api/v1/units/{unit_id}/restore"],
  retire_register_column: ["POST", "/api/v1/register-columns/{column_id}/retire"],
  return_booked: ["POST", "/api/v1/cases/{number}/acts/return.booked"],
  return_draft: ["POST", "/api/v1/drafts/{draft_id}/return"],
  return_reported: ["POST", "/api/v1/cases/{number}/acts/return.reported"],
  return_sent_back: ["POST", "/api/v1/cases/{number}/acts/return.sent_back"],
  revoke_token: ["POST", "/api/v1/tokens/{token_id}/revoke"],
  revoke_token_of_person: ["POST", "/api/v1/people/{person_id}/tokens/{token_id}/revoke"],
  roll_back_draft: ["POST", "/api/v1/drafts/{draft_id}/roll-back"],
  run_import: ["POST", "/api/v1/imports/{import_id}/run"],
  save_case_view: ["POST", "/api/v1/case-views"],
  scope_decided: ["POST", "/api/v1/cases/{number}/acts/scope.decided"],
  scrap_unit: ["POST", "/api/v1/units/{unit_id}/scrap"],
  set_numbering: ["PUT", "/api/v1/numbering/{series}"],
  share_waived: ["POST", "/api/v1/cases/{number}/acts/share.waived"],
  sheet_filled: ["POST", "/api/v1/cases/{number}/acts/sheet.filled"],
  sign_person_out: ["POST", "/api/v1/people/{person_id}/sign-out"],
  signoff_absent: ["POST", "/api/v1/cases/{number}/acts/signoff.absent"],
  signoff_refused: ["POST", "/api/v1/cases/{number}/acts/signoff.refused"],
  signoff_signed: ["POST", "/api/v1/cases/{number}/acts/signoff.signed"],
  solution_agreed: ["POST", "/api/v1/cases/{number}/acts/solution.agreed"],
  solution_declined: ["POST", "/api/v1/cases/{number}/acts/solution.declined"],
  solution_proposed: ["POST", "/api/v1/cases/{number}/acts/solution.proposed"],
  stationed_report_contradicted: ["POST", "/api/v1/cases/{number}/acts/stationed.report_contradicted"],
  stationed_sent: ["POST", "/api/v1/cases/{number}/acts/stationed.sent"],
  stock_checked: ["POST", "/api/v1/cases/{number}/acts/stock.checked"],
  supplier_answered: ["POST", "/api/v1/cases/{number}/acts/supplier.answered"],
  supplier_contacted: ["POST", "/api/v1/cases/{number}/acts/supplier.contacted"],
  survey_filled_in: ["POST", "/api/v1/cases/{number}/acts/survey.filled_in"],
  task_assigned: ["POST", "/api/v1/cases/{number}/acts/task.assigned"],
  term_waived: ["POST", "/api/v1/cases/{number}/acts/term.waived"],
  training_recorded: ["POST", "/api/v1/cases/{number}/acts/training.recorded"],
  travel_bought: ["POST", "/api/v1/cases/{number}/acts/travel.bought"],
  travel_ordered: ["POST", "/api/v1/cases/{number}/acts/travel.ordered"],
  try_channel: ["POST", "/api/v1/channels/{channel_id}/try"],
  try_draft: ["GET", "/api/v1/drafts/{draft_id}/scenarios"],
  undo_event: ["POST", "/api/v1/cases/{number}/events/{seq}/undo"],
  undo_import: ["POST", "/api/v1/imports/{import_id}/undo"],
  undo_merge: ["POST", "/api/v1/customers/{customer_id}/merges/{merge_id}/undo"],
  unfollow_case: ["POST", "/api/v1/cases/{number}/unfollow"],
  unit_handed_in: ["POST", "/api/v1/cases/{number}/acts/unit.handed_in"],
  unit_repaired: ["POST", "/api/v1/cases/{number}/acts/unit.repaired"],
  unit_retired: ["POST", "/api/v1/cases/{number}/acts/unit.retired"],
  unit_sent_back: ["POST", "/api/v1/cases/{number}/acts/unit.sent_back"],
  unit_sent_to_maker: ["POST", "/api/v1/cases/{number}/acts/unit.sent_to_maker"],
  visit_agreed: ["POST", "/api/v1/cases/{number}/acts/visit.agreed"],
  visit_arrived: ["POST", "/api/v1/cases/{number}/acts/visit.arrived"],
  visit_decided: ["POST", "/api/v1/cases/{number}/acts/visit.decided"],
  visit_departed: ["POST", "/api/v1/cases/{number}/acts/visit.departed"],
  visit_journey_resumed: ["POST", "/api/v1/cases/{number}/acts/visit.journey_resumed"],
  visit_left: ["POST", "/api/v1/cases/{number}/acts/visit.left"],
  visit_mismatch: ["POST", "/api/v1/cases/{number}/acts/visit.mismatch"],
  visit_planned: ["POST", "/api/v1/cases/{number}/acts/visit.planned"],
  visit_promised: ["POST", "/api/v1/cases/{number}/acts/visit.promised"],
  visit_remark_reported: ["POST", "/api/v1/cases/{number}/acts/visit.remark_reported"],
  visit_shortage: ["POST", "/api/v1/cases/{number}/acts/visit.shortage"],
  walk_around_done: ["POST", "/api/v1/cases/{number}/acts/walk_around.done"],
  work_done: ["POST", "/api/v1/cases/{number}/acts/work.done"],
  workorder_issued: ["POST", "/api/v1/cases/{number}/acts/workorder.issued"],
  workorder_received: ["POST", "/api/v1/cases/{number}/acts/workorder.received"],
  workshop_told: ["POST", "/api/v1/cases/{number}/acts/workshop.told"],
};
