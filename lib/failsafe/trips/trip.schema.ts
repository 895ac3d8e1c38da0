import { z } from "zod";
import { SUBJECT_TYPES } from "../../platform/safety-gate.ts";
import { actingModuleSchema, TRIP_REASONS } from "../schema.ts";
import { TRIP_EVENT_TYPES, TRIP_STATES } from "./trip-record.ts";

const TEXT_MAX = 4_000;
const NAME_MAX = 200;

const id = z.string().min(1).max(64);
const text = z.string().trim().min(1).max(TEXT_MAX);
const version = z.int().min(0).describe("The version of the trip this was decided on; another one is refused");
const phrase = z.string().max(300).describe("`RESTORE` and the subject's key, letter by letter; the trip says it as `restorePhrase`");
const moment = z.iso.datetime();
const name = z
  .string()
  .trim()
  .min(1)
  .max(NAME_MAX)
  .regex(/^\P{C}+$/u, "No control characters.");

/** By hand. What stops everybody is a kill switch; anything smaller is tripped one at a time. */
export const tripByHandSchema = z
  .strictObject({
    subject: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("organization"), name: z.literal("organization") }),
      z.strictObject({ type: z.literal("module"), name: actingModuleSchema }),
      z.strictObject({ type: z.literal("model"), name: name.describe("provider/model") }),
      z.strictObject({ type: z.literal("api-key"), name: id }),
      z.strictObject({ type: z.literal("session"), name: id }),
      z.strictObject({ type: z.literal("agent"), name }),
      z.strictObject({ type: z.literal("strategy"), name }),
    ]),
    reason: z.enum(["manual", "kill_switch"]).describe("`kill_switch` for a module or the organization, `manual` for everything else"),
    note: text.describe("Why; kept encrypted in the timeline"),
  })
  .refine(({ subject, reason }) => isKillSwitch(subject) === (reason === "kill_switch"), {
    path: ["reason"],
    error: "must be kill_switch for a module or the organization, and manual for everything else",
  });
export type TripByHand = z.output<typeof tripByHandSchema>;

/** Stopping a module or everything is decided by those who decide the policy. */
export function isKillSwitch({ type }: { type: (typeof SUBJECT_TYPES)[number] }): boolean {
  return type === "module" || type === "organization";
}

export const byTripSchema = z.strictObject({ tripId: id });
export const listTripsSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  state: z.enum(["open", "all"]).default("all").describe("`open`: what stands still now"),
});
export type ListTripsInput = z.output<typeof listTripsSchema>;
export const listTripEventsSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const addTripNoteSchema = z.strictObject({ text });
export const assignTripSchema = z.strictObject({
  version,
  assignee: id.nullable().describe("`me`, the id of a member who may trip, or null for nobody"),
});
export const requestRestoreSchema = z.strictObject({ phrase, reason: text, version });
export const approveRestoreSchema = z.strictObject({ phrase, version });
export const declineRestoreSchema = z.strictObject({ reason: text, version });

const subjectSchema = z.object({ type: z.enum(SUBJECT_TYPES), name: z.string() });
const restoreSchema = z.object({
  requestedBy: z.string(),
  requestedAt: moment,
  expiresAt: moment.describe("An approval after it is refused; it has to be asked for again"),
  isExpired: z.boolean(),
  reason: z.string(),
});

export const tripSchema = z.object({
  id: z.string(),
  subject: subjectSchema,
  subjectKey: z.string(),
  state: z.enum(TRIP_STATES),
  version: z.int(),
  reason: z.enum(TRIP_REASONS),
  trippedAt: moment,
  trippedBy: z.string().nullable().describe("Null where the product did it by itself"),
  ownerId: z.string().nullable().describe("Whose key or session it is; they have no say in its return"),
  leaseId: z.string(),
  auditId: z.string().nullable(),
  runId: z.string().nullable(),
  repeatCount: z.int().describe("How often its subject gave cause again meanwhile, counted up to 20"),
  alertedAt: moment.nullable(),
  containedAt: moment.nullable().describe("When nothing of its scope was running any more; null until that was seen"),
  containedMs: z.int().nullable(),
  assignee: z.string().nullable(),
  restore: restoreSchema.nullable(),
  restorePhrase: z.string(),
  restoredAt: moment.nullable(),
  restoredBy: z.array(z.string()).nullable().describe("Who asked, and who approved"),
});
export type TripView = z.infer<typeof tripSchema>;
export const tripPageSchema = z.object({ items: z.array(tripSchema), nextCursor: z.string().nullable() });

/** What tripping by hand answers: a subject that stands still already keeps its trip. */
export const trippedSchema = z.object({ trip: tripSchema, isNew: z.boolean() });

export const tripEventSchema = z.object({
  id: z.string(),
  type: z.enum(TRIP_EVENT_TYPES),
  at: moment,
  by: z.string().nullable().describe("Null where the product did it by itself"),
  version: z.int(),
  text: z.string().nullable(),
  assignee: z.string().nullable(),
  auditId: z.string().nullable(),
  count: z.int().nullable().describe("Letters sent (`alerted`), milliseconds (`contained`)"),
});
export type TripEventView = z.infer<typeof tripEventSchema>;
export const tripEventPageSchema = z.object({ items: z.array(tripEventSchema), nextCursor: z.string().nullable() });
