import type { Context } from "../platform/context.ts";
import type { AccessCaller, Feature } from "./access.ts";

/** Who is charged for what this context asks a model. */
export function toCaller({ actor, orgId, requestId }: Context, feature: Feature): AccessCaller {
  return {
    orgId,
    userId: actor.type === "user" || actor.type === "apiKey" ? actor.userId : null,
    keyId: actor.type === "apiKey" ? actor.keyId : null,
    feature,
    requestId,
  };
}
