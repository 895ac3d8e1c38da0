import { z } from "zod";
import { createIntegration } from "../../../lib/integrations/create-integration.ts";
import { listIntegrationStatus, listIntegrations } from "../../../lib/integrations/list-integrations.ts";
import { revokeIntegration } from "../../../lib/integrations/revoke-integration.ts";
import { rotateIntegration } from "../../../lib/integrations/rotate-integration.ts";
import {
  createIntegrationSchema,
  integrationIdSchema,
  integrationPageSchema,
  integrationSchema,
  integrationStatusListSchema,
  rotateIntegrationSchema,
  updateIntegrationSchema,
} from "../../../lib/integrations/schema.ts";
import { testIntegration } from "../../../lib/integrations/test-integration.ts";
import { updateIntegration } from "../../../lib/integrations/update-integration.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const params = z.strictObject({ integrationId: integrationIdSchema });

const getStatusRoute = defineRoute({
  method: "get",
  path: "/integrations/status",
  summary: "Whether each of the caller's, the organization's and the deployment's integrations is connected",
  access: "integrations.read",
  limit: limits.read,
  output: integrationStatusListSchema,
  errors: [],
  handle: ({ ctx }) => listIntegrationStatus(ctx),
});

const listIntegrationsRoute = defineRoute({
  method: "get",
  path: "/integrations",
  summary: "List integrations, masked",
  access: "integrations.read",
  limit: limits.read,
  query: z.strictObject({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
  output: integrationPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listIntegrations(ctx, query),
});

const createIntegrationRoute = defineRoute({
  method: "post",
  path: "/integrations",
  summary: "Store the secret of a service; nothing uses it before a test has succeeded",
  description: "Secrets go in and never come out: no route returns one. An organization's takes the permission `integrations.manage`.",
  access: "integrations.write",
  limit: limits.account,
  body: createIntegrationSchema,
  output: integrationSchema,
  errors: ["integrations.exists", "integrations.too_many", "integrations.fields_invalid", "integrations.expiry_past", "auth.user_required"],
  handle: ({ ctx, body }) => createIntegration(ctx, body),
});

const updateIntegrationRoute = defineRoute({
  method: "patch",
  path: "/integrations/{integrationId}",
  summary: "Change a name, a day of expiry or a field that is neither a secret nor says where one is sent",
  access: "integrations.write",
  limit: limits.write,
  params,
  body: updateIntegrationSchema,
  output: integrationSchema,
  errors: ["integrations.integration_not_found", "integrations.changed", "integrations.fields_invalid", "integrations.expiry_past"],
  handle: ({ ctx, params: { integrationId }, body }) => updateIntegration(ctx, { integrationId, ...body }),
});

const testIntegrationRoute = defineRoute({
  method: "post",
  path: "/integrations/{integrationId}/test",
  summary: "Ask the vendor, with a real call, whether it takes the secret",
  description: "Five seconds at most. A new value that waits is tested first and, once it is taken, replaces the old one.",
  access: "integrations.write",
  limit: limits.account,
  params,
  output: integrationSchema,
  errors: ["integrations.integration_not_found", "integrations.changed"],
  handle: ({ ctx, params: { integrationId } }) => testIntegration(ctx, { integrationId }),
});

const rotateIntegrationRoute = defineRoute({
  method: "post",
  path: "/integrations/{integrationId}/rotate",
  summary: "Replace the secret; the old one stays in use until the vendor has taken the new one",
  access: "integrations.write",
  stepUp: true,
  limit: limits.account,
  params,
  body: rotateIntegrationSchema,
  output: integrationSchema,
  errors: [
    "integrations.integration_not_found",
    "integrations.changed",
    "integrations.fields_invalid",
    "integrations.expiry_past",
    "integrations.new_value_refused",
    "auth.user_required",
  ],
  handle: ({ ctx, params: { integrationId }, body }) => rotateIntegration(ctx, { integrationId, ...body }),
});

const revokeIntegrationRoute = defineRoute({
  method: "delete",
  path: "/integrations/{integrationId}",
  summary: "Delete a stored secret; within a second nothing uses it any more",
  access: "integrations.write",
  stepUp: true,
  limit: limits.write,
  params,
  output: z.void(),
  status: 204,
  errors: ["integrations.integration_not_found"],
  handle: ({ ctx, params: { integrationId } }) => revokeIntegration(ctx, { integrationId }),
});

export const integrationRoutes: readonly Route[] = [
  getStatusRoute,
  listIntegrationsRoute,
  createIntegrationRoute,
  updateIntegrationRoute,
  testIntegrationRoute,
  rotateIntegrationRoute,
  revokeIntegrationRoute,
];
