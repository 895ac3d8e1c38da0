import { z } from "zod";
import { deleteEndpoint, rotateEndpoint, updateEndpoint } from "../../../lib/notifications/webhooks/change-endpoint.ts";
import { createEndpoint } from "../../../lib/notifications/webhooks/create-endpoint.ts";
import { getEndpoint, listEndpoints } from "../../../lib/notifications/webhooks/list-endpoints.ts";
import {
  byEndpointSchema,
  createEndpointSchema,
  endpointPageSchema,
  endpointSchema,
  endpointWithSecretSchema,
  listEndpointsSchema,
  updateEndpointSchema,
} from "../../../lib/notifications/webhooks/webhook.schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";
import { webhookDeliveryRoutes } from "./webhook-deliveries.ts";

const access = "integrations.manage";
const CHANGE_ERRORS = ["webhooks.endpoint_not_found", "webhooks.endpoint_changed"] as const;

const listRoute = defineRoute({
  method: "get",
  path: "/webhooks",
  summary: "Where the organization has its events sent, newest first",
  access,
  limit: limits.read,
  query: listEndpointsSchema,
  output: endpointPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listEndpoints(ctx, query),
});

const createEndpointRoute = defineRoute({
  method: "post",
  path: "/webhooks",
  summary: "Have events sent to an address; its secret is in this answer and in no other",
  description:
    "Each event is a POST, signed as Standard Webhooks say: `webhook-id`, `webhook-timestamp`, `webhook-signature`. An event may come more " +
    "than once, under the same id, and in any order. An address in a private network is refused.",
  access,
  limit: limits.account,
  body: createEndpointSchema,
  output: endpointWithSecretSchema,
  errors: ["webhooks.endpoints_full", "webhooks.url_refused", "auth.user_required"],
  handle: ({ ctx, body }) => createEndpoint(ctx, body),
});

const getRoute = defineRoute({
  method: "get",
  path: "/webhooks/{endpointId}",
  summary: "One endpoint and how it does",
  access,
  limit: limits.read,
  params: byEndpointSchema,
  output: endpointSchema,
  errors: ["webhooks.endpoint_not_found"],
  handle: ({ ctx, params }) => getEndpoint(ctx, params),
});

const updateRoute = defineRoute({
  method: "patch",
  path: "/webhooks/{endpointId}",
  summary: "Change an endpoint's address or topics, pause or resume it",
  description: "What happens while it is paused is kept as failed deliveries, to be sent when it is resumed.",
  access,
  limit: limits.write,
  params: byEndpointSchema,
  body: updateEndpointSchema,
  output: endpointSchema,
  errors: [...CHANGE_ERRORS, "webhooks.url_refused"],
  handle: ({ ctx, params, body }) => updateEndpoint(ctx, { ...params, ...body }),
});

const rotateRoute = defineRoute({
  method: "post",
  path: "/webhooks/{endpointId}/rotate",
  summary: "Give an endpoint a new secret; for a day events are signed with both",
  access,
  limit: limits.account,
  params: byEndpointSchema,
  output: endpointWithSecretSchema,
  errors: CHANGE_ERRORS,
  handle: ({ ctx, params }) => rotateEndpoint(ctx, params),
});

const deleteRoute = defineRoute({
  method: "delete",
  path: "/webhooks/{endpointId}",
  summary: "Remove an endpoint; nothing is sent there any more",
  access,
  limit: limits.write,
  params: byEndpointSchema,
  output: z.void(),
  status: 204,
  errors: ["webhooks.endpoint_not_found"],
  handle: ({ ctx, params }) => deleteEndpoint(ctx, params),
});

export const webhookEndpointRoutes: readonly Route[] = [
  listRoute,
  createEndpointRoute,
  getRoute,
  updateRoute,
  rotateRoute,
  deleteRoute,
  ...webhookDeliveryRoutes,
];
