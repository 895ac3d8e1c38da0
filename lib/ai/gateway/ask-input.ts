import type { Permission } from "../../platform/permissions.ts";
import type { Feature } from "../access.ts";
import type { RouteRequest } from "../routing.ts";
import type { CallEndpoint } from "./model-call.store.ts";

/** `feature` is whom the ledgers and budgets name; left out, the gateway. */
export type AskInput = {
  endpoint: CallEndpoint;
  feature?: Feature;
  request: RouteRequest;
  cacheSeconds: number | null;
  /** The request's instructions are the product's: an answer that says them again is cut, as in chat. `canary` stands in them. */
  areInstructionsOurs?: true;
  canary?: string;
  /** By what the caller may ask; left out, "ai.write". Whoever may run a prompt need not be let in to models as such. */
  permission?: Permission;
};
