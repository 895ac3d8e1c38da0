import { toast } from "sonner";
import { logout } from "../../_client/auth.ts";
import { browserDrafts } from "../../_client/browser-drafts.ts";
import { notifyTabs } from "../../_client/chat-channel.ts";
import { asProblem } from "../../_client/problem.ts";
import { setLeaving } from "../../_client/session.ts";

/** Ends the session here and in the other tabs, and leaves no draft behind. */
export async function signOut(): Promise<void> {
  setLeaving(true);
  try {
    await logout();
  } catch (error) {
    const problem = asProblem(error);
    // An expired session is signed out already; anything else left the session open, and the user has to know.
    if (problem.status !== 401) {
      setLeaving(false);
      toast.error("You are still signed in", {
        description: problem.message,
        action: { label: "Try again", onClick: () => void signOut() },
      });
      return;
    }
  }
  leaveProduct();
}

/** For a session that has just ended. */
export function leaveProduct(): void {
  browserDrafts().clearAll();
  notifyTabs({ type: "signed-out" });
  window.location.assign("/login");
}
