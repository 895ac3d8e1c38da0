import type { Route } from "../../_http/define-route.ts";
import { deletionRoutes } from "./deletion.ts";
import { accountExportRoutes } from "./export.ts";

/** What a person may have of what is kept about them, and how it is forgotten. */
export const accountRoutes: readonly Route[] = [...accountExportRoutes, ...deletionRoutes];
