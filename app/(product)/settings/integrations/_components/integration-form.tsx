"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import type { FieldSpec } from "../../../../../lib/integrations/get-spec.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { IntegrationFields } from "./integration-fields.tsx";
import { toExpiry } from "./integration-words.ts";

export type FormValues = { name: string; fields: Record<string, string>; expiresAt: string | null };

type IntegrationFormProps = {
  specs: readonly FieldSpec[];
  /** Of what is no secret: those are never known here. */
  initial: { name: string; fields: Readonly<Record<string, string>>; expiresAt: string | null };
  submit: string;
  hasName: boolean;
  error: Error | null;
  isBusy: boolean;
  children?: ReactNode;
  onSubmit(values: FormValues): void;
  onCancel(): void;
};

export function IntegrationForm(props: IntegrationFormProps) {
  const { specs, initial, submit, hasName, error, isBusy, children, onSubmit, onCancel } = props;
  const [name, setName] = useState(initial.name);
  const [fields, setFields] = useState<Record<string, string>>(() => knownValues(specs, initial.fields));
  const [expiry, setExpiry] = useState(initial.expiresAt?.slice(0, 10) ?? "");
  const errors = error ? fieldErrors(error) : {};
  const isExplained = Object.keys(errors).length > 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSubmit({ name: name.trim(), fields: pick(specs, fields), expiresAt: toExpiry(expiry) });
  };
  return (
    <form method="post" noValidate autoComplete="off" onSubmit={send} className="flex flex-col gap-4">
      {error && !isExplained && <FormSummary problem={toSummary(error)} secondsLeft={0} />}
      {children}
      {hasName && (
        <Field
          label="Name"
          name="integration-name"
          autoComplete="off"
          value={name}
          error={errors.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <IntegrationFields
        specs={specs}
        values={fields}
        errors={errors}
        onValue={(field, value) => setFields((before) => ({ ...before, [field]: value }))}
      />
      <Field
        label="Expires on (optional)"
        name="expires-on"
        type="date"
        value={expiry}
        error={errors.expiresAt}
        hint="After this day it is not used any more. You get a letter two weeks before."
        onChange={(event) => setExpiry(event.currentTarget.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {submit}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

function knownValues(specs: readonly FieldSpec[], known: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    specs.flatMap(({ name, kind }) => (kind !== "secret" && known[name] !== undefined ? [[name, known[name]]] : [])),
  );
}

/** Of another type that was chosen before, nothing is sent. */
function pick(specs: readonly FieldSpec[], fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(specs.map(({ name }) => [name, fields[name] ?? ""]));
}

/** `/body/fields/apiKey` is about the field apiKey, `/body/name` about the name. */
function fieldErrors(error: Error): Record<string, string> {
  return Object.fromEntries(
    asProblem(error).fieldErrors.flatMap(({ pointer, detail }) => {
      const name = pointer.split("/").at(-1);
      return name === undefined || name === "fields" ? [] : [[name, detail]];
    }),
  );
}

function toSummary(error: Error) {
  const { message, requestId, status } = asProblem(error);
  return { summary: message, requestId: status < 500 ? null : requestId, fields: {}, retryAfterSeconds: null };
}
