"use client";

import { useEffect } from "react";
import { listenToTabs } from "../../_client/chat-channel.ts";

/** Signing out, or going to another organization, in one tab takes the others along, so that no text stays on screen there. */
export function SessionWatch() {
  useEffect(
    () =>
      listenToTabs((notice) => {
        if (notice.type === "signed-out") window.location.assign("/login");
        if (notice.type === "organization-changed") window.location.assign("/chat");
      }),
    [],
  );
  return null;
}
