"use client";

import { Plus, Upload } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "../../../_ui/button.tsx";
import { ImportDialog } from "./import-dialog.tsx";

export function LibraryActions() {
  const [isImporting, setImporting] = useState(false);
  return (
    <div className="flex gap-2">
      <Button size="small" onClick={() => setImporting(true)}>
        <Upload aria-hidden className="size-4" />
        Import
      </Button>
      <Button asChild size="small" tone="primary">
        <Link href="/prompts/new">
          <Plus aria-hidden className="size-4" />
          New prompt
        </Link>
      </Button>
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </div>
  );
}
