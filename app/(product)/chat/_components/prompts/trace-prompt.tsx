import Link from "next/link";
import type { Trace } from "../../../../_client/turns.ts";

/** What the message was made of. */
export function TracePrompt({ prompt: { promptId, version, title } }: { prompt: NonNullable<Trace["prompt"]> }) {
  return (
    <p className="text-sm [overflow-wrap:anywhere]">
      From{" "}
      {title === null ? (
        <span className="text-ink-soft">a prompt that can no longer be read</span>
      ) : (
        <Link href={`/prompts/${promptId}`} className="text-accent-ink underline">
          {title}
        </Link>
      )}
      , version {version}
    </p>
  );
}
