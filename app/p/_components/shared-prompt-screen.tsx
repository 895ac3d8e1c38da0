"use client";

import { openPromptShare } from "../../_client/prompt-shares.ts";
import { SharedLinkScreen } from "../../_ui/shared-link-screen.tsx";
import { SharedPromptView } from "./shared-prompt-view.tsx";

export function SharedPromptScreen() {
  return (
    <SharedLinkScreen what="prompt" keptAs="aegis.prompt-share-token" read={openPromptShare}>
      {(prompt) => <SharedPromptView prompt={prompt} />}
    </SharedLinkScreen>
  );
}
