import { z } from "zod";
import { SUBJECT_TYPES } from "../../platform/safety-gate.ts";
import { LEASE_STATES, TRIP_REASONS } from "../schema.ts";
import { LEASED_TYPES, TTL_HOURS_MAX } from "../settings/settings.schema.ts";

const NAME_MAX = 200;
const REASON_MAX = 1_000;

export const leaseIdSchema = z.string().max(64);
export const byLeaseSchema = z.strictObject({ leaseId: leaseIdSchema });

const subjectName = z.string().trim().min(1).max(NAME_MAX);
const reason = z.string().trim().min(1).max(REASON_MAX);
const hours = z.int().min(1).max(TTL_HOURS_MAX);
const version = z.int().min(1).describe("Of the lease as it was looked at; when it has changed since, nothing is done");

export const subjectSchema = z.object({ type: z.enum(SUBJECT_TYPES), name: z.string() });

const voteSchema = z.object({ userId: z.string(), approve: z.boolean(), reason: z.string(), at: z.iso.datetime() });

const askSchema = z.object({
  kind: z.enum(["grant", "extension"]),
  outcome: z.enum(["open", "granted", "rejected", "withdrawn", "lapsed"]),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  hours: z.int(),
  reason: z.string(),
  approvals: z.int().describe("How many people have to approve; whoever asked is never one of them"),
  votes: z.array(voteSchema),
});

export const leaseSchema = z.object({
  id: z.string(),
  subject: subjectSchema,
  state: z.enum(LEASE_STATES).describe("It may act while it is VALID"),
  isStanding: z.boolean().describe("True where this type needs no vote: it stands until it is tripped"),
  why: z
    .string()
    .nullable()
    .describe(
      "Of EXPIRED: `expired`, or `clock` where its end has been seen by a clock that was ahead of this one. Of DENIED: the trip's reason.",
    ),
  startedAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  extensions: z.int().min(0),
  extensionsLeft: z.int().min(0),
  ask: askSchema.nullable().describe("What was last asked for, with its votes"),
  denials: z
    .array(z.object({ tripId: z.string(), reason: z.enum(TRIP_REASONS), at: z.iso.datetime() }))
    .describe("Trips that have taken it and are not restored"),
  version: z.int(),
  updatedAt: z.iso.datetime(),
});
export type LeaseView = z.infer<typeof leaseSchema>;
export const leasePageSchema = z.object({ items: z.array(leaseSchema), nextCursor: z.string().nullable() });

export const listLeasesSchema = z.strictObject({
  state: z.enum(LEASE_STATES).optional(),
  type: z.enum(SUBJECT_TYPES).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListLeasesInput = z.output<typeof listLeasesSchema>;

export const askLeaseSchema = z.strictObject({
  subject: z.strictObject({ type: z.enum(LEASED_TYPES), name: subjectName }),
  hours,
  reason,
});
export type AskLeaseInput = z.output<typeof askLeaseSchema>;

export const voteLeaseSchema = z.strictObject({ approve: z.boolean(), reason, version });
export type VoteLeaseInput = z.output<typeof voteLeaseSchema>;

export const extendLeaseSchema = z.strictObject({ hours, justification: reason, version });
export type ExtendLeaseInput = z.output<typeof extendLeaseSchema>;

export const endLeaseSchema = z.strictObject({ version });
export type EndLeaseInput = z.output<typeof endLeaseSchema>;
