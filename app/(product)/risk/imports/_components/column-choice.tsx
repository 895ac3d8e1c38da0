"use client";

import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { ImportPreview } from "../../../../_client/risk-imports.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { FIELD_WORDS, USUAL_FIELDS } from "./import-words.ts";

type Columns = Readonly<Record<string, number | null>>;

/** Which column holds what: found by the names above them, and changeable. */
export function ColumnChoice({ preview, onColumns }: { preview: ImportPreview; onColumns(columns: Columns): void }) {
  const { headers, columns, missing } = preview;
  const [areAllShown, setAllShown] = useState(false);
  const shown = Object.keys(FIELD_WORDS).filter((field) => areAllShown || USUAL_FIELDS.has(field) || columns[field] != null);
  const options = [
    { value: "", label: "None" },
    ...headers.map((name, index) => ({ value: String(index), label: name || `Column ${index + 1}` })),
  ];
  return (
    <section aria-label="Columns" className="flex flex-col gap-3">
      <h3 className="font-medium text-sm">Columns</h3>
      {missing.length > 0 && (
        <Notice tone="redacted" icon={CircleAlert} isAlert>
          <p>
            Say which column holds {missing.map((field) => FIELD_WORDS[field] ?? field).join(", ")}. Without that nothing can be imported.
          </p>
        </Notice>
      )}
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {shown.map((field) => (
          <SelectField
            key={field}
            label={FIELD_WORDS[field] ?? field}
            value={String(columns[field] ?? "")}
            options={options}
            onValue={(value) => onColumns({ ...columns, ...freed(columns, value), [field]: value === "" ? null : Number(value) })}
          />
        ))}
      </div>
      {!areAllShown && (
        <Button size="small" tone="quiet" className="self-start" onClick={() => setAllShown(true)}>
          Show all fields
        </Button>
      )}
    </section>
  );
}

/** A column is one field: whoever had it gives it up. */
function freed(columns: Columns, value: string): Columns {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([field, column]) => (value !== "" && column === Number(value) ? [[field, null]] : [])),
  );
}
