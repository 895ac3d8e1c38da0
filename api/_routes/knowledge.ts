import type { Route } from "../_http/define-route.ts";
import { fileRoutes } from "./files/routes.ts";
import { memoryRoutes } from "./memories/routes.ts";

/** What a person has given or told. */
export const knowledgeRoutes: readonly Route[] = [...fileRoutes, ...memoryRoutes];
