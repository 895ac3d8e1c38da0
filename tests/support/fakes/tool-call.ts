import type { ToolCallContext } from "../../../lib/chat/tools/chat-tool.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { permissionsOf } from "../../../lib/platform/permissions.ts";
import { createFrozenClock } from "../frozen-clock.ts";

/** What a tool is called with, for a person who may do everything, at a time that stands still. */
export function createToolCall<Deps>(deps: Deps, signal = new AbortController().signal): ToolCallContext<Deps> {
  const clock = createFrozenClock(Date.parse("2026-11-21T12:00:00Z"));
  const ctx = {
    actor: { type: "user", userId: "usr_test", sessionId: "" },
    orgId: "org_test",
    role: "OWNER",
    permissions: permissionsOf("OWNER"),
    requestId: "req_test",
    ip: "",
    userAgent: "",
    clock,
    log: createLogger({ level: "silent" }),
    deps,
  } as const;
  return { ctx, turn: { chatId: "cht_test", turnId: "trn_test" }, clock, signal };
}
