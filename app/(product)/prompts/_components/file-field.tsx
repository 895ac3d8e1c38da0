"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { listFiles } from "../../../_client/files.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { SelectField } from "../../../_ui/select-field.tsx";

type FileFieldProps = {
  label: string;
  hint?: string;
  error: string | undefined;
  disabled: boolean;
  value: string;
  onValue(fileId: string): void;
};

/** One of the person's own documents; its text is what the prompt gets. */
export function FileField({ hint, value, onValue, ...field }: FileFieldProps) {
  const files = useQuery({ queryKey: queryKeys.files, queryFn: ({ signal }) => listFiles(signal) });
  const readable = (files.data ?? []).filter(({ kind, state }) => kind === "document" && state === "ready");
  const isGone = value !== "" && files.data !== undefined && !readable.some(({ id }) => id === value);
  return (
    <SelectField
      {...field}
      value={value}
      options={[
        { value: "", label: files.isPending ? "Loading your files" : "Choose a file" },
        ...(isGone ? [{ value, label: "A file that cannot be read" }] : []),
        ...readable.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      hint={
        <>
          {hint !== undefined && `${hint} `}
          {files.isError ? "Your files could not be loaded. " : "The text of one of your documents. "}
          <Link href="/files" className="text-accent-ink underline">
            Add a file
          </Link>
        </>
      }
      onValue={onValue}
    />
  );
}
