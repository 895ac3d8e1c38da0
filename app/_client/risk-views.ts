import * as z from "zod/mini";
import { requestJson } from "./http.ts";

export const LEVELS = ["minimal", "low", "medium", "high", "critical"] as const;
export const DECISIONS = ["approve", "monitor", "review", "hold", "block"] as const;
export const STANDINGS = ["passed", "flagged", "quarantined", "released", "blocked"] as const;
export const SOURCES = ["api", "batch", "csv", "webhook", "demo"] as const;
const REALMS = ["live", "demo"] as const;
export type Realm = (typeof REALMS)[number];

const amountSchema = z.object({ amountMinor: z.string(), currency: z.string(), exponent: z.number() });
export type ExactAmount = z.infer<typeof amountSchema>;
const realm = z.enum(REALMS);

const arrivalsSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      standing: z.enum(STANDINGS),
      level: z.enum(LEVELS),
      decision: z.enum(DECISIONS),
      source: z.enum(SOURCES),
      payerKey: z.string(),
      payeeKey: z.string(),
    }),
  ),
  cursor: z.string(),
  isCut: z.boolean(),
});
export type Arrival = z.infer<typeof arrivalsSchema>["items"][number];

/** Null: nothing yet, only where the present stands. */
export function listArrivals(after: string | null, signal: AbortSignal) {
  return requestJson(`/api/risk/arrivals${after === null ? "" : `?after=${encodeURIComponent(after)}`}`, arrivalsSchema, { signal });
}

const decisionCounts = z.object({ approve: z.number(), monitor: z.number(), review: z.number(), hold: z.number(), block: z.number() });
const figuresSchema = z.object({
  judged: z.number(),
  decisions: decisionCounts,
  flagged: z.number(),
  amount: z.number(),
  atRisk: z.number(),
  expected: z.number(),
});

const daySchema = z.object({
  realm,
  realms: z.array(realm),
  totals: figuresSchema,
  hours: z.array(z.object({ hour: z.string(), judged: z.number(), suspect: z.number(), flagged: z.number() })),
  open: z.object({ flagged: z.number(), quarantined: z.number(), most: z.number() }),
  isComplete: z.boolean(),
});
export type RiskDay = z.infer<typeof daySchema>;

export function getRiskDay(signal: AbortSignal): Promise<RiskDay> {
  return requestJson("/api/risk/day", daySchema, { signal });
}

const usualSchema = z.nullable(z.object({ from: z.number(), middle: z.number(), to: z.number() }));
const sideSchema = z.object({
  count: z.number(),
  lastAt: z.nullable(z.string()),
  usual: usualSchema,
  peak: z.nullable(z.number()),
  perDay: z.number(),
  lastDay: z.number(),
  lastDaySum: z.number(),
  lastMonthSum: z.number(),
  partners: z.number(),
  freshPerWeek: z.number(),
});
export type ProfileSide = z.infer<typeof sideSchema>;

const accountSchema = z.object({
  accountKey: z.string(),
  name: z.nullable(z.string()),
  realm,
  profile: z.object({
    since: z.nullable(z.string()),
    paid: sideSchema,
    received: sideSchema,
    hours: z.array(z.number()),
    busyHours: z.nullable(z.object({ from: z.number(), until: z.number() })),
  }),
  words: z.array(z.string()),
  history: z.array(
    z.object({
      transactionId: z.string(),
      at: z.string(),
      direction: z.enum(["paid", "received"]),
      dollars: z.number(),
      score: z.number(),
      level: z.enum(LEVELS),
      standing: z.enum(STANDINGS),
    }),
  ),
  isHistoryCut: z.boolean(),
  rules: z.array(z.object({ code: z.string(), times: z.number() })),
  cases: z.array(z.string()),
});
export type RiskAccount = z.infer<typeof accountSchema>;
export type HistoryPoint = RiskAccount["history"][number];

export function getRiskAccount(accountKey: string, signal: AbortSignal): Promise<RiskAccount> {
  return requestJson(`/api/risk/accounts/${encodeURIComponent(accountKey)}`, accountSchema, { signal });
}

