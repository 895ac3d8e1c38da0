import type { Context } from "../../lib/platform/context.ts";
import type { DeploymentSettings } from "../../lib/platform/deployment-settings/deployment-settings.schema.ts";
import { isClosedFor, maintenanceError } from "../../lib/platform/deployment-settings/maintenance.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import type { Route } from "./define-route.ts";

type Gated = Pick<Route, "access" | "limit" | "path">;

/** Behind these a person proves who they are, and learns what is going on. */
const ALWAYS_OPEN = ["/auth/", "/health", "/status", "/version", "/openapi.json", "/operations/maintenance", "/operations/public/"];
/** Below the former, but they begin something new. */
const BEGINNINGS = ["/auth/register", "/auth/demo"];

/** Machines finish what was begun, an operator ends the maintenance from Telegram, and whoever watches the service goes on seeing it. */
export function isClosable({ access, limit, path }: Gated): boolean {
  if (access === "queue" || access === "cron" || access === "webhook" || access === "telegram" || access === "metrics") return false;
  if (access === "public" && limit === null) return false;
  return BEGINNINGS.includes(path) || !ALWAYS_OPEN.some((open) => path.startsWith(open));
}

/** Throws 503 during maintenance for whoever is not admitted. Waits only where the settings are more than a second old. */
export function assertOpen(route: Gated, ctx: Context<AppDeps>): Promise<void> | void {
  if (!isClosable(route)) return;
  const { deploymentSettings } = ctx.deps;
  const settings = deploymentSettings.peek();
  return settings ? judge(settings, ctx) : deploymentSettings.get().then((read) => judge(read, ctx));
}

function judge({ maintenance }: DeploymentSettings, ctx: Context): void {
  if (isClosedFor(maintenance, ctx)) throw maintenanceError(maintenance, ctx.clock.now());
}
