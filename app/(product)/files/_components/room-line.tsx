import { ShieldCheck, ShieldOff } from "lucide-react";
import type { FileUsage } from "../../../_client/files.ts";
import { formatBytes } from "../../../_ui/format-amounts.ts";

/** How much there is room for, and whether anything looks for viruses. */
export function RoomLine({ usage }: { usage: FileUsage | undefined }) {
  if (!usage) return <p className="min-h-5" />;
  const { person, organization, isScanning } = usage;
  const Icon = isScanning ? ShieldCheck : ShieldOff;
  return (
    <p className="flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-sm">
      <span>
        {formatBytes(person.bytes)} of {formatBytes(person.maxBytes)} yours, {formatBytes(organization.bytes)} of{" "}
        {formatBytes(organization.maxBytes)} of your organization
      </span>
      <span className="inline-flex items-center gap-1">
        <Icon aria-hidden className="size-4" />
        {isScanning ? "Scanned for viruses" : "Not scanned for viruses"}
      </span>
    </p>
  );
}
