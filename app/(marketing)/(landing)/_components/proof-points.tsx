import { Fingerprint, KeyRound, type LucideIcon, RotateCcw, ScanSearch } from "lucide-react";
import Link from "next/link";

type Point = { title: string; icon: LucideIcon; text: string; more?: { href: string; text: string } };

const POINTS: readonly Point[] = [
  {
    title: "Encrypted where it lies",
    icon: KeyRound,
    text: "Messages and titles are sealed with AES-256-GCM under a key of your organization. Each value is bound to its organization, record and field, so a value copied elsewhere does not open.",
  },
  {
    title: "Guarded both ways",
    icon: ScanSearch,
    text: "Input is scored before a model sees it. Output is read as it streams and held back where a secret may still be growing, so no part of a recognised secret is shown first and cut later.",
    more: { href: "/docs/guard", text: "How well, in numbers, and what it misses" },
  },
  {
    title: "Recorded in a chain",
    icon: Fingerprint,
    text: "Each change leaves an audit record together with the change itself. Records are linked by hashes: taking one out breaks the link.",
  },
  {
    title: "Sent once, answered once",
    icon: RotateCcw,
    text: "A message is stored before it is accepted, and its answer is committed in one write. A lost connection, a reload or a server that dies mid-answer loses nothing and charges nothing twice.",
  },
];

export function ProofPoints() {
  return (
    <section aria-labelledby="proof" className="flex flex-col gap-6">
      <h2 id="proof" className="font-semibold text-xl">
        What holds today
      </h2>
      <ul className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        {POINTS.map(({ title, icon: Icon, text, more }) => (
          <li key={title} className="flex gap-3">
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />
            <div className="flex max-w-120 flex-col gap-1">
              <h3 className="font-medium">{title}</h3>
              <p className="text-ink-soft">{text}</p>
              {more && (
                <Link href={more.href} prefetch={false} className="self-start text-accent-ink underline underline-offset-4">
                  {more.text}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
