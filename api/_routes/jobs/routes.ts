import type { Route } from "../../_http/define-route.ts";
import { listDeadLettersRoute, replayDeadLetterRoute, replayDeadLettersRoute } from "./dead-letters.ts";
import { runJobRoute } from "./run-job.ts";
import { settleFailedDeliveryRoute } from "./settle-failed-delivery.ts";
import { dailyCronRoute, tickRoute } from "./tick.ts";

export const jobRoutes: readonly Route[] = [
  runJobRoute,
  settleFailedDeliveryRoute,
  tickRoute,
  dailyCronRoute,
  listDeadLettersRoute,
  replayDeadLetterRoute,
  replayDeadLettersRoute,
];
