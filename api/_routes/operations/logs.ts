import { listLogLines } from "../../../lib/ops/logs/list-log-lines.ts";
import { listLogLinesSchema, logLinePageSchema } from "../../../lib/ops/logs/log.schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const listLogLinesRoute = defineRoute({
  method: "get",
  path: "/operations/logs",
  summary: "Lines of the log, the newest first",
  description:
    "Every warning and error, and of the answered requests some of each second. Organizations and people stand there by pseudonyms; " +
    "texts, addresses and secrets never do. A line can be found about ten seconds after it was written.",
  access: "deployment.read",
  limit: limits.read,
  query: listLogLinesSchema,
  output: logLinePageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listLogLines(ctx, query),
});

export const logRoutes: readonly Route[] = [listLogLinesRoute];
