import { z } from "zod";
import { type Acceptance, acceptDraft, countPublish, type Deduplication } from "./accept.ts";
import { ProtocolError } from "./protocol-error.ts";
import { assertHttpUrl, type PublishRequest, QUOTA_STATUS, readDraft } from "./read-draft.ts";
import { type Core, type Route, readJson } from "./route.ts";
import type { Draft } from "./schema.ts";

export function publishRoutes(core: Core): Route[] {
  return [
    {
      method: "POST",
      path: "/v2/publish/{destination...}",
      handle: ({ headers, body, callerIp }, params) => publishOne(core, { destination: params("destination"), headers, body, callerIp }),
    },
    {
      method: "POST",
      path: "/v2/enqueue/{queueName}/{destination...}",
      handle: ({ headers, body, callerIp }, params) => {
        const queueName = params("queueName");
        return publishOne(core, { destination: params("destination"), headers, body, callerIp, queueName });
      },
    },
    { method: "POST", path: "/v2/batch", handle: (request) => publishBatch(core, readJson(request, batchSchema), request.callerIp) },
  ];
}

const batchSchema = z.array(
  z.object({
    destination: z.string(),
    body: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    queue: z.string().optional(),
  }),
);

type Entry = { draft: Draft; deduplication: Deduplication | undefined };
type Refusal = { error: string };

function publishOne(core: Core, request: PublishRequest) {
  const entry = readEntry(core, request);
  core.store.commit(countPublish(core.store, 1, core.clock.now(), core.limits));
  const { accepted, toUrlGroup } = accept(core, entry);
  const isDuplicate = accepted.length > 0 && accepted.every((message) => message.deduplicated);
  return { status: isDuplicate ? 202 : 200, body: toAnswer({ accepted, toUrlGroup }) };
}

function toAnswer({ accepted, toUrlGroup }: Pick<Acceptance, "accepted" | "toUrlGroup">) {
  return toUrlGroup ? accepted : accepted[0];
}

/**
 * A malformed entry refuses the whole batch before anything is accepted; one beyond a quota only gets an error in its place.
 * https://upstash.com/docs/qstash/features/batch
 */
function publishBatch(core: Core, batch: z.infer<typeof batchSchema>, callerIp: string) {
  const entries = batch.map(({ destination, body, headers, queue }) => {
    const lowerCased = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
    const request = { destination, headers: lowerCased, body: Buffer.from(body ?? ""), queueName: queue, callerIp };
    return orQuotaRefusal(() => readEntry(core, request));
  });
  core.store.commit(countPublish(core.store, entries.filter((entry) => "draft" in entry).length, core.clock.now(), core.limits));
  const answers = entries.map((entry) => ("error" in entry ? entry : orQuotaRefusal(() => accept(core, entry))));
  return { status: 200, body: answers.map((answer) => ("error" in answer ? answer : toAnswer(answer))) };
}
function readEntry(core: Core, request: PublishRequest): Entry {
  if (!core.store.tables.urlGroup.has(request.destination)) assertHttpUrl(request.destination, "destination");
  if (request.headers["upstash-cron"]) throw new ProtocolError(400, "a message takes no Upstash-Cron header; create a schedule");
  return { draft: readDraft(request, core.limits), deduplication: readDeduplication(request.headers) };
}

function accept({ store, clock, limits, dispatcher }: Core, { draft, deduplication }: Entry): Acceptance {
  const acceptance = acceptDraft(store, draft, { nowMs: clock.now(), limits, deduplication });
  store.commit(acceptance.changes);
  dispatcher.wake();
  return acceptance;
}

function orQuotaRefusal<Result>(run: () => Result): Result | Refusal {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof ProtocolError && cause.status === QUOTA_STATUS) return { error: cause.message };
    throw cause;
  }
}

function readDeduplication(headers: PublishRequest["headers"]): Deduplication | undefined {
  const id = headers["upstash-deduplication-id"];
  const isContentBased = headers["upstash-content-based-deduplication"] === "true";
  if (id && isContentBased) throw new ProtocolError(400, "give either a deduplication id or content based deduplication");
  if (id) return { type: "id", id };
  return isContentBased ? { type: "content" } : undefined;
}
