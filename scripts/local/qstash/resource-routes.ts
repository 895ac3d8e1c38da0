import { randomBytes } from "node:crypto";
import { z } from "zod";
import { ProtocolError } from "./protocol-error.ts";
import { assertHttpUrl, assertName, quotaError, readDraft } from "./read-draft.ts";
import { type ApiRequest, type Core, type Params, type Route, readJson } from "./route.ts";
import { nextSlot } from "./scheduler.ts";
import type { Queue, Schedule, UrlGroup } from "./schema.ts";
import { toQueueView, toScheduleView } from "./views.ts";

/** Things that outlive a message: queues, schedules, URL groups, signing keys. */
export function resourceRoutes(core: Core): Route[] {
  return [...queueRoutes(core), ...scheduleRoutes(core), ...urlGroupRoutes(core), ...keyRoutes(core)];
}

const queueBodySchema = z.object({
  queueName: z.string(),
  parallelism: z.int().min(1).default(1),
  paused: z.boolean().default(false),
});

function queueRoutes(core: Core): Route[] {
  const { store, clock, dispatcher } = core;
  const getQueue = (params: Params): Queue => {
    const queue = store.tables.queue.get(params("name"));
    if (!queue) throw new ProtocolError(404, `queue ${params("name")} not found`);
    return queue;
  };
  const put = (queue: Queue) => {
    store.commit([{ kind: "queue", id: queue.name, value: { ...queue, updatedAt: clock.now() } }]);
    dispatcher.wake();
    return { status: 200 };
  };
  return [
    { method: "POST", path: "/v2/queues", handle: (request) => put(upsertQueue(core, request)) },
    {
      method: "GET",
      path: "/v2/queues",
      handle: () => ({ status: 200, body: [...store.tables.queue.values()].map((queue) => toQueueView(store, queue)) }),
    },
    {
      method: "GET",
      path: "/v2/queues/{name}",
      handle: (_request, params) => ({ status: 200, body: toQueueView(store, getQueue(params)) }),
    },
    { method: "POST", path: "/v2/queues/{name}/pause", handle: (_request, params) => put({ ...getQueue(params), paused: true }) },
    { method: "POST", path: "/v2/queues/{name}/resume", handle: (_request, params) => put({ ...getQueue(params), paused: false }) },
    { method: "DELETE", path: "/v2/queues/{name}", handle: (_request, params) => deleteQueue(core, params("name")) },
  ];
}

function upsertQueue({ store, clock, limits }: Core, request: ApiRequest): Queue {
  const { queueName, parallelism, paused } = readJson(request, queueBodySchema);
  assertName(queueName, "Queue name");
  const existing = store.tables.queue.get(queueName);
  if (!existing && store.tables.queue.size >= limits.queues) throw quotaError("maxQueues", limits.queues, store.tables.queue.size + 1);
  return { name: queueName, parallelism, paused, createdAt: existing?.createdAt ?? clock.now(), updatedAt: clock.now() };
}

/** Takes the waiting messages with it: without their queue nothing would ever give them a slot. */
function deleteQueue({ store, dispatcher }: Core, name: string) {
  const waiting = [...store.tables.message.values()].filter((message) => message.queueName === name);
  store.commit([
    { kind: "queue", id: name, value: null },
    ...waiting.map(({ messageId }) => ({ kind: "message" as const, id: messageId, value: null })),
  ]);
  dispatcher.wake();
  return { status: 200 };
}

function scheduleRoutes(core: Core): Route[] {
  const { store, clock, scheduler } = core;
  const getSchedule = (params: Params): Schedule => {
    const schedule = store.tables.schedule.get(params("scheduleId"));
    if (!schedule) throw new ProtocolError(404, `schedule ${params("scheduleId")} not found`);
    return schedule;
  };
  const setPaused = (params: Params, isPaused: boolean) => {
    const schedule = getSchedule(params);
    const nextScheduleTime = isPaused ? schedule.nextScheduleTime : nextSlot(schedule.cron, clock.now());
    store.commit([{ kind: "schedule", id: schedule.scheduleId, value: { ...schedule, isPaused, nextScheduleTime } }]);
    scheduler.wake();
    return { status: 200 };
  };
  return [
    {
      method: "GET",
      path: "/v2/schedules",
      handle: () => ({ status: 200, body: [...store.tables.schedule.values()].map(toScheduleView) }),
    },
    {
      method: "GET",
      path: "/v2/schedules/{scheduleId}",
      handle: (_request, params) => ({ status: 200, body: toScheduleView(getSchedule(params)) }),
    },
    // The client sends PATCH, the REST reference says POST; they stand before the route whose destination takes the rest of a path.
    ...["PATCH", "POST"].flatMap((method): Route[] => [
      { method, path: "/v2/schedules/{scheduleId}/pause", handle: (_request, params) => setPaused(params, true) },
      { method, path: "/v2/schedules/{scheduleId}/resume", handle: (_request, params) => setPaused(params, false) },
    ]),
    {
      method: "DELETE",
      path: "/v2/schedules/{scheduleId}",
      handle: (_request, params) => {
        store.commit([{ kind: "schedule", id: getSchedule(params).scheduleId, value: null }]);
        return { status: 200 };
      },
    },
    {
      method: "POST",
      path: "/v2/schedules/{destination...}",
      handle: (request, params) => createSchedule(core, request, params("destination")),
    },
  ];
}

