import { z } from "zod";
import { getKeyUsage, keyUsageQuerySchema, keyUsageSchema } from "../../../lib/ai/get-key-usage.ts";
import {
  apiKeyIdSchema,
  apiKeyPageSchema,
  apiKeySchema,
  createApiKeySchema,
  listApiKeysSchema,
  newApiKeySchema,
  rotateApiKeySchema,
  updateApiKeySchema,
} from "../../../lib/auth/api-keys/api-key.schema.ts";
import { createApiKey } from "../../../lib/auth/api-keys/create-api-key.ts";
import { listApiKeys } from "../../../lib/auth/api-keys/list-api-keys.ts";
import { revokeApiKey } from "../../../lib/auth/api-keys/revoke-api-key.ts";
import { rotateApiKey } from "../../../lib/auth/api-keys/rotate-api-key.ts";
import { updateApiKey } from "../../../lib/auth/api-keys/update-api-key.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const params = z.strictObject({ keyId: apiKeyIdSchema });

const listApiKeysRoute = defineRoute({
  method: "get",
  path: "/api-keys",
  summary: "List API keys, newest first: your own, or the organization's",
  access: "api-keys.read",
  limit: limits.read,
  query: listApiKeysSchema,
  output: apiKeyPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listApiKeys(ctx, query),
});

const createApiKeyRoute = defineRoute({
  method: "post",
  path: "/api-keys",
  summary: "Create an API key of your own; its text is in this answer alone",
  description:
    "A key does what its scopes and your role have in common at each use. Only a person who has signed in can create one. Left out, it " +
    "expires after 90 days; `expiresInDays` null means never and takes `api-keys.manage`.",
  access: "api-keys.write",
  stepUp: true,
  limit: limits.account,
  body: createApiKeySchema,
  output: newApiKeySchema,
  errors: ["auth.api_key_expiry_required", "auth.api_keys_full", "auth.scope_not_held"],
  handle: ({ ctx, body }) => createApiKey(ctx, body),
});

const updateApiKeyRoute = defineRoute({
  method: "patch",
  path: "/api-keys/{keyId}",
  summary: "Change the name, scopes, expiry, addresses or limit of a key of your own",
  access: "api-keys.write",
  stepUp: true,
  limit: limits.account,
  params,
  body: updateApiKeySchema,
  output: apiKeySchema,
  errors: ["auth.api_key_changed", "auth.api_key_expiry_required", "auth.api_key_not_found", "auth.api_key_revoked", "auth.scope_not_held"],
  handle: ({ ctx, params: { keyId }, body }) => updateApiKey(ctx, keyId, body),
});

const rotateApiKeyRoute = defineRoute({
  method: "post",
  path: "/api-keys/{keyId}/rotate",
  summary: "Give a key of your own another secret; the one before works on for the overlap",
  description:
    "The key keeps its id, scopes, budgets and usage. `overlapHours` 0 ends the secret before at once. Of many rotations at once exactly " +
    "one wins; with `version`, only the state you have seen is rotated.",
  access: "api-keys.write",
  stepUp: true,
  limit: limits.account,
  params,
  body: rotateApiKeySchema,
  output: newApiKeySchema,
  errors: ["auth.api_key_changed", "auth.api_key_not_found", "auth.api_key_revoked"],
  handle: ({ ctx, params: { keyId }, body }) => rotateApiKey(ctx, keyId, body),
});

const revokeApiKeyRoute = defineRoute({
  method: "delete",
  path: "/api-keys/{keyId}",
  summary: "Revoke a key: your own, or that of somebody whose role is below yours",
  description: "It stops working within a second everywhere. Keys of others take `api-keys.manage`.",
  access: "api-keys.write",
  limit: limits.write,
  params,
  output: z.void(),
  status: 204,
  errors: ["auth.api_key_not_found", "auth.role_too_high", "auth.step_up_required"],
  handle: ({ ctx, params: { keyId } }) => revokeApiKey(ctx, keyId),
});

const getKeyUsageRoute = defineRoute({
  method: "get",
  path: "/api-keys/{keyId}/usage",
  summary: "What was asked with a key: by day and in all, with its budgets",
  access: "api-keys.read",
  limit: limits.read,
  params,
  query: keyUsageQuerySchema,
  output: keyUsageSchema,
  errors: ["auth.api_key_not_found"],
  handle: ({ ctx, params: { keyId }, query }) => getKeyUsage(ctx, keyId, query),
});

export const apiKeyRoutes: readonly Route[] = [
  listApiKeysRoute,
  createApiKeyRoute,
  updateApiKeyRoute,
  rotateApiKeyRoute,
  revokeApiKeyRoute,
  getKeyUsageRoute,
];
