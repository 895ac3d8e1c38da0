import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import type { Maintenance } from "./deployment-settings.schema.ts";

type Caller = Pick<Context, "actor" | "orgId" | "role" | "platformRole">;

const MS = 1_000;
/** Where nobody has said when it ends, or it has taken longer. */
const RETRY_SECONDS = 60;

/** Whether it stands between this caller and their work: an organization that is not named goes on, and so does whoever is admitted. */
export function isClosedFor(maintenance: Maintenance, caller: Caller): boolean {
  return isConcerned(maintenance, caller.orgId) && !isAdmitted(maintenance, caller);
}

/** Somebody without an organization is concerned when everybody is. */
export function isConcerned({ isOn, organizations }: Maintenance, orgId: string): boolean {
  return isOn && (organizations.length === 0 || organizations.includes(orgId));
}

/** Programs wait: a key is never admitted, whoever it belongs to. */
function isAdmitted({ admits }: Maintenance, { actor, role, platformRole }: Caller): boolean {
  if (actor.type !== "user") return false;
  if (platformRole !== undefined) return true;
  return admits === "administrators" && (role === "OWNER" || role === "ADMIN");
}

export function maintenanceError({ message, until }: Maintenance, now: number): AppError {
  const seconds = until === null ? 0 : Math.ceil((Date.parse(until) - now) / MS);
  const detail = message === "" ? "The service is being worked on. Your work is kept; try again in a while." : message;
  return new AppError("unavailable", "operations.maintenance", detail, {
    retryAfterSeconds: seconds > 0 ? seconds : RETRY_SECONDS,
  });
}
