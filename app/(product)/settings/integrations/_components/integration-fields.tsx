"use client";

import { Check, Copy, KeyRound } from "lucide-react";
import type { FieldSpec } from "../../../../../lib/integrations/get-spec.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field, PasswordField } from "../../../../_ui/field.tsx";
import { useCopy } from "../../../../_ui/use-copy.ts";

type Values = Readonly<Record<string, string>>;
type FieldsProps = {
  specs: readonly FieldSpec[];
  values: Values;
  errors: Values;
  onValue(name: string, value: string): void;
};

export function IntegrationFields({ specs, values, errors, onValue }: FieldsProps) {
  return specs.map((spec) => (
    <OneField
      key={spec.name}
      spec={spec}
      value={values[spec.name] ?? ""}
      error={errors[spec.name]}
      onValue={(value) => onValue(spec.name, value)}
    />
  ));
}

type OneFieldProps = { spec: FieldSpec; value: string; error: string | undefined; onValue(value: string): void };

function OneField({ spec, value, error, onValue }: OneFieldProps) {
  const { name, label, kind, isRequired, placeholder } = spec;
  const shared = {
    label: isRequired ? label : `${label} (optional)`,
    name,
    value,
    error,
    placeholder,
    required: isRequired,
    autoComplete: "off",
    autoCapitalize: "none",
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  if (kind !== "secret") return <Field {...shared} />;
  return (
    <div className="flex flex-col gap-2">
      <PasswordField {...shared} className="font-mono" />
      {name === "signingSecret" && <NewSigningSecret value={value} onValue={onValue} />}
    </div>
  );
}

/** Made in the browser: the server never sends a secret, so this is the one moment to copy it. */
function NewSigningSecret({ value, onValue }: { value: string; onValue(value: string): void }) {
  const { isCopied, copy } = useCopy();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="small" onClick={() => onValue(makeSigningSecret())}>
        <KeyRound aria-hidden className="size-4" />
        Make a new one
      </Button>
      {value !== "" && (
        <Button size="small" onClick={() => void copy(value)}>
          {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          {isCopied ? "Copied" : "Copy"}
        </Button>
      )}
      <p className="text-ink-soft text-xs">Your server needs it to check signatures. It is not shown again after saving.</p>
    </div>
  );
}

const SECRET_BYTES = 32;

function makeSigningSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
