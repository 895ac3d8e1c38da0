"use client";

import { useState } from "react";
import { LEASED_TYPES, type LeasedType } from "../../../../_client/failsafe-leases.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Field, TextAreaField } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { SUBJECT_WORDS } from "../../_shell/failsafe-words.ts";
import { useAskForLease } from "../_hooks/use-decide-lease.ts";
import { HoursField } from "./hours-field.tsx";

const TYPES = LEASED_TYPES.map((value) => ({ value, label: SUBJECT_WORDS[value] }));
const NAME_HINTS: Readonly<Record<LeasedType, string>> = {
  model: "As provider/model.",
  "api-key": "The id of the key.",
  agent: "The name of the agent.",
  strategy: "The name of the strategy.",
};
const HOURS = 24;

/** Who is to act, for how long and what for. Whoever asks has no vote. */
export function AskDialog({ onClose }: { onClose(): void }) {
  const [type, setType] = useState<LeasedType>("agent");
  const [name, setName] = useState("");
  const [hours, setHours] = useState(HOURS);
  const [reason, setReason] = useState("");
  const ask = useAskForLease(onClose);
  const isReady = name.trim() !== "" && reason.trim() !== "" && hours >= 1;
  return (
    <Dialog title="Ask for a lease" isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) ask.mutate({ subject: { type, name: name.trim() }, hours, reason: reason.trim() });
        }}
      >
        <p className="text-ink-soft text-sm">Analysts, admins and owners vote on it. You have no vote on what you ask for yourself.</p>
        <SelectField label="What is to act" value={type} options={TYPES} onValue={(value) => setType(value)} />
        <Field
          label="Name"
          hint={NAME_HINTS[type]}
          value={name}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <HoursField hours={hours} onHours={setHours} />
        <TextAreaField
          label="What for"
          value={reason}
          maxLength={1_000}
          required
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={ask.isPending} disabled={!isReady}>
            Ask for it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
