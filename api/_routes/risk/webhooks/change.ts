import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { deleteWebhook, listWebhooks, rotateWebhook, updateWebhook } from "../../../../lib/risk/webhooks/change-webhook.ts";
import { createWebhook } from "../../../../lib/risk/webhooks/create-webhook.ts";
import {
  byWebhookSchema,
  createWebhookSchema,
  updateWebhookSchema,
  webhookSchema,
  webhookWithSecretSchema,
} from "../../../../lib/risk/webhooks/webhook.schema.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const listRoute = defineRoute({
  method: "get",
  path: "/risk/webhooks",
  summary: "Webhooks that take transactions in, and when each was last heard of",
  access: "risk.read",
  limit: limits.read,
  output: z.object({ items: z.array(webhookSchema) }),
  errors: [],
  handle: ({ ctx }) => listWebhooks(ctx),
});

const createRoute = defineRoute({
  method: "post",
  path: "/risk/webhooks",
  summary: "Make a webhook; its secret is in this answer and in no other",
  access: "risk-policy.write",
  limit: limits.account,
  body: createWebhookSchema,
  output: webhookWithSecretSchema,
  errors: ["risk.webhooks_full"],
  handle: ({ ctx, body }) => createWebhook(ctx, body),
});

const updateRoute = defineRoute({
  method: "patch",
  path: "/risk/webhooks/{webhookId}",
  summary: "Rename, pause or resume a webhook",
  access: "risk-policy.write",
  limit: limits.write,
  params: byWebhookSchema,
  body: updateWebhookSchema,
  output: webhookSchema,
  errors: ["risk.webhook_not_found", "risk.webhook_changed"],
  handle: ({ ctx, params, body }) => updateWebhook(ctx, { ...params, ...body }),
});

const rotateRoute = defineRoute({
  method: "post",
  path: "/risk/webhooks/{webhookId}/rotate",
  summary: "Give a webhook a new secret; the one before signs for another day",
  access: "risk-policy.write",
  limit: limits.account,
  params: byWebhookSchema,
  output: webhookWithSecretSchema,
  errors: ["risk.webhook_not_found", "risk.webhook_changed"],
  handle: ({ ctx, params }) => rotateWebhook(ctx, params),
});

const deleteRoute = defineRoute({
  method: "delete",
  path: "/risk/webhooks/{webhookId}",
  summary: "Remove a webhook; its messages are then unknown here",
  access: "risk-policy.write",
  limit: limits.write,
  params: byWebhookSchema,
  output: z.void(),
  status: 204,
  errors: ["risk.webhook_not_found"],
  handle: ({ ctx, params }) => deleteWebhook(ctx, params),
});

export const changeRoutes: readonly Route[] = [listRoute, createRoute, updateRoute, rotateRoute, deleteRoute];
