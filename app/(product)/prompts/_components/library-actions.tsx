"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { Button } from "../../../_ui/button.tsx";

export function LibraryActions() {
  return (
    <div className="flex gap-2">
      <Button asChild size="small" tone="primary">
        <Link href="/prompts/new">
          <Plus aria-hidden className="size-4" />
          New prompt
        </Link>
      </Button>
    </div>
  );
}
