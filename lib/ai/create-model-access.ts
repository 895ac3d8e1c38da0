// A model with everything around it. The router asks the vendors; before each call the money it may cost is set aside, and when the
// request has ended, each call is settled and gets its rows in the ledgers. An answer the caller allows to be kept may be repeated.

import type { ModelAccess } from "./access.ts";
import { type AskDeps, createMeteredRouter } from "./internal/access/ask-metered.ts";

export type ModelAccessDeps = AskDeps;

export function createModelAccess(deps: ModelAccessDeps): ModelAccess {
  return createMeteredRouter(deps);
}
