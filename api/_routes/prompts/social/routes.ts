import type { Route } from "../../../_http/define-route.ts";
import { collectionRoutes } from "./collection-routes.ts";
import { markRoutes } from "./mark-routes.ts";
import { renderTextRoute } from "./render-text.ts";
import { shareRoutes } from "./share-routes.ts";

/** What people make of the library for themselves and each other: favourites, ratings, collections, links, words for a chat. */
export const socialRoutes: readonly Route[] = [...markRoutes, ...collectionRoutes, ...shareRoutes, renderTextRoute];
