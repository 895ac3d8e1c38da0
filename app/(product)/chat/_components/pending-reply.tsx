import { LoaderCircle } from "lucide-react";

/** What is going on while there is no text yet. */
export function PendingReply({ label }: { label: string }) {
  return (
    <p className="flex min-h-7 items-center gap-2 text-ink-soft text-base">
      <LoaderCircle aria-hidden className="size-4 animate-turn text-accent-ink" />
      {label}
    </p>
  );
}
