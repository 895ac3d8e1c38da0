"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { deleteTag, listTags, mergeTag, type Tag, type TagColor, updateTag } from "../../../../_client/keeping.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { COLOR_OPTIONS } from "../../../chat/_components/keeping/tags-dialog.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";

export function TagsSection({ isWriter }: { isWriter: boolean }) {
  const client = useQueryClient();
  const tags = useQuery({ queryKey: queryKeys.tags, queryFn: ({ signal }) => listTags(signal) });
  const change = (work: Promise<unknown>, done: string) =>
    work.then(
      () => {
        toast(done);
        for (const queryKey of [queryKeys.tags, queryKeys.chats]) void client.invalidateQueries({ queryKey });
      },
      (error: unknown) => toast.error("Not changed", { description: asProblem(error).message }),
    );
  return (
    <SettingsSection title="Tags" text="Words of your own for chats. Deleting a tag leaves its chats as they are.">
      {tags.isPending && (
        <div role="status" aria-label="Loading tags">
          <Skeleton className="h-10" />
        </div>
      )}
      {tags.isError && <QueryError title="Tags could not be loaded" query={tags} />}
      {tags.data?.length === 0 && <p className="text-ink-soft text-sm">You have no tags. Make one from the menu of a chat.</p>}
      <ul aria-label="Tags" className="flex flex-col gap-4">
        {tags.data?.map((tag) => (
          <li key={`${tag.id}.${tag.name}.${tag.color}`}>
            {isWriter ? <TagForm tag={tag} others={tags.data.filter(({ id }) => id !== tag.id)} onChange={change} /> : tag.name}
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}

type TagFormProps = { tag: Tag; others: readonly Tag[]; onChange(work: Promise<unknown>, done: string): void };

function TagForm({ tag, others, onChange }: TagFormProps) {
  const [name, setName] = useState(tag.name);
  const [color, setColor] = useState<TagColor>(tag.color);
  const [into, setInto] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    onChange(updateTag(tag.id, { name, color }), "Tag saved");
  };
  const options = [{ value: "", label: "Choose a tag" }, ...others.map(({ id, name: label }) => ({ value: id, label }))];
  return (
    <form aria-label={`Tag ${tag.name}`} onSubmit={save} className="flex flex-wrap items-end gap-2">
      <Field label="Name" value={name} maxLength={40} onChange={(event) => setName(event.currentTarget.value)} className="w-44" />
      <SelectField<TagColor> label="Colour" value={color} options={COLOR_OPTIONS} onValue={setColor} />
      <Button type="submit" className="h-10" disabled={name.trim() === "" || (name === tag.name && color === tag.color)}>
        Save
      </Button>
      {others.length > 0 && <SelectField label="Merge into" value={into} options={options} onValue={setInto} />}
      {others.length > 0 && (
        <Button className="h-10" disabled={into === ""} onClick={() => onChange(mergeTag(tag.id, into), "Tags merged")}>
          Merge
        </Button>
      )}
      <Button className="h-10" tone="danger" onClick={() => onChange(deleteTag(tag.id), "Tag deleted")}>
        Delete
      </Button>
    </form>
  );
}
