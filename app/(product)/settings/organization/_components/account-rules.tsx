"use client";

import { type FormEvent, useState } from "react";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import type { OrganizationSettings } from "../../../../_client/organizations.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { useUpdateOrganization } from "./use-update-organization.ts";

const LENGTHS = ["12", "13", "14", "15"] as const;
const LENGTH_OPTIONS = LENGTHS.map((value) => ({ value, label: `${value} characters` }));
const FACTOR_OPTIONS = [
  { value: "optional", label: "Everybody's own choice" },
  { value: "required", label: "Required of everybody" },
] as const;

const SHARING_OPTIONS = [
  { value: "allowed", label: "Allowed" },
  { value: "forbidden", label: "Forbidden" },
] as const;

type AccountRulesProps = { settings: OrganizationSettings; canDecide: boolean };

export function AccountRules({ settings, canDecide }: AccountRulesProps) {
  const [length, setLength] = useState<string>(String(settings.passwordMinLength));
  const [isMfaRequired, setMfaRequired] = useState(settings.requireMfa);
  const [idle, setIdle] = useState(settings.sessionIdleMinutes === null ? "" : String(settings.sessionIdleMinutes));
  const [isSharingAllowed, setSharingAllowed] = useState(settings.isSharingAllowed);
  const update = useUpdateOrganization("Rules saved");
  const problem = update.isError ? toFormProblem(update.error, ["settings"]) : null;
  const idleMinutes = idle.trim() === "" ? null : Number(idle);
  const next = { passwordMinLength: Number(length), requireMfa: isMfaRequired, sessionIdleMinutes: idleMinutes, isSharingAllowed };
  const isChanged =
    next.passwordMinLength !== settings.passwordMinLength ||
    next.requireMfa !== settings.requireMfa ||
    next.isSharingAllowed !== settings.isSharingAllowed ||
    next.sessionIdleMinutes !== settings.sessionIdleMinutes;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!update.isPending && isChanged) update.mutate({ settings: next });
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-112 flex-col gap-4">
      <FormSummary problem={problem} secondsLeft={0} />
      <SelectField
        label="Shortest password"
        value={length}
        options={LENGTH_OPTIONS}
        onValue={(value: string) => setLength(value)}
        disabled={!canDecide}
        hint="Asked for when a password is set. With a second factor, 8 characters are enough."
      />
      <SelectField
        label="Second factor"
        value={isMfaRequired ? "required" : "optional"}
        options={FACTOR_OPTIONS}
        onValue={(value: string) => setMfaRequired(value === "required")}
        disabled={!canDecide}
        hint="Where it is required, a member without one can do nothing here but set one up."
      />
      <Field
        label="Sessions end after so many minutes without use"
        inputMode="numeric"
        autoComplete="off"
        placeholder="7 days"
        disabled={!canDecide}
        value={idle}
        onChange={(event) => setIdle(event.currentTarget.value)}
        error={problem?.fields.settings}
        hint="From 5 to 10,080. Left empty, a session rests for up to 7 days."
      />
      <SharingRule isAllowed={isSharingAllowed} onAllowed={setSharingAllowed} canDecide={canDecide} />
      {canDecide && (
        <Button type="submit" className="self-start" isBusy={update.isPending} disabled={!isChanged}>
          Save rules
        </Button>
      )}
    </form>
  );
}

type SharingRuleProps = { isAllowed: boolean; onAllowed(isAllowed: boolean): void; canDecide: boolean };

function SharingRule({ isAllowed, onAllowed, canDecide }: SharingRuleProps) {
  return (
    <SelectField
      label="Sharing chats by link"
      value={isAllowed ? "allowed" : "forbidden"}
      options={SHARING_OPTIONS}
      onValue={(value: string) => onAllowed(value === "allowed")}
      disabled={!canDecide}
      hint="Anybody with a link reads a copy of the chat. Forbidden, links made before do not open either."
    />
  );
}
