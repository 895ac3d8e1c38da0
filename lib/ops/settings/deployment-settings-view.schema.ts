import { z } from "zod";
import { deploymentSettingsSchema } from "../../platform/deployment-settings/deployment-settings.schema.ts";

const version = z.int().min(0);

/** One decision about the deployment. Version 0 are the settings as shipped, which nobody has decided. */
export const deploymentSettingsVersionSchema = z.object({
  version,
  settings: deploymentSettingsSchema,
  reason: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
  createdBy: z.string().nullable().describe("A person's id; usr_erased for somebody who is gone"),
  createdByName: z.string().nullable(),
});
export type DeploymentSettingsVersion = z.infer<typeof deploymentSettingsVersionSchema>;

/** The decision in force, with what the environment says where it is left open. */
export const deploymentSettingsViewSchema = deploymentSettingsVersionSchema.extend({
  environment: z.object({
    registrations: z.enum(["open", "closed"]),
    requestsPerWindow: z.int(),
    windowSeconds: z.number(),
    gatewayPerMinute: z.int(),
  }),
});
export type DeploymentSettingsView = z.infer<typeof deploymentSettingsViewSchema>;

/** `version` is the one the change was decided on; when another has come since, nothing is changed. */
export const updateDeploymentSettingsSchema = z.strictObject({
  version,
  settings: deploymentSettingsSchema,
  reason: z.string().trim().min(3).max(500),
});
export type UpdateDeploymentSettingsInput = z.infer<typeof updateDeploymentSettingsSchema>;

export const listDeploymentSettingsSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const deploymentSettingsPageSchema = z.object({
  items: z.array(deploymentSettingsVersionSchema),
  nextCursor: z.string().nullable(),
});

/** What the caller has to know about a maintenance; nothing else of the settings is public. */
export const maintenanceStateSchema = z.object({
  isOn: z.boolean().describe("Whether it concerns the caller"),
  isAdmitted: z.boolean().describe("Whether the caller may work all the same"),
  message: z.string(),
  until: z.iso.datetime().nullable(),
});
export type MaintenanceState = z.infer<typeof maintenanceStateSchema>;
