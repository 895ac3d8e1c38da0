import { z } from "zod";

export const MAINTENANCE_MESSAGE_MAX = 500;
export const MAINTENANCE_ORGANIZATIONS_MAX = 100;
export const ALLOWED_MODELS_MAX = 200;

const isUnique = (names: readonly string[]) => new Set(names).size === names.length;
const listOf = (item: z.ZodString, max: number) => z.array(item).max(max).refine(isUnique, "Each may stand there once.");

export const maintenanceSchema = z.strictObject({
  isOn: z.boolean(),
  admits: z
    .enum(["operators", "administrators"])
    .describe("Who goes on working: those who run the deployment, or owners and administrators of organizations as well"),
  message: z.string().trim().max(MAINTENANCE_MESSAGE_MAX).describe("What everybody else reads; public"),
  until: z.iso.datetime().nullable().describe("When it is likely to be over; null when nobody knows"),
  organizations: listOf(z.string().min(1).max(64), MAINTENANCE_ORGANIZATIONS_MAX).describe("Whom it concerns; none named: everybody"),
});
export type Maintenance = z.infer<typeof maintenanceSchema>;

const requestsMax = 1_000_000;
const limitSchema = z.strictObject({
  requestsPerWindow: z.int().min(10).max(requestsMax).nullable().describe("Of an organization; null: MAX_REQUESTS_PER_WINDOW"),
  gatewayPerMinute: z.int().min(1).max(requestsMax).nullable().describe("Of a caller of /api/v1; null: GATEWAY_REQUESTS_PER_MINUTE"),
});

const guardFloorSchema = z.strictObject({
  attacks: z.enum(["allow", "warn", "block"]).describe("The least that happens to an attack in a question or a document"),
  secrets: z.enum(["allow", "warn", "redact", "block"]).describe("The least that happens to a secret in an answer"),
  failMode: z.enum(["open", "closed"]).describe("Closed: no organization lets texts through that its guard could not check"),
});
export type GuardFloor = z.infer<typeof guardFloorSchema>;

const days = (least: number, most: number) => z.int().min(least).max(most);

/** What whoever runs the deployment decides about it; in force in every process within a second. */
export const deploymentSettingsSchema = z.strictObject({
  maintenance: maintenanceSchema,
  registrations: z.enum(["open", "closed"]).describe("Beside NEXT_PUBLIC_ALLOW_SIGNUP; the stricter one counts"),
  limits: limitSchema,
  allowedModels: listOf(z.string().regex(/^[a-z0-9-]+\/\S{1,150}$/, "Write provider/model."), ALLOWED_MODELS_MAX).describe(
    "No organization asks another model; none named: every model",
  ),
  guardFloor: guardFloorSchema,
  retentionDays: z.strictObject({ logs: days(1, 30), measurements: days(7, 400), notifications: days(7, 730) }),
});
export type DeploymentSettings = z.infer<typeof deploymentSettingsSchema>;

/** As shipped: nothing is closed, and what the environment says counts. */
export const DEFAULT_DEPLOYMENT_SETTINGS: DeploymentSettings = {
  maintenance: { isOn: false, admits: "operators", message: "", until: null, organizations: [] },
  registrations: "open",
  limits: { requestsPerWindow: null, gatewayPerMinute: null },
  allowedModels: [],
  guardFloor: { attacks: "allow", secrets: "allow", failMode: "open" },
  retentionDays: { logs: 7, measurements: 90, notifications: 180 },
};
