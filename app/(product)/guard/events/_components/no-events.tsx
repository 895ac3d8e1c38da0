import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";

/** Teaches what will stand here, and how to see the first one. */
export function NoEvents() {
  return (
    <EmptyState
      icon={ShieldCheck}
      title="Nothing found in the last 30 days"
      text="Each attack that was stopped, each secret that was cut out and each warning leaves a record here: when, what kind, by which rules. Never the text. Ask for a secret in the chat to see one."
    >
      <span className="flex flex-wrap justify-center gap-2">
        <Button asChild size="small" tone="primary">
          <Link href="/chat">Try it in Chat</Link>
        </Button>
        <Button asChild size="small">
          <Link href="/guard">Open the test bench</Link>
        </Button>
      </span>
    </EmptyState>
  );
}
