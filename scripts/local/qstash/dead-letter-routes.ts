import { createFilter, paginate, readList } from "./filters.ts";
import { toFilterable } from "./message-routes.ts";
import { revive } from "./outcome.ts";
import { overrideSettings } from "./override-settings.ts";
import { ProtocolError } from "./protocol-error.ts";
import type { ApiRequest, Core, Route } from "./route.ts";
import type { DeadLetter } from "./schema.ts";
import { toDeadLetterView } from "./views.ts";

export function deadLetterRoutes(core: Core): Route[] {
  const { store } = core;
  return [
    {
      method: "GET",
      path: "/v2/dlq",
      handle: ({ query }) => {
        const { page, cursor } = paginate(selectDeadLetters(core, query), ({ dlqId }) => dlqId, query);
        return { status: 200, body: { messages: page.map(toDeadLetterView), cursor } };
      },
    },
    {
      method: "GET",
      path: "/v2/dlq/{dlqId}",
      handle: (_request, params) => ({ status: 200, body: toDeadLetterView(getDeadLetter(core, params("dlqId"))) }),
    },
    {
      method: "DELETE",
      path: "/v2/dlq/{dlqId}",
      handle: (_request, params) => {
        store.commit([{ kind: "deadLetter", id: getDeadLetter(core, params("dlqId")).dlqId, value: null }]);
        return { status: 200 };
      },
    },
    {
      method: "DELETE",
      path: "/v2/dlq",
      handle: ({ query }) => {
        const { page, cursor } = takeDeadLetters(core, query);
        store.commit(page.map(({ dlqId }) => ({ kind: "deadLetter", id: dlqId, value: null })));
        return { status: 200, body: { deleted: page.length, cursor } };
      },
    },
    {
      method: "POST",
      path: "/v2/dlq/retry/{dlqId}",
      handle: (request, params) => ({ status: 201, body: retry(core, request, [getDeadLetter(core, params("dlqId"))])[0] }),
    },
    {
      method: "POST",
      path: "/v2/dlq/retry",
      handle: (request) => {
        const { page, cursor } = takeDeadLetters(core, request.query);
        return { status: 201, body: { responses: retry(core, request, page), cursor } };
      },
    },
  ];
}

function getDeadLetter({ store }: Core, dlqId: string): DeadLetter {
  const deadLetter = store.tables.deadLetter.get(dlqId);
  if (!deadLetter) throw new ProtocolError(404, `dlq message ${dlqId} not found`);
  return deadLetter;
}

/** `dlqIds` overrides every filter. */
function selectDeadLetters({ store }: Core, query: URLSearchParams): DeadLetter[] {
  if (query.has("dlqIds")) {
    const ids = readList(query, "dlqIds");
    return [...store.tables.deadLetter.values()].filter(({ dlqId }) => ids.includes(dlqId));
  }
  const matches = createFilter(query, ["count", "cursor"]);
  return [...store.tables.deadLetter.values()].filter((deadLetter) =>
    matches({ ...toFilterable(deadLetter.message), time: deadLetter.failedAt, responseStatus: deadLetter.responseStatus }),
  );
}

/** A bulk delete or retry removes what it takes, so its next page starts at the front again, whatever the cursor says. */
function takeDeadLetters(core: Core, query: URLSearchParams) {
  const withoutCursor = new URLSearchParams(query);
  withoutCursor.delete("cursor");
  return paginate(selectDeadLetters(core, withoutCursor), ({ dlqId }) => dlqId, withoutCursor);
}

function retry({ store, clock, limits, dispatcher }: Core, { headers }: ApiRequest, deadLetters: readonly DeadLetter[]) {
  const responses = deadLetters.map((deadLetter) => {
    const { message, changes } = revive(store, deadLetter, clock.now(), (revived) =>
      overrideSettings(revived, headers, clock.now(), limits),
    );
    store.commit(changes);
    return { messageId: message.messageId };
  });
  dispatcher.wake();
  return responses;
}
