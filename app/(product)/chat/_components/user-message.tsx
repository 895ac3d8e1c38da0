import { hideRedactions, splitRedactions } from "../../../_ui/markdown/redactions.ts";
import { Redaction } from "../../../_ui/redaction.tsx";

/** The words as they were written: no markup is read into them. */
export function UserMessage({ text }: { text: string }) {
  const { text: hidden, kinds } = hideRedactions(text);
  return (
    <div className="ml-6 self-end whitespace-pre-wrap rounded-md bg-accent-soft px-3.5 py-2 text-ink text-lg [overflow-wrap:anywhere] md:ml-16">
      <span className="sr-only">You: </span>
      {splitRedactions(hidden, kinds).map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sent message never change.
        part.type === "text" ? part.text : <Redaction key={index} kind={part.kind} />,
      )}
    </div>
  );
}
