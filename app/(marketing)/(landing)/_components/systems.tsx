import { CircleCheck, Clock3 } from "lucide-react";
import { Badge } from "../../../_ui/badge.tsx";

const SYSTEMS = [
  { name: "Secure chat", text: "Guarded, encrypted conversations with a trace for every answer.", isHere: true },
  { name: "Guardian and fail-safe", text: "Transaction risk with reasons, and a lease that ends when an output is unsafe.", isHere: true },
  { name: "Prompt library", text: "Versioned prompts with tests before promotion, and keys for your own programs.", isHere: true },
  { name: "Governance", text: "Roles, sessions, activity logs, verified backups and a live readiness page.", isHere: false },
  { name: "Integrations, finance, trading", text: "A vault for keys, bank import, and backtests that include their costs.", isHere: false },
] as const;

export function Systems() {
  return (
    <section aria-labelledby="systems" className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h2 id="systems" className="font-semibold text-xl">
          Five systems, one identity, one audit chain
        </h2>
        <p className="max-w-160 text-ink-soft">
          Chat, guardian with fail-safe, and the prompt library are here. The others are built on the same path and arrive module by module.
        </p>
      </div>
      <ul className="divide-y rounded-md border">
        {SYSTEMS.map(({ name, text, isHere }) => (
          <li key={name} className="grid items-center gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[14rem_1fr_auto]">
            <h3 className="font-medium">{name}</h3>
            <p className="text-ink-soft">{text}</p>
            <div className="pt-1 md:pt-0">
              {isHere ? (
                <Badge tone="safe" icon={CircleCheck}>
                  Works today
                </Badge>
              ) : (
                <Badge tone="neutral" icon={Clock3}>
                  Planned
                </Badge>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
