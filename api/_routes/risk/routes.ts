import type { Route } from "../../_http/define-route.ts";
import { riskCaseRoutes } from "./cases/routes.ts";
import { riskDemoRoutes } from "./demo/routes.ts";
import { riskImportRoutes } from "./imports/routes.ts";
import { riskListRoutes } from "./lists/routes.ts";
import { riskModelRoutes } from "./models/routes.ts";
import { riskReviewRoutes } from "./reviews/routes.ts";
import { riskRuleRoutes } from "./rules/routes.ts";
import { riskSettingsRoutes } from "./settings/routes.ts";
import { riskTransactionRoutes } from "./transactions/routes.ts";
import { riskViewRoutes } from "./views/routes.ts";
import { riskWebhookRoutes } from "./webhooks/routes.ts";

/** The risk guardian, piece by piece. */
export const riskRoutes: readonly Route[] = [
  ...riskTransactionRoutes,
  ...riskCaseRoutes,
  ...riskReviewRoutes,
  ...riskSettingsRoutes,
  ...riskViewRoutes,
  ...riskDemoRoutes,
  ...riskImportRoutes,
  ...riskWebhookRoutes,
  ...riskModelRoutes,
  ...riskRuleRoutes,
  ...riskListRoutes,
];
