import type { Route } from "../_http/define-route.ts";
import { accountRoutes } from "./account/routes.ts";
import { adminRoutes } from "./admin/routes.ts";
import { aiRoutes } from "./ai/routes.ts";
import { apiKeyRoutes } from "./api-keys/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { conversationRoutes } from "./chat/conversation-routes.ts";
import { failsafeRoutes } from "./failsafe/routes.ts";
import { guardRoutes } from "./guard/routes.ts";
import { integrationRoutes } from "./integrations/routes.ts";
import { jobRoutes } from "./jobs/routes.ts";
import { knowledgeRoutes } from "./knowledge.ts";
import { notificationRoutes } from "./notifications/routes.ts";
import { operationsRoutes } from "./operations/routes.ts";
import { organizationRoutes } from "./organizations/routes.ts";
import { promptRoutes } from "./prompts/routes.ts";
import { riskRoutes } from "./risk/routes.ts";
import { systemRoutes } from "./system/routes.ts";
import { gatewayRoutes } from "./v1/routes.ts";

/** Every route of the product, by hand: what is not in this list does not exist. */
export const routes: readonly Route[] = [
  ...authRoutes,
  ...apiKeyRoutes,
  ...organizationRoutes,
  ...accountRoutes,
  ...conversationRoutes,
  ...knowledgeRoutes,
  ...guardRoutes,
  ...auditRoutes,
  ...adminRoutes,
  ...aiRoutes,
  ...gatewayRoutes,
  ...integrationRoutes,
  ...promptRoutes,
  ...riskRoutes,
  ...failsafeRoutes,
  ...notificationRoutes,
  ...operationsRoutes,
  ...jobRoutes,
  ...systemRoutes,
];
