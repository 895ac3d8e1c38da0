import type { User } from "../../_client/auth.ts";
import { browserDrafts } from "../../_client/browser-drafts.ts";
import { toSafePath } from "../../_client/next-path.ts";

/** A full load, so that nothing of an earlier session stays in memory. */
export function enterProduct(user: User, next: string | null): void {
  browserDrafts().claim(user.id);
  window.location.assign(toSafePath(next, window.location.origin));
}
