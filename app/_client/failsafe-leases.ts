import * as z from "zod/mini";
import { subjectSchema, TRIP_REASONS } from "./failsafe-trips.ts";
import { requestJson } from "./http.ts";

export const LEASE_STATES = ["UNINITIALIZED", "PENDING", "VALID", "EXPIRED", "DENIED"] as const;
export type LeaseState = (typeof LEASE_STATES)[number];
export const LEASED_TYPES = ["model", "api-key", "agent", "strategy"] as const;
export type LeasedType = (typeof LEASED_TYPES)[number];

const text = z.nullable(z.string());

const leaseSchema = z.object({
  id: z.string(),
  subject: subjectSchema,
  state: z.enum(LEASE_STATES),
  isStanding: z.boolean(),
  why: text,
  startedAt: text,
  endsAt: text,
  extensions: z.number(),
  extensionsLeft: z.number(),
  ask: z.nullable(
    z.object({
      kind: z.enum(["grant", "extension"]),
      outcome: z.enum(["open", "granted", "rejected", "withdrawn", "lapsed"]),
      requestedBy: z.string(),
      requestedAt: z.string(),
      hours: z.number(),
      reason: z.string(),
      approvals: z.number(),
      votes: z.array(z.object({ userId: z.string(), approve: z.boolean(), reason: z.string(), at: z.string() })),
    }),
  ),
  denials: z.array(z.object({ tripId: z.string(), reason: z.enum(TRIP_REASONS), at: z.string() })),
  version: z.number(),
  updatedAt: z.string(),
});
export type SafetyLease = z.infer<typeof leaseSchema>;
export type LeaseAsk = NonNullable<SafetyLease["ask"]>;

const PATH = "/api/failsafe/leases";

export function listLeases(query: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(query);
  if (cursor !== null) search.set("cursor", cursor);
  return requestJson(`${PATH}?${search}`, z.object({ items: z.array(leaseSchema), nextCursor: text }), { signal });
}

export function askForLease(body: { subject: { type: LeasedType; name: string }; hours: number; reason: string }): Promise<SafetyLease> {
  return requestJson(PATH, leaseSchema, { method: "POST", body });
}

/** The lease's version is the one that was looked at; when it has changed since, nothing is done. */
export type LeaseDecision =
  | { type: "votes"; approve: boolean; reason: string }
  | { type: "extensions"; hours: number; justification: string }
  | { type: "end"; reason: string };

export function decideLease({ id, version }: Pick<SafetyLease, "id" | "version">, { type, ...rest }: LeaseDecision): Promise<SafetyLease> {
  return requestJson(`${PATH}/${encodeURIComponent(id)}/${type}`, leaseSchema, { method: "POST", body: { version, ...rest } });
}
