import type { Context } from "../platform/context.ts";
import type { RouteContext } from "./routing.ts";

/** For whom a model is asked: a person, also through an API key of theirs, or nobody in particular. */
export function toRouteContext({ orgId, actor }: Context): RouteContext {
  return { orgId, userId: actor.type === "user" || actor.type === "apiKey" ? actor.userId : null };
}