function createSchedule({ store, clock, limits, scheduler }: Core, request: ApiRequest, destination: string) {
  const { headers, body, callerIp } = request;
  const cron = headers["upstash-cron"];
  if (!cron) throw new ProtocolError(400, "the Upstash-Cron header is missing");
  if (!store.tables.urlGroup.has(destination)) assertHttpUrl(destination, "destination");
  const scheduleId = headers["upstash-schedule-id"] ?? `scd_${randomBytes(14).toString("hex")}`;
  assertName(scheduleId, "Schedule ID");
  const existing = store.tables.schedule.get(scheduleId);
  const count = store.tables.schedule.size + 1;
  if (!existing && count > limits.schedules) throw quotaError("maxSchedules", limits.schedules, count);
  const schedule: Schedule = {
    scheduleId,
    cron,
    draft: readDraft({ destination, headers, body, callerIp }, limits),
    createdAt: existing?.createdAt ?? clock.now(),
    isPaused: existing?.isPaused ?? false,
    nextScheduleTime: nextSlot(cron, clock.now()),
    lastScheduleTime: existing?.lastScheduleTime,
    lastScheduleStates: existing?.lastScheduleStates ?? {},
  };
  store.commit([{ kind: "schedule", id: scheduleId, value: schedule }]);
  scheduler.wake();
  return { status: 200, body: { scheduleId } };
}

const endpointsBodySchema = z.object({ endpoints: z.array(z.object({ url: z.string().optional(), name: z.string().optional() })) });
const MAX_ENDPOINTS = 100;

function urlGroupRoutes({ store, clock, limits }: Core): Route[] {
  const getGroup = (params: Params): UrlGroup => {
    const group = store.tables.urlGroup.get(params("name"));
    if (!group) throw new ProtocolError(404, `topic ${params("name")} not found`);
    return group;
  };
  const put = (group: UrlGroup) => {
    if (group.endpoints.length > MAX_ENDPOINTS) throw quotaError("maxEndpoints", MAX_ENDPOINTS, group.endpoints.length);
    const value = group.endpoints.length === 0 ? null : { ...group, updatedAt: clock.now() };
    store.commit([{ kind: "urlGroup", id: group.name, value }]);
    return { status: 200 };
  };
  return [
    { method: "GET", path: "/v2/topics", handle: () => ({ status: 200, body: [...store.tables.urlGroup.values()] }) },
    { method: "GET", path: "/v2/topics/{name}", handle: (_request, params) => ({ status: 200, body: getGroup(params) }) },
    { method: "DELETE", path: "/v2/topics/{name}", handle: (_request, params) => put({ ...getGroup(params), endpoints: [] }) },
    {
      method: "POST",
      path: "/v2/topics/{name}/endpoints",
      handle: (request, params) => {
        const name = params("name");
        assertName(name, "URL group name");
        const group = store.tables.urlGroup.get(name);
        const count = store.tables.urlGroup.size + 1;
        if (!group && count > limits.urlGroups) throw quotaError("maxTopics", limits.urlGroups, count);
        return put(addEndpoints(group ?? { name, endpoints: [], createdAt: clock.now(), updatedAt: 0 }, request));
      },
    },
    {
      method: "DELETE",
      path: "/v2/topics/{name}/endpoints",
      handle: (request, params) => {
        const group = getGroup(params);
        const { endpoints: removed } = readJson(request, endpointsBodySchema);
        const isRemoved = (endpoint: UrlGroup["endpoints"][number]) =>
          removed.some(({ url, name }) => (url !== undefined ? url === endpoint.url : name !== undefined && name === endpoint.name));
        return put({ ...group, endpoints: group.endpoints.filter((endpoint) => !isRemoved(endpoint)) });
      },
    },
  ];
}

function addEndpoints(group: UrlGroup, request: ApiRequest): UrlGroup {
  const byUrl = new Map(group.endpoints.map((endpoint) => [endpoint.url, endpoint]));
  for (const { url, name } of readJson(request, endpointsBodySchema).endpoints) {
    if (url === undefined) throw new ProtocolError(400, "every endpoint needs a url");
    assertHttpUrl(url, "endpoint");
    byUrl.set(url, { url, name });
  }
  return { ...group, endpoints: [...byUrl.values()] };
}

function keyRoutes({ store }: Core): Route[] {
  const getKeys = () => store.tables.signingKeys.get("keys");
  return [
    { method: "GET", path: "/v2/keys", handle: () => ({ status: 200, body: getKeys() }) },
    {
      method: "POST",
      path: "/v2/keys/rotate",
      handle: () => {
        const value = { current: getKeys()?.next ?? "", next: `sig_${randomBytes(18).toString("base64url")}` };
        store.commit([{ kind: "signingKeys", id: "keys", value }]);
        return { status: 200, body: value };
      },
    },
  ];
}
