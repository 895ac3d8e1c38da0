import type { ApiKeyDeps } from "../../../auth/api-keys/ports.ts";
import type { AuditDeps } from "../../audits/ports.ts";
import type { FailsafeSettingsDeps } from "../../settings/ports.ts";
import type { TripDeps } from "../../trips/ports.ts";
import type { DrillRunDeps } from "../ports.ts";

/** A rehearsal goes through what it rehearses. */
export type ScenarioDeps = DrillRunDeps & TripDeps & ApiKeyDeps & FailsafeSettingsDeps & Pick<AuditDeps, "modelCounts">;
