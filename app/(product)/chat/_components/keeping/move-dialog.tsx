"use client";

import { useState } from "react";
import type { Chat } from "../../../../_client/chats.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { showChatDialog } from "../../_hooks/use-chat-dialog.ts";
import { useKeepChat, useProjects } from "../../_hooks/use-keeping.ts";

const NONE = "none";

export function MoveDialog({ chat, onClose }: { chat: Chat; onClose(): void }) {
  const projects = useProjects();
  const keep = useKeepChat();
  const [chosen, setChosen] = useState(chat.projectId ?? NONE);
  const options = [{ value: NONE, label: "No project" }, ...(projects.data ?? []).map(({ id, name }) => ({ value: id, label: name }))];
  const move = async () => {
    if (await keep(chat, { projectId: chosen === NONE ? null : chosen }, "Moved")) onClose();
  };
  return (
    <Dialog title={`Move ${chat.title}`} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <SelectField
        label="Project"
        value={chosen}
        options={options}
        onValue={setChosen}
        hint="The next answer goes by the project's instructions."
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button tone="quiet" onClick={() => showChatDialog({ type: "project", project: null })}>
          New project
        </Button>
        <Button onClick={onClose}>Cancel</Button>
        <Button tone="primary" onClick={() => void move()}>
          Move
        </Button>
      </div>
    </Dialog>
  );
}
