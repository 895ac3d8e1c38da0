import type { Route } from "../../../_http/define-route.ts";
import { promptShelfRoutes } from "./prompts.ts";
import { promptReachRoutes } from "./reach.ts";
import { promptVersionRoutes } from "./versions.ts";

export const libraryRoutes: readonly Route[] = [...promptShelfRoutes, ...promptReachRoutes, ...promptVersionRoutes];
