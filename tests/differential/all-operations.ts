import type { Operation } from "./operation.ts";
import { aggregates } from "./operations/aggregates.ts";
import { filters } from "./operations/filters.ts";
import { indexes } from "./operations/indexes.ts";
import { results } from "./operations/results.ts";
import { sessions } from "./operations/sessions.ts";
import { updates } from "./operations/updates.ts";
import { writes } from "./operations/writes.ts";

export const operations: readonly Operation[] = [...filters, ...results, ...updates, ...writes, ...aggregates, ...indexes, ...sessions];
