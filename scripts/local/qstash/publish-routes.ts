import { z } from "zod";
import { type Acceptance, acceptDraft, countPublish, type Deduplication } from "./accept.ts";
import { ProtocolError } from "./protocol-error.ts";
import { assertHttpUrl, type PublishRequest, readDraft } from "./read-draft.ts";
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

function publishOne(core: Core, request: PublishRequest) {
  const entry = readEntry(core, request);
  const { accepted, toUrlGroup } = accept(core, [entry])[0] ?? { accepted: [], toUrlGroup: false };
  const isDuplicate = accepted.length > 0 && accepted.every((message) => message.deduplicated);
  return { status: isDuplicate ? 202 : 200, body: toUrlGroup ? accepted : accepted[0] };
}

/** Every entry is read before the first is accepted, so a malformed one refuses the whole batch. */
function publishBatch(core: Core, batch: z.infer<typeof batchSchema>, callerIp: string) {
  const entries = batch.map(({ destination, body, headers, queue }) => {
    const lowerCased = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
    return readEntry(core, { destination, headers: lowerCased, body: Buffer.from(body ?? ""), queueName: queue, callerIp });
  });
  const acceptances = accept(core, entries);
  return { status: 200, body: acceptances.map(({ accepted, toUrlGroup }) => (toUrlGroup ? accepted : accepted[0])) };
}

function readEntry(core: Core, request: PublishRequest): Entry {
  if (!core.store.tables.urlGroup.has(request.destination)) assertHttpUrl(request.destination, "destination");
  return { draft: readDraft(request, core.limits), deduplication: readDeduplication(request.headers) };
}

function accept(core: Core, entries: readonly Entry[]): Acceptance[] {
  const { store, clock, limits, dispatcher } = core;
  store.commit(countPublish(store, entries.length, clock.now(), limits));
  const acceptances = entries.map(({ draft, deduplication }) => {
    const acceptance = acceptDraft(store, draft, { nowMs: clock.now(), limits, deduplication });
    store.commit([...acceptance.changes, ...rememberFlowControl(core, draft)]);
    return acceptance;
  });
  dispatcher.wake();
  return acceptances;
}

/** What `GET /v2/flowControl/<key>` shows as the key's limits. */
function rememberFlowControl({ store }: Core, { flowControl }: Draft) {
  if (flowControl === undefined) return [];
  const record = store.tables.flowControlKey.get(flowControl.key) ?? { isPaused: false };
  return [{ kind: "flowControlKey" as const, id: flowControl.key, value: { ...record, latest: flowControl } }];
}

function readDeduplication(headers: PublishRequest["headers"]): Deduplication | undefined {
  const id = headers["upstash-deduplication-id"];
  const isContentBased = headers["upstash-content-based-deduplication"] === "true";
  if (id && isContentBased) throw new ProtocolError(400, "give either a deduplication id or content based deduplication");
  if (id) return { type: "id", id };
  return isContentBased ? { type: "content" } : undefined;
}
