"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import {
  createIncident,
  HEALTH_SERVICES,
  INCIDENT_SEVERITIES,
  type IncidentSeverity,
  type ServiceName,
} from "../../../../_client/incidents.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Field, TextAreaField } from "../../../../_ui/field.tsx";
import { SEVERITY_WORDS, serviceName } from "../../../../_ui/health/health-words.ts";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { CheckRow } from "../../../../_ui/settings-form/check-row.tsx";

const SEVERITIES = INCIDENT_SEVERITIES.map((value) => ({ value, label: SEVERITY_WORDS[value] }));
const LEAST = 3;

export function NewIncident() {
  const [isOpen, setOpen] = useState(false);
  const trigger = (
    <Button size="small" tone="primary">
      <Megaphone aria-hidden className="size-4" />
      Open an incident
    </Button>
  );
  return (
    <Dialog title="Open an incident" isOpen={isOpen} onOpen={setOpen} trigger={trigger}>
      <IncidentForm onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function IncidentForm({ onDone }: { onDone(): void }) {
  const client = useQueryClient();
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [severity, setSeverity] = useState<IncidentSeverity>("minor");
  const [services, setServices] = useState<readonly ServiceName[]>([]);
  const open = useMutation({
    mutationFn: () => createIncident({ title: title.trim(), text: text.trim(), severity, services: [...services] }),
    onSuccess: () => {
      toast.success("The incident is on the health page");
      onDone();
    },
    onError: (error) => toast.error(asProblem(error).title, { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.allIncidents }),
  });
  const isReady = title.trim().length >= LEAST && text.trim().length >= LEAST && services.length > 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) open.mutate();
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={send}>
      <Field
        label="Title"
        value={title}
        maxLength={120}
        required
        autoComplete="off"
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <ServiceChoice chosen={services} onChosen={setServices} />
      <SelectField label="Severity" value={severity} options={SEVERITIES} onValue={(next) => setSeverity(next)} />
      <TextAreaField
        label="What people are told"
        hint="Everybody reads this. Name no host, customer or colleague."
        value={text}
        maxLength={2_000}
        required
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" tone="primary" isBusy={open.isPending} disabled={!isReady}>
          Publish
        </Button>
      </div>
    </form>
  );
}

type ServiceChoiceProps = { chosen: readonly ServiceName[]; onChosen(services: readonly ServiceName[]): void };

function ServiceChoice({ chosen, onChosen }: ServiceChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 font-medium text-sm">What is affected</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {HEALTH_SERVICES.map((service) => (
          <CheckRow
            key={service}
            label={serviceName(service)}
            isOn={chosen.includes(service)}
            onTurn={(isOn) => onChosen(isOn ? [...chosen, service] : chosen.filter((each) => each !== service))}
          />
        ))}
      </div>
    </fieldset>
  );
}
