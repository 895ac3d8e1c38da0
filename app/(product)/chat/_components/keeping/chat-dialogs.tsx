"use client";

import { showChatDialog, useChatDialog } from "../../_hooks/use-chat-dialog.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { ProjectDialog } from "./project-dialog.tsx";
import { ShareDialog } from "./share-dialog.tsx";
import { TagsDialog } from "./tags-dialog.tsx";

const close = () => showChatDialog(null);

export function ChatDialogs() {
  const dialog = useChatDialog();
  switch (dialog?.type) {
    case "tags":
      return <TagsDialog key={dialog.chat.id} chat={dialog.chat} onClose={close} />;
    case "move":
      return <MoveDialog key={dialog.chat.id} chat={dialog.chat} onClose={close} />;
    case "share":
      return <ShareDialog key={dialog.chat.id} chat={dialog.chat} onClose={close} />;
    case "project":
      return <ProjectDialog key={dialog.project?.id ?? "new"} project={dialog.project} onClose={close} />;
    case undefined:
      return null;
  }
}
