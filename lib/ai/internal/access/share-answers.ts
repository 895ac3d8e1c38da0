// Equal requests of one organization get one answer: what was kept, or what is being said right now. The call belongs to the first
// who asked and is paid for by them; it goes on for the others when they leave, and ends when the last one does.

import type { AfterReply } from "../../../platform/after-reply.ts";
import { AppError } from "../../../platform/errors.ts";
import type { AccessCaller, AccessOptions, AccessStream, Charge } from "../../access.ts";
import type { Router } from "../../router.ts";
import type { RouteRequest } from "../../routing.ts";
import type { StreamPart, Usage } from "../../schema.ts";
import type { MeteredRouter } from "./ask-metered.ts";
import { digestOf, type KeptAnswers, toParts } from "./kept-answers.ts";
import { meterParts } from "./metered-parts.ts";
import { createSharedAnswer, type SharedAnswer, type SharedReader } from "./shared-answer.ts";

export type SharingDeps = { router: Pick<Router, "plan">; metered: MeteredRouter; kept: KeptAnswers; afterReply: AfterReply };

/** `how` the vendor is asked where it has to be: see `generate` and `stream` of the router. */
export type Sharing = (asked: Asked, how: "stream" | "generate") => Promise<AccessStream>;

export type Asked = { caller: NamedCaller; request: RouteRequest; options: AccessOptions & { cacheSeconds: number } };

type NamedCaller = AccessCaller & { callId: string };
type Head = Pick<AccessStream, "provider" | "model" | "isDemo" | "fallbackReason" | "charge"> & { cache: "hit" | "miss" };
type Flight = { answer: SharedAnswer; head: Promise<Head> };

export function createSharing(deps: SharingDeps): Sharing {
  const flights = new Map<string, Flight>();
  const launch = (key: string, digest: string, asked: Asked, how: "stream" | "generate"): Flight => {
    const answer = createSharedAnswer();
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    answer.signal.addEventListener("abort", land, { once: true });
    const flight: Flight = { answer, head: produce(deps, { ...asked, digest, how, answer, land }) };
    flight.head.catch(land);
    flights.set(key, flight);
    return flight;
  };
  return async (asked, how) => {
    const { caller, request } = asked;
    // Also for what was kept: what may not be asked any more is not answered any more.
    const target = await deps.router.plan(caller, request);
    // What a person's own key may answer, at a server of their own choice perhaps, is nobody else's answer.
    const digest = digestOf(request, { served: `${target.provider}/${target.model}`, reader: target.isPersonal ? caller.userId : null });
    const key = `${caller.orgId}:${digest}`;
    for (;;) {
      const running = flights.get(key);
      const { answer, head } = running ?? launch(key, digest, asked, how);
      const reader = answer.join(request.signal);
      try {
        return toStream(caller, await reader.wait(head), reader, running !== undefined);
      } catch (error) {
        reader.leave();
        // What was refused to the first of them, for a cap of theirs perhaps, need not be refused to the next.
        if (!running || !(error instanceof AppError)) throw error;
      }
    }
  };
}

type Production = Asked & { digest: string; how: "stream" | "generate"; answer: SharedAnswer; land: () => void };

async function produce(deps: SharingDeps, asked: Production): Promise<Head> {
  const { caller, digest, answer, land, options } = asked;
  const request = { ...asked.request, signal: answer.signal };
  const kept = await deps.kept.find(caller.orgId, digest);
  if (kept) {
    land();
    for (const part of toParts(kept)) answer.add(part);
    return { ...kept, fallbackReason: null, cache: "hit", charge: () => ({ usage: kept.usage, costMicros: 0 }) };
  }
  if (asked.how === "generate") {
    const result = await deps.metered.generate(caller, request, options);
    await tell(deps, asked, result, toParts(result));
    return { ...result, cache: "miss", charge: () => result.charge };
  }
  const stream = await deps.metered.stream(caller, request, options);
  tell(deps, asked, stream, stream.parts).catch((error: unknown) => {
    land();
    answer.fail(error);
  });
  return { ...stream, cache: "miss" };
}

type By = Pick<AccessStream, "provider" | "model" | "isDemo">;

/** To whoever listens, piece by piece; a whole answer is kept before its last word is told, so that nobody asks again in between. */
async function tell(deps: SharingDeps, asked: Production, by: By, parts: AsyncIterable<StreamPart> | Iterable<StreamPart>): Promise<void> {
  const { caller, digest, answer, land, options } = asked;
  const { provider, model, isDemo } = by;
  const heard: StreamPart[] = [];
  for await (const part of parts) {
    heard.push(part);
    if (part.type === "finish") {
      const whole = { provider, model, isDemo, ...toAnswer(heard), reason: part.reason, usage: part.usage };
      const keeping = deps.kept.keep(caller.orgId, digest, whole, options.cacheSeconds);
      land();
      await deps.afterReply.keep(() => keeping);
    }
    answer.add(part);
  }
}

function toAnswer(parts: readonly StreamPart[]) {
  return {
    text: parts.map((part) => (part.type === "text" ? part.text : "")).join(""),
    toolCalls: parts.flatMap((part) => (part.type === "tool-call" ? [part.call] : [])),
  };
}

function toStream({ callId }: NamedCaller, head: Head, reader: SharedReader, isFollower: boolean): AccessStream {
  const { provider, model, isDemo, fallbackReason } = head;
  let usage: Usage | null = null;
  const parts = meterParts(reader.read(), (heard) => {
    const last = heard.at(-1);
    if (last?.type === "finish") usage = last.usage;
    reader.leave();
    return undefined;
  });
  const chargeOfHit = (): Charge | null => usage && { usage, costMicros: 0 };
  const own = { callId, provider, model, isDemo, fallbackReason, parts };
  return isFollower ? { ...own, cache: "hit", charge: chargeOfHit } : { ...own, cache: head.cache, charge: head.charge };
}
