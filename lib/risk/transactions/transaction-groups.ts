import { createGroupWork } from "../../platform/group-work.ts";
import { createRecencyMap } from "../../platform/recency-map.ts";
import type { TransactionGroups } from "./analyze-transactions.ts";
import { judgeGroup } from "./judge-group.ts";

/** Some hundred milliseconds of work, and one write of a few megabytes. */
const ROWS_MAX = 1_000;
const CONFIRMED_MAX = 50_000;

/** One for a process. */
export function createTransactionGroups(): TransactionGroups {
  const confirmed = createRecencyMap<true>(CONFIRMED_MAX);
  return createGroupWork((submissions) => judgeGroup(submissions, confirmed), ROWS_MAX);
}
