import { createCallLog } from "../ai/gateway/call-log.ts";
import { createModelCallStore } from "../ai/gateway/model-call.store.ts";
import type { GatewayDeps } from "../ai/gateway/ports.ts";
import { createAfterReply } from "../platform/after-reply.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Logger } from "../platform/log.ts";

type Options = { db: Database; clock: Clock; log: Logger; isVercel: boolean };

/** The record of what became of the gateway's calls. */
export function createGatewayDeps({ db, clock, log, isVercel }: Options): Pick<GatewayDeps, "callLog"> {
  const afterReply = createAfterReply({ isVercel });
  return { callLog: createCallLog({ calls: createModelCallStore(db), clock, log, afterReply }) };
}
