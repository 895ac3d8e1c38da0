import type { Route } from "../../_http/define-route.ts";
import { libraryRoutes } from "./library/routes.ts";
import { runRoutes } from "./runs/routes.ts";
import { socialRoutes } from "./social/routes.ts";
import { testRoutes } from "./tests/routes.ts";
import { versionRoutes } from "./versions/routes.ts";
import { workbenchRoutes } from "./workbench/routes.ts";

/** The prompt library, piece by piece; the library itself last, so that its `/prompts/{promptId}` takes no address of another piece. */
export const promptRoutes: readonly Route[] = [
  ...versionRoutes,
  ...runRoutes,
  ...testRoutes,
  ...workbenchRoutes,
  ...socialRoutes,
  ...libraryRoutes,
];
