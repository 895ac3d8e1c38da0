// A model with everything around it. The router asks the vendors; before each call the money it may cost is set aside, and when the
// request has ended, each call is settled and gets its rows in the ledgers. An answer the caller allows to be kept may be repeated.

import type { Cache } from "../platform/cache/cache.ts";
import { createId } from "../platform/ids.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { AccessCaller, AccessOptions, AccessResult, CacheOutcome, ModelAccess } from "./access.ts";
import type { CallLedger } from "./call-ledger.ts";
import { collectStream } from "./collect-stream.ts";
import type { EgressStore } from "./egress.store.ts";
import { type AskDeps, createMeteredRouter } from "./internal/access/ask-metered.ts";
import { createKeptAnswers } from "./internal/access/kept-answers.ts";
import { createSharing } from "./internal/access/share-answers.ts";
import type { UsageStore } from "./usage.store.ts";

/** What the model access adds to a deployment: chat projects its own calls into the same ledgers. */
export type AccessDeps = { modelAccess: ModelAccess; callLedger: CallLedger; usage: UsageStore; egress: EgressStore };

export type ModelAccessDeps = AskDeps & { cache: Cache; metrics: Metrics };

export function createModelAccess(deps: ModelAccessDeps): ModelAccess {
  const metered = createMeteredRouter(deps);
  const share = createSharing({ ...deps, metered, kept: createKeptAnswers(deps.cache) });
  const counters = { hit: counterOf(deps, "hit"), miss: counterOf(deps, "miss"), off: counterOf(deps, "off") };
  function counted<Answer extends { cache: CacheOutcome }>(answer: Answer): Answer {
    counters[answer.cache]();
    return answer;
  }
  return {
    async stream(caller, request, options) {
      if (!mayRepeat(options)) return counted(await metered.stream(caller, request, options));
      return counted(await share({ caller: named(caller), request, options }, "stream"));
    },
    async generate(caller, request, options): Promise<AccessResult> {
      if (!mayRepeat(options)) return counted(await metered.generate(caller, request, options));
      const { parts, charge, ...answer } = await share({ caller: named(caller), request, options }, "generate");
      const said = await collectStream(parts);
      return counted({ ...answer, ...said, charge: charge() ?? { usage: said.usage, costMicros: 0 } });
    },
    embed: metered.embed,
  };
}

function named(caller: AccessCaller): AccessCaller & { callId: string } {
  return { ...caller, callId: caller.callId ?? createId("modelCall") };
}

function counterOf({ metrics }: ModelAccessDeps, outcome: CacheOutcome): () => void {
  return metrics.counter("aegis_ai_cache_total", { outcome });
}

function mayRepeat(options: AccessOptions): options is AccessOptions & { cacheSeconds: number } {
  return options.cacheSeconds !== undefined && options.cacheSeconds > 0;
}
