import type { BudgetDeps } from "../ai/budget-ports.ts";
import type { AccessDeps } from "../ai/create-model-access.ts";
import type { GatewayDeps } from "../ai/gateway/ports.ts";
import type { PolicyDeps } from "../ai/policy-ports.ts";
import type { ReportDeps } from "../ai/report-ports.ts";
import type { AuthDeps } from "../auth/ports.ts";
import type { ChatDeps } from "../chat/ports.ts";
import type { PlatformDeps } from "./platform-deps.ts";

/** Everything a handler, a job or a script can reach. */
export type AppDeps = PlatformDeps & AuthDeps & ChatDeps & PolicyDeps & ReportDeps & BudgetDeps & AccessDeps & GatewayDeps;
