import type { Route } from "../../_http/define-route.ts";
import { inboxRoutes } from "./inbox.ts";
import { telegramRoutes } from "./telegram.ts";
import { webhookEndpointRoutes } from "./webhooks.ts";

export const notificationRoutes: readonly Route[] = [...inboxRoutes, ...webhookEndpointRoutes, ...telegramRoutes];
