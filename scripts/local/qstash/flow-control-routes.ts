import { ProtocolError } from "./protocol-error.ts";
import type { ApiRequest, Core, Params, Route } from "./route.ts";
import type { FlowControlKey } from "./schema.ts";
import { toFlowControlView } from "./views.ts";

export function flowControlRoutes(core: Core): Route[] {
  const { store, dispatcher, clock, maxParallel } = core;
  const update = (params: Params, change: (record: FlowControlKey) => FlowControlKey) => {
    const key = params("key");
    store.commit([{ kind: "flowControlKey", id: key, value: change(store.tables.flowControlKey.get(key) ?? { isPaused: false }) }]);
    dispatcher.wake();
    return { status: 200 };
  };
  const view = (key: string) => toFlowControlView(store, dispatcher.flow, key);
  return [
    { method: "GET", path: "/v2/flowControl", handle: () => ({ status: 200, body: [...store.tables.flowControlKey.keys()].map(view) }) },
    {
      method: "GET",
      path: "/v2/flowControl/{key}",
      handle: (_request, params) => {
        if (!store.tables.flowControlKey.has(params("key"))) throw new ProtocolError(404, `flow control key ${params("key")} not found`);
        return { status: 200, body: view(params("key")) };
      },
    },
    {
      method: "GET",
      path: "/v2/globalParallelism",
      handle: () => ({ status: 200, body: { parallelismMax: maxParallel, parallelismCount: dispatcher.inFlightCount() } }),
    },
    ...[true, false].map((isPaused) => ({
      method: "POST",
      path: `/v2/flowControl/{key}/${isPaused ? "pause" : "resume"}`,
      handle: (_request: ApiRequest, params: Params) => update(params, (record) => ({ ...record, isPaused })),
    })),
    {
      method: "POST",
      path: "/v2/flowControl/{key}/pin",
      handle: (request, params) => {
        dispatcher.flow.resetRate(params("key"), clock.now());
        return update(params, (record) => ({ ...record, ...readPins(request) }));
      },
    },
    {
      method: "POST",
      path: "/v2/flowControl/{key}/unpin",
      handle: ({ query }, params) => update(params, (record) => unpin(params("key"), record, query)),
    },
    {
      method: "POST",
      path: "/v2/flowControl/{key}/resetRate",
      handle: (_request, params) => {
        dispatcher.flow.resetRate(params("key"), clock.now());
        dispatcher.wake();
        return { status: 200 };
      },
    },
  ];
}

/** What was pinned stays in force until a message brings other limits. https://upstash.com/docs/qstash/api-reference/flow-control/unpin */
function unpin(key: string, record: FlowControlKey, query: URLSearchParams): FlowControlKey {
  const { pinnedParallelism, pinnedRate, latest = { key }, ...rest } = record;
  const freesParallelism = query.get("parallelism") === "true" && pinnedParallelism !== undefined;
  const freesRate = query.get("rate") === "true" && pinnedRate !== undefined;
  return {
    ...rest,
    latest: { ...latest, ...(freesParallelism ? { parallelism: pinnedParallelism } : {}), ...(freesRate ? pinnedRate : {}) },
    pinnedParallelism: freesParallelism ? undefined : pinnedParallelism,
    pinnedRate: freesRate ? undefined : pinnedRate,
  };
}

function readPins({ query }: ApiRequest): Pick<FlowControlKey, "pinnedParallelism" | "pinnedRate"> {
  const [parallelism, rate, period] = ["parallelism", "rate", "period"].map((name) => {
    const text = query.get(name);
    if (text === null) return undefined;
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new ProtocolError(400, `invalid ${name}: ${text}`);
    return Number(text);
  });
  return {
    ...(parallelism === undefined ? {} : { pinnedParallelism: parallelism }),
    ...(rate === undefined ? {} : { pinnedRate: { rate, periodMs: (period ?? 1) * 1000 } }),
  };
}
