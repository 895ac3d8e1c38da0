import { expect, test } from "vitest";
import { scrubEvent, sentryOptions } from "./sentry-options.ts";

const SECRET = "the-quarterly-figures-nobody-may-see";

test("an event keeps the error's kind and place, and nothing a user wrote, sent or is", () => {
  const scrubbed = scrubEvent({
    type: undefined,
    level: "error",
    message: SECRET,
    user: { email: SECRET, ip_address: SECRET },
    request: { url: SECRET, cookies: { a: SECRET }, headers: { authorization: SECRET }, data: SECRET, query_string: SECRET },
    extra: { body: SECRET },
    contexts: { trace: { trace_id: SECRET, span_id: SECRET } },
    breadcrumbs: [{ message: SECRET }],
    server_name: SECRET,
    tags: { requestId: "req_1", chatTitle: SECRET },
    exception: {
      values: [
        {
          type: "MongoServerError",
          value: `E11000 duplicate key: ${SECRET}`,
          stacktrace: {
            frames: [
              {
                filename: "lib/chat/a.ts",
                function: "send",
                lineno: 3,
                vars: { text: SECRET },
                context_line: SECRET,
                pre_context: [SECRET],
              },
            ],
          },
        },
      ],
    },
  });
  expect(JSON.stringify(scrubbed)).not.toContain(SECRET);
  expect(scrubbed.tags).toEqual({ requestId: "req_1" });
  expect(scrubbed.exception?.values?.[0]).toMatchObject({
    type: "MongoServerError",
    stacktrace: { frames: [{ function: "send", lineno: 3 }] },
  });
});

test("breadcrumbs, local variables, personal data and tracing are off", () => {
  const options = sentryOptions("https://key@errors.example.net/1", "1.0.0");
  expect(options).toMatchObject({ sendDefaultPii: false, maxBreadcrumbs: 0, includeLocalVariables: false });
  expect(Object.keys(options).filter((name) => /traces/i.test(name))).toEqual([]);
});

test("only the parts of the SDK that catch errors run; sessions and request data do not", () => {
  const { integrations } = sentryOptions("https://key@errors.example.net/1", "1.0.0");
  const names = ["EventFilters", "RequestData", "Console", "Context", "ProcessSession", "LinkedErrors", "Http", "Modules"];
  expect(integrations(names.map((name) => ({ name }))).map(({ name }) => name)).toEqual(["EventFilters", "LinkedErrors"]);
});
