import * as z from "zod/mini";
import { requestJson } from "./http.ts";
import { DECISIONS, LEVELS, STANDINGS } from "./risk-views.ts";

export const CASE_STATES = ["open", "in_review", "awaiting_release", "closed"] as const;
export const CASE_LEVELS = ["critical", "high", "medium"] as const;
export const CASE_OUTCOMES = ["fraud", "legitimate", "inconclusive"] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

const amountSchema = z.object({ amountMinor: z.string(), currency: z.string(), exponent: z.number() });
const text = z.nullable(z.string());

const caseSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(CASE_STATES),
  version: z.number(),
  level: z.enum(CASE_LEVELS),
  score: z.number(),
  priority: z.number(),
  payer: z.object({ accountKey: z.string(), name: z.string() }),
  transactionCount: z.number(),
  heldCount: z.number(),
  amounts: z.array(amountSchema),
  codes: z.array(z.string()),
  assignee: text,
  openedAt: z.string(),
  dueAt: z.string(),
  isOverdue: z.boolean(),
  release: z.nullable(
    z.object({ requestedBy: z.string(), requestedAt: z.string(), expiresAt: z.string(), isExpired: z.boolean(), reason: z.string() }),
  ),
  outcome: z.nullable(z.enum(CASE_OUTCOMES)),
  closedAt: text,
  closedBy: text,
  isGenerated: z.boolean(),
});
export type RiskCase = z.infer<typeof caseSchema>;

const transactionSchema = z.extend(amountSchema, {
  id: z.string(),
  externalId: z.string(),
  from: z.string(),
  to: z.string(),
  payerKey: z.string(),
  payeeKey: z.string(),
  description: text,
  at: z.string(),
  network: text,
  score: z.number(),
  level: z.enum(LEVELS),
  decision: z.enum(DECISIONS),
  standing: z.enum(STANDINGS),
  rules: z.array(z.string()),
  reasons: z.array(z.object({ code: z.string(), text: z.string(), value: z.number(), expected: z.number(), weight: z.number() })),
  rulesVersion: z.string(),
  modelVersion: z.string(),
  label: z.nullable(z.object({ isFraud: z.boolean(), at: z.string() })),
});
export type CaseTransaction = z.infer<typeof transactionSchema>;

const detailSchema = z.extend(caseSchema, { transactions: z.array(transactionSchema) });
export type CaseDetail = z.infer<typeof detailSchema>;

const eventSchema = z.object({
  id: z.string(),
  type: z.string(),
  at: z.string(),
  by: text,
  version: z.number(),
  text,
  assignee: text,
  outcome: z.nullable(z.enum(CASE_OUTCOMES)),
  transactionCount: z.nullable(z.number()),
  file: z.nullable(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
});
export type CaseEvent = z.infer<typeof eventSchema>;

const PATH = "/api/risk/cases";
const casePath = (caseId: string): string => `${PATH}/${encodeURIComponent(caseId)}`;

const pageSchema = z.object({ items: z.array(caseSchema), nextCursor: text });

export function listCases(query: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(query);
  if (cursor !== null) search.set("cursor", cursor);
  return requestJson(`${PATH}?${search}`, pageSchema, { signal });
}

const count = z.number();
const countsSchema = z.object({
  ...{ most: count, active: count, open: count, inReview: count, awaitingRelease: count, overdue: count, mine: count, unassigned: count },
});
export type CaseCounts = z.infer<typeof countsSchema>;

export function countCases(signal: AbortSignal): Promise<CaseCounts> {
  return requestJson(`${PATH}/counts`, countsSchema, { signal });
}

export function getCase(caseId: string, signal: AbortSignal): Promise<CaseDetail> {
  return requestJson(casePath(caseId), detailSchema, { signal });
}

/** The most urgent one that is mine or nobody's, behind the one given. */
export async function findNextCase(afterCaseId: string): Promise<RiskCase | null> {
  return (await requestJson(`${PATH}/next?afterCaseId=${encodeURIComponent(afterCaseId)}`, z.object({ case: z.nullable(caseSchema) })))
    .case;
}

export function listCaseEvents(caseId: string, cursor: string | null, signal: AbortSignal) {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson(`${casePath(caseId)}/events${query}`, z.object({ items: z.array(eventSchema), nextCursor: text }), { signal });
}

const similarSchema = z.object({
  items: z.array(
    z.object({
      case: caseSchema,
      relation: z.enum(["same_payer", "same_payee", "payer_received", "alike"]),
      likeness: z.nullable(z.number()),
    }),
  ),
});
export type SimilarCase = z.infer<typeof similarSchema>["items"][number];

export async function listSimilarCases(caseId: string, signal: AbortSignal): Promise<SimilarCase[]> {
  return (await requestJson(`${casePath(caseId)}/similar`, similarSchema, { signal })).items;
}

/** `version` is the one that was looked at; another one is refused. */
export type CaseDecision =
  | { type: "assign"; assignee: string | null }
  | { type: "quarantine" | "release" | "release/approve" | "release/decline" | "reopen"; reason: string }
  | { type: "close"; outcome: CaseOutcome; reason: string };

export function decideCase({ id, version }: Pick<RiskCase, "id" | "version">, { type, ...rest }: CaseDecision): Promise<RiskCase> {
  return requestJson(`${casePath(id)}/${type}`, caseSchema, { method: "POST", body: { version, ...rest } });
}

const closedSchema = z.object({
  results: z.array(z.object({ id: z.string(), case: z.nullable(caseSchema), code: text, detail: text })),
});

export async function closeCases(cases: readonly Pick<RiskCase, "id" | "version">[], outcome: CaseOutcome, reason: string) {
  const body = { cases: cases.map(({ id, version }) => ({ id, version })), outcome, reason };
  return (await requestJson(`${PATH}/close`, closedSchema, { method: "POST", body })).results;
}

export function addNote(caseId: string, note: string): Promise<CaseEvent> {
  return requestJson(`${casePath(caseId)}/notes`, eventSchema, { method: "POST", body: { text: note } });
}

export function addEvidence(caseId: string, file: File): Promise<CaseEvent> {
  const path = `${casePath(caseId)}/evidence?name=${encodeURIComponent(file.name)}`;
  return requestJson(path, eventSchema, { method: "POST", content: file, timeoutMs: null });
}

export const evidencePath = (caseId: string, eventId: string): string => `${casePath(caseId)}/evidence/${encodeURIComponent(eventId)}`;
export const reportPath = (caseId: string, format: "json" | "pdf"): string => `${casePath(caseId)}/report?format=${format}`;
