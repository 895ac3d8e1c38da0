"use client";

import { Pencil, Trash2 } from "lucide-react";
import type { Turn } from "../../../_client/turns.ts";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { hideRedactions, splitRedactions } from "../../../_ui/markdown/redactions.ts";
import { Redaction } from "../../../_ui/redaction.tsx";
import type { BranchActions } from "../_hooks/use-branch-actions.ts";
import { BranchSwitcher } from "./branch-switcher.tsx";
import { MessageEditor } from "./message-editor.tsx";

/** The words as they were written: no markup is read into them. */
export function UserMessage({ text }: { text: string }) {
  const { text: hidden, kinds } = hideRedactions(text);
  return (
    <div className="ml-6 self-end whitespace-pre-wrap rounded-md bg-accent-soft px-3.5 py-2 text-ink text-lg [overflow-wrap:anywhere] md:ml-16">
      <span className="sr-only">You: </span>
      {splitRedactions(hidden, kinds).map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sent message never change.
        part.type === "text" ? part.text : <Redaction key={index} kind={part.kind} />,
      )}
    </div>
  );
}

type TurnMessageProps = { turn: Turn; isWriter: boolean; isEditing: boolean; isWaiting: boolean; actions: BranchActions };

/** With what can be done about it: other words, another version, and, while it waits, its removal. */
export function TurnMessage({ turn, isWriter, isEditing, isWaiting, actions }: TurnMessageProps) {
  if (isEditing) {
    return (
      <MessageEditor
        text={turn.user.content}
        isWaiting={isWaiting}
        onSave={(text) => actions.edit(turn, text)}
        onCancel={() => actions.startEdit(null)}
      />
    );
  }
  // Words that a model may be reading right now stay as they are.
  const canEdit = isWriter && (isWaiting || (turn.status !== "queued" && turn.status !== "processing"));
  return (
    <div className="flex flex-col items-end gap-0.5">
      <UserMessage text={turn.user.content} />
      <div className="flex min-h-8 items-center">
        {isWaiting && <span className="px-2 text-ink-soft text-xs">Waits its turn</span>}
        <BranchSwitcher turn={turn} onShow={actions.show} />
        {canEdit && <IconButton label="Edit message" icon={Pencil} onClick={() => actions.startEdit(turn)} />}
        {canEdit && isWaiting && <IconButton label="Remove message" icon={Trash2} onClick={() => actions.withdraw(turn)} />}
      </div>
    </div>
  );
}
