"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { forgetMemory, type Memory, restoreMemory, updateMemory } from "../../../../_client/memories.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { IconButton } from "../../../../_ui/icon-button.tsx";
import { whenOf } from "./when-of.ts";

/** One memory: its words, why it is there, what it took the place of. */
export function MemoryItem({ memory, isWriter }: { memory: Memory; isWriter: boolean }) {
  const [isEditing, setEditing] = useState(false);
  const forget = useForget(memory);
  return (
    <li className="flex flex-col gap-2 border-t px-4 py-3 first:border-t-0">
      {isEditing ? (
        <EditForm memory={memory} onDone={() => setEditing(false)} />
      ) : (
        <div className="flex items-start gap-2">
          <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">{memory.text}</p>
          {isWriter && (
            <div className="-my-1 flex">
              <IconButton label={`Edit: ${memory.text}`} icon={Pencil} onClick={() => setEditing(true)} />
              <IconButton label={`Forget: ${memory.text}`} icon={Trash2} onClick={() => forget.mutate()} disabled={forget.isPending} />
            </div>
          )}
        </div>
      )}
      <p className="text-ink-soft text-sm">
        <Why memory={memory} /> · {whenOf(memory.updatedAt)}
      </p>
      {memory.earlier.length > 0 && (
        <ul aria-label="Earlier" className="flex flex-col gap-1 text-ink-soft text-sm">
          {memory.earlier.map((old) => (
            <li key={old.until + old.text}>
              <s>{old.text}</s> until {whenOf(old.until)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Why({ memory: { kind, origin, source } }: { memory: Memory }) {
  const said = origin === "person" ? "Written by you" : kind === "SUMMARY" ? "What a chat was about" : "You said so in a chat";
  if (source === null) return said;
  return (
    <>
      {said} (
      <Link href={`/chat/${source.chatId}`} className="underline underline-offset-2 hover:text-ink">
        open it
      </Link>
      )
    </>
  );
}

function EditForm({ memory, onDone }: { memory: Memory; onDone(): void }) {
  const client = useQueryClient();
  const [text, setText] = useState(memory.text);
  const save = useMutation({
    mutationFn: () => updateMemory(memory.id, text),
    onSuccess: () => {
      onDone();
      return client.invalidateQueries({ queryKey: queryKeys.memories });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field
        label="Memory"
        value={text}
        maxLength={400}
        autoFocus
        error={save.error?.message}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" size="small" tone="primary" isBusy={save.isPending} disabled={text.trim().length < 2}>
          Save
        </Button>
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** Gone from the list at once; the toast takes it back. */
function useForget(memory: Memory) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.memories });
  return useMutation({
    mutationFn: () => forgetMemory(memory.id),
    onSuccess: () => {
      const undo = () =>
        void restoreMemory(memory.id)
          .then(refresh)
          .catch((error: Error) => toast.error("It could not be taken back", { description: error.message }));
      toast.success("Forgotten", { action: { label: "Undo", onClick: undo } });
      return refresh();
    },
    onError: (error) => toast.error("It was not forgotten", { description: error.message }),
  });
}
