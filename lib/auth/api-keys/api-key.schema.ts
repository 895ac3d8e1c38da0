import { z } from "zod";
import { KEY_SCOPES } from "../../platform/permissions.ts";
import { isNetwork } from "./ip-allow-list.ts";

export const KEY_DAYS_DEFAULT = 90;
const KEY_DAYS_MAX = 365;
export const OVERLAP_HOURS_DEFAULT = 24;
const OVERLAP_HOURS_MAX = 168;
const NETWORKS_MAX = 50;

export const apiKeyIdSchema = z.string().min(1).max(64);

const name = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(60, "A name has at most 60 characters.")
  .regex(/^\P{Cc}*$/u, "A name cannot hold control characters.");
const scopeSchema = z.enum(KEY_SCOPES);
const scopes = z
  .array(scopeSchema)
  .min(1, "Choose at least one scope.")
  .max(KEY_SCOPES.length)
  .refine((list) => new Set(list).size === list.length, "Name each scope once.");
const network = z.string().max(64).refine(isNetwork, "Write an address or a network, such as 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32.");
const allowedIps = z.array(network).max(NETWORKS_MAX, `At most ${NETWORKS_MAX} addresses and networks.`);
const requestsPerMinute = z.int().min(1).max(10_000).nullable();
const expiresInDays = z.int().min(1).max(KEY_DAYS_MAX).nullable();

/** `expiresInDays` null: never, which takes `api-keys.manage`. An empty `allowedIps` allows every address. */
export const createApiKeySchema = z.strictObject({
  name,
  scopes,
  expiresInDays: expiresInDays.default(KEY_DAYS_DEFAULT),
  allowedIps: allowedIps.default([]),
  requestsPerMinute: requestsPerMinute.default(null),
});
export type CreateApiKeyInput = z.output<typeof createApiKeySchema>;

/** What is left out stays. `expiresInDays` counts from now. */
export const updateApiKeySchema = z.strictObject({
  name: name.optional(),
  scopes: scopes.optional(),
  expiresInDays: expiresInDays.optional(),
  allowedIps: allowedIps.optional(),
  requestsPerMinute: requestsPerMinute.optional(),
});
export type UpdateApiKeyInput = z.output<typeof updateApiKeySchema>;

/** `version` is the one the rotation was decided on; left out, a key that was rotated a moment ago is left as it is. */
export const rotateApiKeySchema = z
  .strictObject({
    overlapHours: z.int().min(0).max(OVERLAP_HOURS_MAX).default(OVERLAP_HOURS_DEFAULT),
    version: z.int().min(1).optional(),
  })
  .default({ overlapHours: OVERLAP_HOURS_DEFAULT });
export type RotateApiKeyInput = z.output<typeof rotateApiKeySchema>;

export const API_KEY_STATUSES = ["active", "expired", "revoked", "suspended"] as const;

export const apiKeySchema = z.object({
  id: apiKeyIdSchema,
  name: z.string(),
  /** What the key begins with, up to its secret, and what it ends with. */
  prefix: z.string(),
  lastFour: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  isOwn: z.boolean(),
  /** "suspended": its person is no member any more, or banned. */
  status: z.enum(API_KEY_STATUSES),
  scopes: z.array(scopeSchema),
  /** What its person's role leaves of the scopes today. */
  effectiveScopes: z.array(scopeSchema),
  expiresAt: z.iso.datetime().nullable(),
  allowedIps: z.array(z.string()),
  requestsPerMinute: z.int().nullable(),
  /** Raised by each rotation. */
  version: z.int(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastUsedIp: z.string().nullable(),
  rotatedAt: z.iso.datetime().nullable(),
  /** Until when the secret before the last rotation still works. */
  overlapUntil: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** `key` is shown this once and stored nowhere. */
export const newApiKeySchema = z.object({ key: z.string(), apiKey: apiKeySchema });
export type NewApiKey = z.infer<typeof newApiKeySchema>;

export const listApiKeysSchema = z.strictObject({
  of: z.enum(["me", "organization"]).default("me").describe("`organization` takes the permission api-keys.manage."),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListApiKeysInput = z.output<typeof listApiKeysSchema>;
export const apiKeyPageSchema = z.object({ items: z.array(apiKeySchema), nextCursor: z.string().nullable() });
