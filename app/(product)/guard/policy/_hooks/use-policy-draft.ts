"use client";

import { useCallback, useState } from "react";
import { type GuardPolicy, parsePolicy } from "../../../../_client/guard-policy.ts";

/** Under the prefix of all drafts, so that signing out takes it along. */
const KEY = "aegis.draft.guard-policy";

/** What somebody is changing survives a reload, and a policy that another admin saved meanwhile. */
export function usePolicyDraft(current: GuardPolicy) {
  const [draft, setDraft] = useState<GuardPolicy | null>(() => parsePolicy(read()));
  const edit = useCallback(
    (change: Partial<GuardPolicy>) => {
      setDraft((known) => {
        const next = { ...(known ?? current), ...change };
        write(next);
        return next;
      });
    },
    [current],
  );
  const discard = useCallback(() => {
    write(null);
    setDraft(null);
  }, []);
  return { draft: draft ?? current, edit, discard };
}

function read(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** A full or forbidden storage costs the draft's survival of a reload, not the change. */
function write(policy: GuardPolicy | null): void {
  try {
    if (policy === null) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, JSON.stringify(policy));
  } catch {
    return;
  }
}
