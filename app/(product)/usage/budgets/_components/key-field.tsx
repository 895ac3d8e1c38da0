"use client";

import { useQuery } from "@tanstack/react-query";
import { type ApiKey, listApiKeys } from "../../../../_client/api-keys.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Field } from "../../../../_ui/field.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";

/** The newest keys by name; an id can be written where there are none of them, or too many. */
export function KeyField({ value, onValue }: { value: string; onValue(value: string): void }) {
  const query = useQuery({
    queryKey: queryKeys.apiKeys("newest-of-organization"),
    queryFn: ({ signal }) => listApiKeys("organization", null, signal),
  });
  const keys = (query.data?.items ?? []).filter(({ status }) => status === "active");
  if (keys.length === 0 || query.data?.nextCursor !== null)
    return (
      <Field label="Key id" autoComplete="off" value={value} onChange={(event) => onValue(event.currentTarget.value.trim())} hint={HINT} />
    );
  const options = [{ value: "", label: "Choose a key" }, ...keys.map((key) => ({ value: key.id, label: wordsOf(key) }))];
  return <SelectField label="Key" value={value} options={options} onValue={onValue} />;
}

const HINT = "As `GET /api/api-keys?of=organization` names it.";

function wordsOf({ name, lastFour, owner }: ApiKey): string {
  return `${name} (…${lastFour}), ${owner.name}`;
}
