import type { BudgetDeps } from "../ai/budget-ports.ts";
import type { AccessDeps } from "../ai/create-model-access.ts";
import type { GatewayDeps } from "../ai/gateway/ports.ts";
import type { PolicyDeps } from "../ai/policy-ports.ts";
import type { ReportDeps } from "../ai/report-ports.ts";
import type { ApiKeyDeps } from "../auth/api-keys/ports.ts";
import type { MfaDeps } from "../auth/mfa/ports.ts";
import type { PrivacyStores } from "../auth/privacy/ports.ts";
import type { ChatDeps } from "../chat/ports.ts";
import type { AuditLinks } from "../failsafe/audits/ports.ts";
import type { FailsafeDeps } from "../failsafe/ports.ts";
import type { IntegrationDeps } from "../integrations/ports.ts";
import type { FileDeps } from "../knowledge/ports.ts";
import type { RetrievalDeps } from "../knowledge/retrieval/ports.ts";
import type { LinkedPromptDeps } from "../prompts/ports.ts";
import type { RiskDeps } from "../risk/ports.ts";
import type { GuardParts } from "./guard-deps.ts";
import type { OperationsDeps } from "./operations-deps.ts";
import type { PlatformDeps } from "./platform-deps.ts";

/** Everything a handler, a job or a script can reach. */
export type AppDeps = PlatformDeps &
  MfaDeps &
  ApiKeyDeps &
  ChatDeps &
  PolicyDeps &
  ReportDeps &
  BudgetDeps &
  AccessDeps &
  GatewayDeps &
  GuardParts &
  IntegrationDeps &
  RetrievalDeps &
  FileDeps &
  RiskDeps &
  LinkedPromptDeps &
  FailsafeDeps &
  AuditLinks &
  OperationsDeps &
  PrivacyStores;
