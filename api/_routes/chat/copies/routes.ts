import type { Route } from "../../../_http/define-route.ts";
import { askTemporaryRoute } from "../ask-temporary.ts";
import { createImportRoute } from "../imports/create-import.ts";
import { getImportRoute } from "../imports/get-import.ts";
import { listImportsRoute } from "../imports/list-imports.ts";
import { putImportPartRoute } from "../imports/put-part.ts";
import { startImportRoute } from "../imports/start-import.ts";
import { exportAllRoute } from "./export-all.ts";
import { exportChatRoute } from "./export-chat.ts";

/** Conversations that leave the product as files or come in as such, and those that never stay in it. */
export const copyRoutes: readonly Route[] = [
  exportChatRoute,
  exportAllRoute,
  askTemporaryRoute,
  createImportRoute,
  putImportPartRoute,
  startImportRoute,
  getImportRoute,
  listImportsRoute,
];
