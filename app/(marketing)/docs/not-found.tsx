import { FileQuestion } from "lucide-react";
import Link from "next/link";
import { Button } from "../../_ui/button.tsx";
import { EmptyState } from "../../_ui/empty-state.tsx";

export default function DocsNotFound() {
  return (
    <EmptyState
      icon={FileQuestion}
      level={1}
      title="Not in the docs"
      text="No operation and no error code has this name. Search for it, or start at the overview."
    >
      <Button asChild>
        <Link href="/docs">Overview</Link>
      </Button>
    </EmptyState>
  );
}
