import type { Route } from "../../../_http/define-route.ts";
import { failsafeSettingsRoutes } from "../settings/routes.ts";

export const leaseRoutes: readonly Route[] = [...failsafeSettingsRoutes];
