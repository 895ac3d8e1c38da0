import type { Route } from "../../../_http/define-route.ts";
import { createShareRoute } from "./create-share.ts";
import { listSharesRoute } from "./list-shares.ts";
import { openShareRoute } from "./open-share.ts";
import { previewShareRoute } from "./preview-share.ts";
import { revokeShareRoute } from "./revoke-share.ts";

/** Links to copies of conversations. */
export const sharingRoutes: readonly Route[] = [previewShareRoute, createShareRoute, listSharesRoute, revokeShareRoute, openShareRoute];
