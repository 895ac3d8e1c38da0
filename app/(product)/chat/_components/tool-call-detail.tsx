import type { ToolCall } from "../../../_client/tool-calls.ts";
import { readArguments } from "./tool-words.ts";

/** What was asked and what came back, as plain text: nothing in it is a link, and nothing loads. */
export function ToolCallDetail({ call }: { call: ToolCall }) {
  const asked = readArguments(call.arguments);
  return (
    <div className="flex min-w-0 flex-col gap-2 text-sm">
      {asked.length > 0 && (
        <dl aria-label="Arguments" className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {asked.map(({ label, text }) => (
            <div key={label} className="contents">
              <dt className="text-ink-soft">{label}</dt>
              <dd className="min-w-0 font-mono text-xs leading-5 [overflow-wrap:anywhere]">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="text-ink-soft text-xs">
        Result{call.verdict !== null && ` · judged ${call.verdict.toLowerCase().replaceAll("_", " ")}`}
      </p>
      <section
        aria-label="Result"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
        tabIndex={0}
        className="max-h-64 overflow-y-auto whitespace-pre-wrap rounded-md bg-sunken p-3 text-xs leading-5 [overflow-wrap:anywhere]"
      >
        {call.result ?? "There is none yet."}
      </section>
    </div>
  );
}
