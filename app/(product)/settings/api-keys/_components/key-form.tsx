"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { KeySettings } from "../../../../_client/api-keys.ts";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field, TextAreaField } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { ScopeChoice } from "./scope-choice.tsx";

/** As the fields hold it. */
export type KeyDraft = { name: string; scopes: readonly string[]; expiry: string; networks: string; perMinute: string };

type KeyFormProps = {
  title: string;
  submit: string;
  initial: KeyDraft;
  held: readonly string[];
  expiryOptions: readonly { value: string; label: string }[];
  error: Error | null;
  isBusy: boolean;
  children?: ReactNode;
  onSubmit(settings: KeySettings): void;
  onCancel(): void;
};

const FIELDS = ["name", "scopes", "expiresInDays", "allowedIps", "requestsPerMinute"] as const;

/** Opened by a press: its first field takes the focus, Escape closes it. */
export function KeyForm({ title, submit, initial, held, expiryOptions, error, isBusy, children, onSubmit, onCancel }: KeyFormProps) {
  const [draft, setDraft] = useState(initial);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input")?.focus(), []);
  const set = (change: Partial<KeyDraft>) => setDraft((before) => ({ ...before, ...change }));
  const problem = error ? toFormProblem(error, FIELDS) : null;
  const faults = isTried ? faultsOf(draft) : {};
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(draft)).length === 0 && !isBusy) onSubmit(toSettings(draft));
  };
  return (
    <section aria-label={title} className="flex flex-col gap-4 rounded-md border bg-canvas p-4">
      <h3 className="font-medium text-base">{title}</h3>
      <form
        ref={form}
        noValidate
        onSubmit={send}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
        }}
        className="flex max-w-128 flex-col gap-4"
      >
        <FormSummary problem={problem} secondsLeft={0} />
        <Field
          label="Name"
          autoComplete="off"
          maxLength={60}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={faults.name ?? problem?.fields.name}
          hint="Where it is used, such as the program and its machine."
        />
        <ScopeChoice
          held={held}
          chosen={draft.scopes}
          onChosen={(scopes) => set({ scopes })}
          error={faults.scopes ?? problem?.fields.scopes}
        />
        <SelectField label="Expires" value={draft.expiry} options={expiryOptions} onValue={(expiry: string) => set({ expiry })} />
        <LimitFields
          draft={draft}
          onDraft={set}
          networksFault={problem?.fields.allowedIps}
          perMinuteFault={faults.perMinute ?? problem?.fields.requestsPerMinute}
        />
        {children}
        <div className="flex gap-2">
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {submit}
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      </form>
    </section>
  );
}

type LimitFieldsProps = {
  draft: KeyDraft;
  networksFault: string | undefined;
  perMinuteFault: string | undefined;
  onDraft(change: Partial<KeyDraft>): void;
};

function LimitFields({ draft, networksFault, perMinuteFault, onDraft }: LimitFieldsProps) {
  return (
    <>
      <TextAreaField
        label="Only from these addresses"
        autoComplete="off"
        spellCheck={false}
        value={draft.networks}
        onChange={(event) => onDraft({ networks: event.currentTarget.value })}
        error={networksFault}
        hint="One address or network a line, such as 192.0.2.7 or 10.0.0.0/8. Empty: from anywhere."
      />
      <Field
        label="Requests a minute, at most"
        inputMode="numeric"
        autoComplete="off"
        value={draft.perMinute}
        onChange={(event) => onDraft({ perMinute: event.currentTarget.value })}
        error={perMinuteFault}
        hint="Empty: as many as the organization's own limits allow."
      />
    </>
  );
}

function faultsOf({ name, scopes, perMinute }: KeyDraft): { name?: string; scopes?: string; perMinute?: string } {
  const isCount = perMinute.trim() === "" || (/^\d{1,5}$/.test(perMinute.trim()) && Number(perMinute) >= 1 && Number(perMinute) <= 10_000);
  return {
    ...(name.trim() === "" && { name: "Enter a name." }),
    ...(scopes.length === 0 && { scopes: "Choose at least one scope." }),
    ...(!isCount && { perMinute: "Enter a whole number from 1 to 10,000, or leave it empty." }),
  };
}

/** The expiry "keep" leaves what is there. */
function toSettings({ name, scopes, expiry, networks, perMinute }: KeyDraft): KeySettings {
  return {
    name: name.trim(),
    scopes,
    ...(expiry !== "keep" && { expiresInDays: expiry === "never" ? null : Number(expiry) }),
    allowedIps: networks.split(/[\s,]+/).filter((line) => line !== ""),
    requestsPerMinute: perMinute.trim() === "" ? null : Number(perMinute),
  };
}