const fundsSchema = z.object({
  accountKey: z.string(),
  direction: z.enum(["out", "in"]),
  hops: z.number(),
  since: z.string(),
  accounts: z.array(
    z.object({
      accountKey: z.string(),
      name: z.nullable(z.string()),
      hop: z.number(),
      isOnCycle: z.boolean(),
      more: z.nullable(z.object({ accounts: z.number(), transactions: z.number(), amounts: z.array(amountSchema) })),
      isCut: z.boolean(),
    }),
  ),
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      transactions: z.number(),
      amounts: z.array(amountSchema),
      dollars: z.number(),
      firstAt: z.string(),
      lastAt: z.string(),
      flagged: z.number(),
      worst: z.enum(STANDINGS),
      isOnCycle: z.boolean(),
    }),
  ),
});
export type Funds = z.infer<typeof fundsSchema>;
export type FundsAccount = Funds["accounts"][number];
export type FundsEdge = Funds["edges"][number];

/** `query` holds direction, hops and since. */
export function getFunds(accountKey: string, query: string, signal: AbortSignal): Promise<Funds> {
  return requestJson(`/api/risk/accounts/${encodeURIComponent(accountKey)}/funds?${query}`, fundsSchema, { signal });
}

const sum = { transactions: z.number(), dollars: z.number(), amounts: z.array(amountSchema) };
const sumSchema = z.object(sum);

const impactSchema = z.object({
  scope: z.union([
    z.object({ type: z.literal("period"), since: z.string(), until: z.string(), realm, realms: z.array(realm) }),
    z.object({ type: z.literal("case"), caseId: z.string() }),
  ]),
  transactions: z.number(),
  exposure: z.object({ ...sum, flagged: sumSchema, held: sumSchema }),
  expectedLoss: z.object({ dollars: z.number(), suspected: z.number(), confirmed: z.number() }),
  prevented: sumSchema,
  lost: sumSchema,
  containment: z.object({
    contained: z.number(),
    notContained: z.number(),
    medianMs: z.nullable(z.number()),
    p95Ms: z.nullable(z.number()),
  }),
  atRisk: z.object({
    hops: z.number(),
    accounts: z.number(),
    isCut: z.boolean(),
    nearest: z.array(z.object({ accountKey: z.string(), name: z.nullable(z.string()), hop: z.number() })),
  }),
  isCut: z.boolean(),
});
export type Impact = z.infer<typeof impactSchema>;

export type ImpactScope = { type: "period"; days: string; realm: Realm | null } | { type: "case"; caseId: string };

export function getImpact(scope: ImpactScope, signal: AbortSignal): Promise<Impact> {
  if (scope.type === "case") return requestJson(`/api/risk/cases/${encodeURIComponent(scope.caseId)}/impact`, impactSchema, { signal });
  const query = new URLSearchParams({ days: scope.days, ...(scope.realm && { realm: scope.realm }) });
  return requestJson(`/api/risk/impact?${query}`, impactSchema, { signal });
}

const PROFILES = ["none", "exchange", "national"] as const;
const shares = z.nullable(z.object({ share: z.number(), usualShare: z.number() }));
const monitorSchema = z.object({
  profile: z.enum(PROFILES),
  chosen: z.enum(PROFILES),
  sector: z.nullable(z.string()),
  jurisdictions: z.array(z.string()),
  realm,
  realms: z.array(realm),
  from: z.string(),
  until: z.string(),
  panels: z.array(
    z.object({
      dimension: z.string(),
      title: z.string(),
      watches: z.string(),
      rows: z.array(z.object({ value: z.string(), isOwn: z.boolean(), figures: figuresSchema, suspectShare: z.number(), rise: shares })),
      more: z.nullable(z.object({ values: z.number(), judged: z.number() })),
    }),
  ),
  isComplete: z.boolean(),
});
export type RiskMonitor = z.infer<typeof monitorSchema>;
export type MonitorPanel = RiskMonitor["panels"][number];
export type MonitorRow = MonitorPanel["rows"][number];

/** `query` holds days, realm and profile as they stand in the page's address. */
export function getRiskMonitor(query: string, signal: AbortSignal): Promise<RiskMonitor> {
  return requestJson(`/api/risk/monitors?${query}`, monitorSchema, { signal });
}
