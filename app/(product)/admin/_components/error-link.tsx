import Link from "next/link";

/** A stored reason, leading to the page that says what to do about it. Reasons are codes; what is none is shown as it is. */
export function ErrorLink({ code }: { code: string }) {
  if (!/^[a-z]+\.[a-z0-9_]+$/.test(code)) return <code className="break-all font-mono text-xs">{code}</code>;
  return (
    <Link href={`/docs/errors/${code}`} className="break-all font-mono text-accent-ink text-xs underline underline-offset-2">
      {code}
    </Link>
  );
}
