import { z } from "zod";
import { DATA_CLASSES, FEATURES } from "./access.ts";
import { KEY_ORIGINS } from "./routing.ts";

const day = z.iso.date();
const name = z.string().min(1).max(200).optional();
const count = z.int().min(0);

/** Days as in usage reports. `region` takes "unknown" for calls whose provider does not say where it is. */
const selection = {
  from: day.optional(),
  to: day.optional(),
  provider: name,
  region: name,
  dataClass: z.enum(DATA_CLASSES).optional(),
  feature: z.enum(FEATURES).optional(),
  user: name,
};
const page = { cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

export const egressQuerySchema = z.strictObject(selection);
export const egressRowsQuerySchema = z.strictObject({ ...selection, ...page });
export const egressExportQuerySchema = z.strictObject({ ...selection, format: z.enum(["csv", "ndjson"]).default("csv") });
export type EgressSelection = z.output<typeof egressQuerySchema>;

const sums = { calls: count, bytes: count, uncertainCalls: count, sampleCalls: count };
const sumsSchema = z.object(sums);
export type EgressSums = z.infer<typeof sumsSchema>;

const destinationSchema = z.object({ provider: z.string(), host: z.string().nullable(), region: z.string().nullable(), ...sums });
export type EgressDestination = z.infer<typeof destinationSchema>;
const classSchema = z.object({ dataClass: z.string(), ...sums });
export type EgressClass = z.infer<typeof classSchema>;
const egressDaySchema = z.object({ day, ...sums });

export const egressReportSchema = z.object({
  from: day,
  to: day,
  scope: z.enum(["organization", "own"]),
  totals: sumsSchema,
  destinations: z.array(destinationSchema).describe("The largest by bytes; at most 100"),
  classes: z.array(classSchema).describe("A call that carries two classes counts in both"),
  days: z.array(egressDaySchema),
  ledger: z
    .object({
      usageCalls: count.describe("Calls of the same selection in the usage ledger"),
      demoCalls: count.describe("Of these: answered by the demo engine, so nothing left"),
      isComplete: z.boolean().describe("Every other call of the usage ledger has its row here"),
    })
    .nullable()
    .describe("Null where the selection names a region or a class, which the usage ledger does not know"),
});
export type EgressReport = z.infer<typeof egressReportSchema>;

export const egressRowSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  provider: z.string(),
  model: z.string(),
  host: z.string().nullable(),
  region: z.string().nullable(),
  feature: z.string(),
  kind: z.string(),
  dataClasses: z.array(z.string()),
  bytes: count,
  isUncertain: z.boolean(),
  userId: z.string().nullable(),
  keyId: z.string().nullable(),
  sourceType: z.string(),
  sourceId: z.string(),
  keyOrigin: z.enum(KEY_ORIGINS).nullable(),
});
export type EgressRowView = z.infer<typeof egressRowSchema>;

export const egressRowsSchema = z.object({ items: z.array(egressRowSchema), nextCursor: z.string().nullable() });
