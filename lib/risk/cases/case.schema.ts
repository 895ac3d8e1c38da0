import { z } from "zod";
import { DECISIONS, LEVELS } from "../engine/decision-of.ts";
import { STANDINGS } from "../transactions/transaction-record.ts";
import { CASE_EVENT_TYPES, CASE_LEVELS, CASE_OUTCOMES, CASE_STATES } from "./case-record.ts";

const TEXT_MAX = 4_000;
const BULK_MAX = 50;
export const EVIDENCE_MAX_BYTES = 4 * 1_024 * 1_024;

const id = z.string().min(1).max(64);
const reason = z.string().trim().min(1).max(TEXT_MAX);
const version = z.int().min(0).describe("The version of the case this was decided on; another one is refused");
const amount = z.object({ amountMinor: z.string(), currency: z.string(), exponent: z.int() });
const moment = z.iso.datetime();

export const byCaseSchema = z.strictObject({ caseId: id });
export const byEvidenceSchema = z.strictObject({ caseId: id, evidenceKey: id.describe("`id` of the event that added it") });

export const listCasesSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  state: z
    .enum(["active", ...CASE_STATES])
    .default("active")
    .describe("`active` is everything that is not closed"),
  level: z.enum(CASE_LEVELS).optional(),
  assignee: z.string().min(1).max(64).optional().describe("`me`, `nobody`, or the id of a member"),
  overdue: z.stringbool().default(false).describe("Only what should have been decided by now, the longest overdue first"),
});
export type ListCasesInput = z.output<typeof listCasesSchema>;

export const nextCaseSchema = z.strictObject({ afterCaseId: id.optional() });

export const assignCaseSchema = z.strictObject({
  version,
  assignee: z.string().min(1).max(64).nullable().describe("`me`, the id of a member who works cases, or null for nobody"),
});
export const reasonedSchema = z.strictObject({ version, reason });
export const closeCaseSchema = z.strictObject({ version, outcome: z.enum(CASE_OUTCOMES), reason });
export const closeCasesSchema = z.strictObject({
  cases: z.array(z.strictObject({ id, version })).min(1).max(BULK_MAX),
  outcome: z.enum(CASE_OUTCOMES),
  reason,
});
export type CloseCasesInput = z.output<typeof closeCasesSchema>;
export const addNoteSchema = z.strictObject({ text: z.string().trim().min(1).max(TEXT_MAX) });
export const evidenceNameSchema = z.strictObject({ name: z.string().trim().min(1).max(200) });
export const reportFormatSchema = z.strictObject({ format: z.enum(["json", "pdf"]).default("json") });

const releaseSchema = z.object({
  requestedBy: z.string(),
  requestedAt: moment,
  expiresAt: moment,
  isExpired: z.boolean(),
  reason: z.string(),
});

export const caseSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(CASE_STATES),
  version: z.int(),
  level: z.enum(CASE_LEVELS),
  score: z.number(),
  priority: z.int().describe("1 is the most urgent: score times amount at risk"),
  payer: z.object({ accountKey: z.string(), name: z.string() }),
  transactionCount: z.int(),
  heldCount: z.int().describe("How many of its transactions are quarantined or blocked"),
  amounts: z.array(amount),
  codes: z.array(z.string()).describe("Rules and reasons, the most frequent first"),
  assignee: z.string().nullable(),
  openedAt: moment,
  dueAt: moment,
  isOverdue: z.boolean(),
  release: releaseSchema.nullable(),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  closedAt: moment.nullable(),
  closedBy: z.string().nullable(),
  isGenerated: z.boolean().describe("Of a demo run: nothing in it is real"),
});
export type CaseView = z.infer<typeof caseSchema>;

const reasonSchema = z.object({ code: z.string(), text: z.string(), value: z.number(), expected: z.number(), weight: z.number() });

const caseTransactionSchema = z.object({
  id: z.string(),
  externalId: z.string(),
  from: z.string(),
  to: z.string(),
  payerKey: z.string(),
  payeeKey: z.string(),
  description: z.string().nullable(),
  at: moment,
  ...amount.shape,
  network: z.string().nullable(),
  score: z.number(),
  level: z.enum(LEVELS),
  decision: z.enum(DECISIONS),
  standing: z.enum(STANDINGS),
  rules: z.array(z.string()),
  reasons: z.array(reasonSchema),
  rulesVersion: z.string(),
  modelVersion: z.string(),
  label: z.object({ isFraud: z.boolean(), at: moment }).nullable(),
});
export type CaseTransactionView = z.infer<typeof caseTransactionSchema>;

export const caseDetailSchema = caseSchema.extend({ transactions: z.array(caseTransactionSchema) });
export type CaseDetail = z.infer<typeof caseDetailSchema>;

export const casePageSchema = z.object({ items: z.array(caseSchema), nextCursor: z.string().nullable() });
export const nextCaseViewSchema = z.object({ case: caseSchema.nullable() });

export const caseEventSchema = z.object({
  id: z.string(),
  type: z.enum(CASE_EVENT_TYPES),
  at: moment,
  by: z.string().nullable().describe("Null where the product did it by itself"),
  version: z.int(),
  text: z.string().nullable(),
  assignee: z.string().nullable(),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  transactionCount: z.int().nullable(),
  file: z.object({ name: z.string(), size: z.int(), sha256: z.string() }).nullable(),
});
export type CaseEventView = z.infer<typeof caseEventSchema>;
export const caseEventPageSchema = z.object({ items: z.array(caseEventSchema), nextCursor: z.string().nullable() });
export const listCaseEventsSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const upTo = z.int().describe("Counted up to `most`");
export const caseCountsSchema = z.object({
  most: z.int(),
  active: upTo,
  open: upTo,
  inReview: upTo,
  awaitingRelease: upTo,
  overdue: upTo,
  mine: upTo,
  unassigned: upTo,
});
export type CaseCounts = z.infer<typeof caseCountsSchema>;

export const similarCasesSchema = z.object({
  items: z.array(
    z.object({
      case: caseSchema,
      relation: z.enum(["same_payer", "same_payee", "payer_received", "alike"]),
      likeness: z.number().nullable().describe("Between 0 and 1, for cases that share no account"),
    }),
  ),
});
export type SimilarCases = z.infer<typeof similarCasesSchema>;

export const closedCasesSchema = z.object({
  results: z.array(z.object({ id: z.string(), case: caseSchema.nullable(), code: z.string().nullable(), detail: z.string().nullable() })),
});
