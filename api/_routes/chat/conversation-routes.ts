import type { Route } from "../../_http/define-route.ts";
import { copyRoutes } from "./copies/routes.ts";
import { keepingRoutes } from "./keeping/routes.ts";
import { chatRoutes } from "./routes.ts";

/** Chats, how they are kept, and how they leave and come back. */
export const conversationRoutes: readonly Route[] = [...chatRoutes, ...keepingRoutes, ...copyRoutes];
