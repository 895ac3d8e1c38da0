"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { type Incident, type IncidentState, tellIncident } from "../../../../_client/incidents.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { TextAreaField } from "../../../../_ui/field.tsx";
import { INCIDENT_LOOKS } from "../../../../_ui/health/health-words.ts";
import { SelectField } from "../../../../_ui/select-field.tsx";

const OPEN_STATES = ["investigating", "identified", "monitoring"] as const satisfies readonly IncidentState[];
const OPTIONS = OPEN_STATES.map((value) => ({ value, label: INCIDENT_LOOKS[value].word }));
const LEAST = 3;

type TellDialogProps = { incident: Incident; isEnd: boolean; onClose(): void };

/** The next thing everybody reads about it. */
export function TellDialog({ incident, isEnd, onClose }: TellDialogProps) {
  const client = useQueryClient();
  const [state, setState] = useState<(typeof OPEN_STATES)[number]>(incident.state === "resolved" ? "monitoring" : incident.state);
  const [text, setText] = useState("");
  const tell = useMutation({
    mutationFn: () => tellIncident(incident.id, { state: isEnd ? "resolved" : state, text: text.trim() }),
    onSuccess: () => {
      toast.success(isEnd ? "The incident is resolved" : "The update is on the health page");
      onClose();
    },
    onError: (error) => toast.error(asProblem(error).title, { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.allIncidents }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim().length >= LEAST) tell.mutate();
  };
  return (
    <Dialog title={isEnd ? "Resolve the incident" : "Add an update"} isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form className="flex flex-col gap-4" onSubmit={send}>
        {!isEnd && <SelectField label="State" value={state} options={OPTIONS} onValue={(next) => setState(next)} />}
        <TextAreaField
          label="What people are told"
          hint="Everybody reads this. Name no host, customer or colleague."
          value={text}
          maxLength={2_000}
          required
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={tell.isPending} disabled={text.trim().length < LEAST}>
            {isEnd ? "Resolve" : "Publish"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
