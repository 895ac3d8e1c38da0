import { Boxes, ChartColumn, ListChecks, MailWarning, OctagonX, Plug, Scale, Shield } from "lucide-react";
import Link from "next/link";

const PARTS = [
  { href: "/guard/events", name: "Guard events", text: "What was blocked, redacted or warned of, and why", icon: Shield },
  { href: "/guard/events?tab=appeals", name: "Appeals", text: "People who say the guard was wrong", icon: Scale },
  { href: "/failsafe/switches", name: "Kill switches", text: "Stop a module, a model or a key at once", icon: OctagonX },
  { href: "/admin/usage", name: "Usage and cost", text: "By organization, person, model and feature", icon: ChartColumn },
  { href: "/models", name: "Models", text: "Which may be asked, and how vendors are doing", icon: Boxes },
  { href: "/admin/jobs", name: "Jobs", text: "What waits, runs or was given up", icon: ListChecks },
  { href: "/admin/dead-letters", name: "Dead letters", text: "Start over what was given up", icon: MailWarning },
  { href: "/admin/integrations", name: "Integrations", text: "Services that are connected, and their state", icon: Plug },
] as const;

export function OverviewLinks() {
  return (
    <nav aria-label="Parts of administration">
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-4">
        {PARTS.map(({ href, name, text, icon: Icon }) => (
          <li key={href}>
            <Link href={href} className="flex h-full flex-col gap-0.5 rounded-md border p-3 hover:bg-hover">
              <span className="flex items-center gap-2 font-medium text-sm">
                <Icon aria-hidden className="size-4 text-ink-soft" />
                {name}
              </span>
              <span className="text-ink-soft text-xs">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
