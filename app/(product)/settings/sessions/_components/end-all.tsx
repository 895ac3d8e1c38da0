"use client";

import { useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { endAllSessions } from "../../../../_client/sessions.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { signOut } from "../../../_shell/sign-out.ts";

/** Ends this session too, and with it the drafts of this browser: that is asked about first. */
export function EndAll() {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function endAll() {
    setBusy(true);
    try {
      await endAllSessions();
    } catch (error) {
      toast.error("You are still signed in", { description: asProblem(error).message });
      setBusy(false);
      return;
    }
    // The session is over already; this clears what the browser keeps and tells the other tabs.
    await signOut();
  }

  return (
    <Dialog title="Sign out everywhere?" isOpen={isOpen} onOpen={setOpen} trigger={<Button tone="danger">Sign out everywhere</Button>}>
      <p className="text-ink-soft">Every session ends, this one too. Unsent drafts are removed from this browser.</p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>Stay signed in</Button>
        <Button tone="danger" isBusy={isBusy} onClick={() => void endAll()}>
          Sign out everywhere
        </Button>
      </div>
    </Dialog>
  );
}
