import { toEvent } from "./accept.ts";
import { createFilter, type Filterable, paginate } from "./filters.ts";
import { ProtocolError } from "./protocol-error.ts";
import type { ApiRequest, Core, Route } from "./route.ts";
import type { Message } from "./schema.ts";
import { toEventView, toMessageView } from "./views.ts";

/** Messages on their way and the log of what happened to them. */
export function messageRoutes(core: Core): Route[] {
  const { store } = core;
  return [
    {
      method: "GET",
      path: "/v2/messages/{messageId}",
      handle: (_request, params) => ({ status: 200, body: toMessageView(getMessage(core, params("messageId"))) }),
    },
    {
      method: "DELETE",
      path: "/v2/messages/{messageId}",
      handle: (_request, params) => ({ status: 200, body: cancel(core, [getMessage(core, params("messageId"))]) }),
    },
    {
      method: "DELETE",
      path: "/v2/messages",
      handle: ({ query }) => {
        const matches = createFilter(query.has("messageIds") ? onlyMessageIds(query) : query, ["count", "cursor"]);
        const selected = [...store.tables.message.values()].filter((message) => matches(toFilterable(message)));
        return { status: 200, body: cancel(core, selected) };
      },
    },
    ...["/v2/events", "/v2/logs"].map((path) => ({
      method: "GET",
      path,
      handle: (request: ApiRequest) => listEvents(core, request, path),
    })),
  ];
}

/** A message that is on its way right now may still arrive, as at the vendor; its answer is not looked at any more. */
function cancel({ store, clock, dispatcher }: Core, messages: readonly Message[]): { cancelled: number } {
  store.commit(
    messages.flatMap((message) => [
      toEvent(message, "CANCEL_REQUESTED", clock.now()),
      { kind: "message", id: message.messageId, value: null },
      toEvent(message, "CANCELED", clock.now()),
    ]),
  );
  dispatcher.wake();
  return { cancelled: messages.length };
}

/** Given ids leave every other filter without effect. https://upstash.com/docs/qstash/api-reference/messages/bulk-cancel-messages */
function onlyMessageIds(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams(query.getAll("messageIds").map((id) => ["messageIds", id]));
}

function getMessage({ store }: Core, messageId: string): Message {
  const message = store.tables.message.get(messageId);
  if (!message) throw new ProtocolError(404, `message ${messageId} not found`);
  return message;
}

/** Newest first, as the vendor's log reads. */
function listEvents({ store }: Core, { query }: ApiRequest, path: string) {
  const matches = createFilter(query, ["count", "cursor"]);
  const newestFirst = [...store.tables.event].filter(([, event]) => matches(event)).reverse();
  const { page, cursor } = paginate(newestFirst, ([id]) => id, query);
  const events = page.map(([, event]) => toEventView(event));
  return { status: 200, body: path === "/v2/logs" ? { logs: events, cursor } : { events, cursor } };
}

export function toFilterable(message: Message): Filterable {
  return { ...message, time: message.createdAt, flowControlKey: message.flowControl?.key };
}
