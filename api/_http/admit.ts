import type { Context } from "../../lib/platform/context.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import { assertOpen } from "./assert-open.ts";
import { authorize } from "./authorize.ts";
import type { RequestInfo, Route } from "./define-route.ts";

/** Who may, and while the service is open to them. Waits only for what has to be waited for. */
export function admit(route: Route, ctx: Context<AppDeps>, request: RequestInfo): Promise<void> | void {
  const gate = authorize(route, ctx, request);
  return gate ? gate.then(() => assertOpen(route, ctx)) : assertOpen(route, ctx);
}
