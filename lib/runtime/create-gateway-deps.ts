import { createGuardJudge } from "../ai/create-guard-judge.ts";
import type { AccessDeps } from "../ai/create-model-access.ts";
import { createCallLog } from "../ai/gateway/call-log.ts";
import { createModelCallStore } from "../ai/gateway/model-call.store.ts";
import type { GatewayDeps } from "../ai/gateway/ports.ts";
import type { Router } from "../ai/router.ts";
import type { GuardEventDeps } from "../guard/event-ports.ts";
import type { GuardDeps } from "../guard/ports.ts";
import { createAfterReply } from "../platform/after-reply.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Logger } from "../platform/log.ts";

export type GatewayOptions = Pick<AccessDeps, "modelAccess"> &
  Pick<GuardEventDeps, "guardEvents"> & { router: Router; db: Database; clock: Clock; log: Logger; isVercel: boolean } & GuardDeps;

/** The record of what became of the gateway's calls, and the judge that reads along. */
export function createGatewayDeps(options: GatewayOptions): Pick<GatewayDeps, "callLog" | "guardJudge"> {
  const { db, guard, guardEvents, clock, log, isVercel } = options;
  const afterReply = createAfterReply({ isVercel });
  return {
    callLog: createCallLog({
      calls: createModelCallStore(db),
      events: guardEvents,
      clock,
      log,
      afterReply,
      onVerdict: (verdict) => guard.onVerdict?.(verdict),
    }),
    guardJudge: createGuardJudge(options),
  };
}
