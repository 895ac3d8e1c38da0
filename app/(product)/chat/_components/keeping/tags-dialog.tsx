"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import type { Chat } from "../../../../_client/chats.ts";
import { createTag, TAG_COLORS, type TagColor } from "../../../../_client/keeping.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { useKeepChat, useTags } from "../../_hooks/use-keeping.ts";
import { TagDot } from "./tag-badge.tsx";

export const COLOR_OPTIONS = TAG_COLORS.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));

export function TagsDialog({ chat, onClose }: { chat: Chat; onClose(): void }) {
  const tags = useTags();
  const keep = useKeepChat();
  const [chosen, setChosen] = useState<readonly string[]>(chat.tagIds ?? []);
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const save = async () => {
    if (await keep(chat, { tagIds: chosen }, "Tags saved")) onClose();
  };
  return (
    <Dialog title={`Tags of ${chat.title}`} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 font-medium text-sm">Your tags</legend>
        {tags.data?.map(({ id, name, color }) => (
          <label key={id} className="flex h-8 items-center gap-2">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <TagDot color={color} />
            {name}
          </label>
        ))}
        {tags.data?.length === 0 && <p className="text-ink-soft text-sm">You have no tags yet.</p>}
      </fieldset>
      <NewTag
        onMade={(id) => {
          setChosen([...chosen, id]);
          void tags.refetch();
        }}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button tone="primary" onClick={() => void save()}>
          Save tags
        </Button>
      </div>
    </Dialog>
  );
}

function NewTag({ onMade }: { onMade(id: string): void }) {
  const [name, setName] = useState("");
  const [color, setColor] = useState<TagColor>("indigo");
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    createTag({ name, color }).then(
      ({ id }) => {
        setName("");
        onMade(id);
      },
      (error: unknown) => toast.error("No tag made", { description: asProblem(error).message }),
    );
  };
  return (
    <form onSubmit={make} className="flex flex-wrap items-end gap-2">
      <Field label="New tag" value={name} maxLength={40} onChange={(event) => setName(event.currentTarget.value)} className="w-44" />
      <SelectField<TagColor> label="Colour" value={color} options={COLOR_OPTIONS} onValue={setColor} />
      <Button type="submit" className="h-10" disabled={name.trim() === ""}>
        Make tag
      </Button>
    </form>
  );
}
