import type { GatewayDeps } from "../../ai/gateway/ports.ts";
import type { ActForDeps } from "../../auth/act-for.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { PromptLinks } from "../runs/ports.ts";
import type { EvaluationDeps, TestLinks } from "./ports.ts";

/** For running one, as the person who started it. */
export type EvaluationRunDeps = EvaluationDeps & TestLinks & PromptLinks & GatewayDeps & ActForDeps & { metrics: Metrics };
