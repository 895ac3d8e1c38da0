import type { ImportPreview } from "../../../../_client/risk-imports.ts";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { FIELD_WORDS } from "./import-words.ts";

/** The first rows as they will be read, and what is wrong with them. */
export function PreviewTable({ preview: { headers, columns, rows, read, broken } }: { preview: ImportPreview }) {
  const fieldOf = (index: number) => Object.entries(columns).find(([, column]) => column === index)?.[0];
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-sm">First rows</h3>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label="First rows of the file"
        className="overflow-x-auto rounded-md border"
      >
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="border-b text-left text-xs">
              <th scope="col" className="px-3 py-2 font-normal text-ink-faint">
                Row
              </th>
              {headers.map((name, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name, and do not move.
                <th key={index} scope="col" className="whitespace-nowrap px-3 py-2 font-medium">
                  {name || `Column ${index + 1}`}
                  <span className="block font-normal text-ink-soft">{FIELD_WORDS[fieldOf(index) ?? ""] ?? "not read"}</span>
                </th>
              ))}
              <th scope="col" className="px-3 py-2 font-medium">
                Problem
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells, problem }) => (
              <tr key={row} className="border-b last:border-b-0">
                <td className="px-3 py-1.5 text-ink-soft tabular-nums">{row}</td>
                {headers.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  <td key={index} className="max-w-60 truncate whitespace-nowrap px-3 py-1.5 font-mono">
                    {cells[index] ?? ""}
                  </td>
                ))}
                <td className="min-w-40 px-3 py-1.5 text-blocked">
                  {problem && `${problem.column === null ? "" : `${problem.column}: `}${problem.reason}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p aria-live="polite" className="text-ink-soft text-sm">
        {broken === 0
          ? `No problem in the first ${formatCount(read)} rows.`
          : `${formatCount(broken)} of the first ${formatCount(read)} rows are broken.`}
      </p>
    </div>
  );
}
