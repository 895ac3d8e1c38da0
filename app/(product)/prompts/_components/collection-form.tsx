"use client";

import { useState } from "react";
import type { CollectionFields, CollectionVisibility, PromptCollection } from "../../../_client/prompt-collections.ts";
import { Button } from "../../../_ui/button.tsx";
import { Field, TextAreaField } from "../../../_ui/field.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";

const VISIBILITIES = [
  { value: "private", label: "Only you" },
  { value: "organization", label: "Your organization" },
] as const;
const NAME_MAX = 80;
const DESCRIPTION_MAX = 300;

type CollectionFormProps = {
  known?: PromptCollection;
  action: string;
  isBusy: boolean;
  onSave(fields: CollectionFields): void;
  onCancel(): void;
};

export function CollectionForm({ known, action, isBusy, onSave, onCancel }: CollectionFormProps) {
  const [name, setName] = useState(known?.name ?? "");
  const [description, setDescription] = useState(known?.description ?? "");
  const [visibility, setVisibility] = useState<CollectionVisibility>(known?.visibility ?? "private");
  const isReady = name.trim() !== "";
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSave({ name: name.trim(), description: description.trim(), visibility });
      }}
    >
      <Field label="Name" value={name} maxLength={NAME_MAX} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
      <TextAreaField
        label="Description"
        value={description}
        rows={2}
        maxLength={DESCRIPTION_MAX}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <SelectField
        label="Who sees it"
        value={visibility}
        options={VISIBILITIES}
        onValue={(value: CollectionVisibility) => setVisibility(value)}
        hint="A prompt in it is still read only by those who may read it."
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" tone="primary" isBusy={isBusy} disabled={!isReady}>
          {action}
        </Button>
      </div>
    </form>
  );
}
