import { EyeOff } from "lucide-react";

/** A solid block with the kind of what was cut out: never a blur, which would promise that something is behind it. */
export function Redaction({ kind }: { kind: string }) {
  return (
    <span
      data-redaction={kind}
      className="mx-0.5 inline-flex items-center gap-1 whitespace-nowrap rounded-md bg-redacted-solid px-2 align-baseline font-medium font-mono text-on-redacted-solid text-xs leading-5"
    >
      <EyeOff aria-hidden className="size-3" />
      <span className="sr-only">redacted: </span>
      {kind}
    </span>
  );
}
