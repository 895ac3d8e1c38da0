import type { Context } from "../platform/context.ts";
import { createId } from "../platform/ids.ts";
import type { AppDeps } from "./deps.ts";
import type { Runtime } from "./runtime.ts";

/** A job, a schedule or a script acts for the system: no role, and exactly the permissions it is given. */
export function createSystemContext(
  runtime: Runtime,
  input: { job: string; orgId: string; permissions?: Context["permissions"]; requestId?: string },
): Context<AppDeps> {
  const requestId = input.requestId ?? createId("request");
  const { deps } = runtime;
  return {
    actor: { type: "system", job: input.job },
    orgId: input.orgId,
    role: null,
    permissions: input.permissions ?? new Set(),
    requestId,
    ip: "",
    userAgent: "",
    clock: deps.clock,
    log: deps.log.child({ requestId, job: input.job }),
    deps,
  };
}
