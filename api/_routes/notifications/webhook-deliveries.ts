import { listDeliveries } from "../../../lib/notifications/webhooks/list-deliveries.ts";
import { redeliver, redeliverFailed } from "../../../lib/notifications/webhooks/redeliver.ts";
import { sendTestEvent } from "../../../lib/notifications/webhooks/send-test-event.ts";
import {
  byDeliverySchema,
  byEndpointSchema,
  deliveryPageSchema,
  deliverySchema,
  listDeliveriesSchema,
  redeliveredSchema,
  redeliverSinceSchema,
} from "../../../lib/notifications/webhooks/webhook.schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const access = "integrations.manage";

const listRoute = defineRoute({
  method: "get",
  path: "/webhooks/{endpointId}/deliveries",
  summary: "What was sent there in thirty days, newest first, with each try",
  description: "Of an answer its status and a digest of its first 200 bytes are kept, never its words.",
  access,
  limit: limits.read,
  params: byEndpointSchema,
  query: listDeliveriesSchema,
  output: deliveryPageSchema,
  errors: ["webhooks.endpoint_not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listDeliveries(ctx, { ...params, ...query }),
});

const testRoute = defineRoute({
  method: "post",
  path: "/webhooks/{endpointId}/test",
  summary: "Send the endpoint a test event",
  access,
  limit: limits.account,
  params: byEndpointSchema,
  output: deliverySchema,
  errors: ["webhooks.endpoint_not_found", "webhooks.endpoint_paused"],
  handle: ({ ctx, params }) => sendTestEvent(ctx, params),
});

const redeliverRoute = defineRoute({
  method: "post",
  path: "/webhooks/{endpointId}/deliveries/{deliveryId}/redeliver",
  summary: "Send one event again, under the same id",
  access,
  limit: limits.write,
  params: byDeliverySchema,
  output: deliverySchema,
  errors: ["webhooks.endpoint_not_found", "webhooks.endpoint_paused", "webhooks.delivery_not_found", "webhooks.delivery_open"],
  handle: ({ ctx, params }) => redeliver(ctx, params),
});

const redeliverFailedRoute = defineRoute({
  method: "post",
  path: "/webhooks/{endpointId}/redeliver",
  summary: "Send everything again that failed since a time",
  description: "At most 500 at once; `hasMore` says whether to ask again.",
  access,
  limit: limits.account,
  params: byEndpointSchema,
  body: redeliverSinceSchema,
  output: redeliveredSchema,
  errors: ["webhooks.endpoint_not_found", "webhooks.endpoint_paused"],
  handle: ({ ctx, params, body }) => redeliverFailed(ctx, { ...params, ...body }),
});

export const webhookDeliveryRoutes: readonly Route[] = [listRoute, testRoute, redeliverRoute, redeliverFailedRoute];
