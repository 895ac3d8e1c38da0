import type { AccessResult, ModelAccess } from "../../../lib/ai/access.ts";
import type { Router } from "../../../lib/ai/router.ts";

/** A router without the books around it: for what is asked and how answers are read, where nobody is charged. */
export function createUnmeteredAccess(router: Router): ModelAccess {
  return {
    async generate(caller, request): Promise<AccessResult> {
      const { attempts: _attempts, ...result } = await router.generate(caller, request);
      return {
        ...result,
        callId: caller.requestId,
        cache: "off",
        charge: { usage: result.usage, costMicros: result.costMicros(result.usage) },
      };
    },
    stream: () => Promise.reject(new Error("Nobody streams here.")),
    embed: () => Promise.reject(new Error("Nobody embeds here.")),
  };
}
