import type { KeptDeploymentSettings } from "../platform/deployment-settings/kept-deployment-settings.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Tracer } from "../platform/tracing/tracer.ts";
import type { RiskDeps } from "../risk/ports.ts";
import { createGuardDeps } from "./create-guard-deps.ts";
import { createRiskDeps, type RiskParts } from "./create-risk-deps.ts";

type Parts = RiskParts & { baseUrl: string; metrics: Metrics; tracer: Tracer; deploymentSettings: KeptDeploymentSettings };

/** What keeps texts and money from harm. */
export function createProtectDeps(parts: Parts): ReturnType<typeof createGuardDeps> & RiskDeps {
  return { ...createGuardDeps(parts.db, parts.clock, parts), ...createRiskDeps(parts) };
}
