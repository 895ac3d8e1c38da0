"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { endOtherSessions, endSession, type Session } from "../../../../_client/sessions.ts";

/** An ended session cannot be brought back, and costs whoever was right no more than a sign-in: no question before, no undo after. */
export function useEndSessions() {
  const client = useQueryClient();
  const [busyId, setBusyId] = useState<string | null>(null);

  async function run(id: string, work: () => Promise<string>) {
    if (busyId !== null) return;
    setBusyId(id);
    try {
      toast.success(await work());
    } catch (error) {
      toast.error("Not signed out", { description: asProblem(error).message });
    }
    await client.invalidateQueries({ queryKey: queryKeys.sessions });
    setBusyId(null);
  }

  return {
    busyId,
    endOne: (session: Session) =>
      run(session.id, async () => {
        await endSession(session.id);
        return `${session.device} is signed out`;
      }),
    endOthers: () =>
      run("others", async () => {
        const ended = await endOtherSessions();
        return ended === 1 ? "One other session is signed out" : `${ended} other sessions are signed out`;
      }),
  };
}
