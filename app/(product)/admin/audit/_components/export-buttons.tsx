"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { type ExportFormat, type ExportProgress, exportAudit } from "../../../../_client/audit.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { Button } from "../../../../_ui/button.tsx";

const FORMATS: readonly { format: ExportFormat; word: string }[] = [
  { format: "ndjson", word: "NDJSON" },
  { format: "csv", word: "CSV" },
];

/** Counts what has come, since a trail may be long; the export itself becomes a record of the trail. */
export function ExportButtons({ query, isFiltered }: { query: string; isFiltered: boolean }) {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const stop = useRef(new AbortController());
  const take = useMutation({
    mutationFn: async (format: ExportFormat) => {
      stop.current = new AbortController();
      setProgress({ bytes: 0, lines: 0 });
      save(await exportAudit({ query, format }, setProgress, stop.current.signal), `aegis-audit.${format}`);
    },
    onError: (error) => {
      if (!stop.current.signal.aborted) toast.error("Not exported", { description: asProblem(error).message });
    },
    onSettled: () => setProgress(null),
  });
  if (progress) {
    return (
      <span className="inline-flex items-center gap-3 text-sm">
        <span role="status">
          Exporting: {progress.lines.toLocaleString("en")} lines, {(progress.bytes / 1_000_000).toFixed(1)} MB
        </span>
        <Button size="small" onClick={() => stop.current.abort()}>
          Stop the export
        </Button>
      </span>
    );
  }
  return FORMATS.map(({ format, word }) => (
    <Button key={format} size="small" onClick={() => take.mutate(format)}>
      <Download aria-hidden className="size-4" />
      Export {isFiltered ? `these as ${word}` : word}
    </Button>
  ));
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
