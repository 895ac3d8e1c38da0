import type { Route } from "../../../_http/define-route.ts";
import { promptShelfRoutes } from "./prompts.ts";
import { promptVersionRoutes } from "./versions.ts";

export const libraryRoutes: readonly Route[] = [...promptShelfRoutes, ...promptVersionRoutes];
