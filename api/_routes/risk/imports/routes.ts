import type { Route } from "../../../_http/define-route.ts";
import { brokenRowRoutes } from "./broken-rows.ts";
import { runRoutes } from "./run.ts";
import { uploadRoutes } from "./upload.ts";

export const riskImportRoutes: readonly Route[] = [...uploadRoutes, ...runRoutes, ...brokenRowRoutes];
