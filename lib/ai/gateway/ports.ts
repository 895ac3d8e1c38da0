import type { GuardDeps } from "../../guard/ports.ts";
import type { ModelAccess } from "../access.ts";
import type { CallLog } from "./call-log.ts";

export type GatewayDeps = GuardDeps & { modelAccess: ModelAccess; callLog: CallLog };
