import { AppError } from "../../lib/platform/errors.ts";
import { withIdempotency } from "../../lib/platform/idempotency/with-idempotency.ts";
import { callerOf } from "./caller-of.ts";
import type { AnyHandleInput, Route } from "./define-route.ts";

type Answer = { status: number; body: unknown };

/** The same Idempotency-Key with the same content gets the first answer again; nothing is done a second time. */
export async function answerOnce(
  route: Pick<Route, "method" | "path">,
  { ctx, params, query, body }: AnyHandleInput,
  key: string,
  work: () => Promise<Answer>,
): Promise<Answer & { isReplay: boolean }> {
  if (!/^[\x21-\x7e]{8,255}$/.test(key))
    throw new AppError("malformed", "request.idempotency_key_malformed", "An Idempotency-Key has 8 to 255 visible characters.");
  const call = { key, orgId: ctx.orgId, userId: callerOf(ctx), route: `${route.method} ${route.path}`, content: { params, query, body } };
  return withIdempotency({ ...ctx.deps, clock: ctx.clock }, call, work);
}
