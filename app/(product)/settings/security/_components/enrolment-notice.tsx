"use client";

import { ShieldAlert } from "lucide-react";
import { Notice } from "../../../../_ui/notice.tsx";
import { hasAnyFactor, useSecondFactors } from "./use-second-factors.ts";

/** First on the page: whoever is sent here for it sees at once why, on a phone too. */
export function EnrolmentNotice() {
  const { data } = useSecondFactors();
  if (!data?.isRequired || hasAnyFactor(data)) return null;
  return (
    <Notice tone="redacted" icon={ShieldAlert}>
      <p>Your role needs a second step here.</p>
      <p className="text-ink-soft">Until you have set up a passkey or an authenticator app, only your own account is open to you.</p>
    </Notice>
  );
}
