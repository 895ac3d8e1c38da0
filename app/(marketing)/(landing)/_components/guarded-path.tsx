import { ArrowRight, BookOpen, Cpu, FileCheck2, LockKeyhole, type LucideIcon, ShieldAlert, ShieldCheck, Wrench } from "lucide-react";

type Step = { name: string; icon: LucideIcon; text: string };

const STEPS: readonly Step[] = [
  { name: "Guard in", icon: ShieldAlert, text: "Text is normalised and scored. An attack stops here, with its reasons." },
  { name: "Retrieve", icon: BookOpen, text: "The conversation so far, as much as fits." },
  { name: "Model", icon: Cpu, text: "The configured provider answers, or the demo engine, labelled as such." },
  { name: "Tools", icon: Wrench, text: "Calculator and clock. What they bring back is checked too." },
  { name: "Guard out", icon: ShieldCheck, text: "Secrets are cut out of the stream before you read it. The rest stays." },
  { name: "Encrypt, store", icon: LockKeyhole, text: "Sealed under your organization's own key, then stored." },
  { name: "Audit", icon: FileCheck2, text: "Who, what, when: chained, so that a removed record shows." },
];

/** Drawn as a list, because the order is the content; arrows only repeat it for the eye. */
export function GuardedPath() {
  return (
    <section aria-labelledby="path" className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h2 id="path" className="font-semibold text-xl">
          The guarded path
        </h2>
        <p className="max-w-160 text-ink-soft">
          Nothing reaches a model around it. In the product, the trace beside each answer shows these steps with their verdicts and times.
        </p>
      </div>
      <ol className="grid gap-3 md:grid-cols-[repeat(auto-fit,minmax(8.25rem,1fr))] md:gap-4">
        {STEPS.map((step, index) => (
          <PathStep key={step.name} step={step} isLast={index === STEPS.length - 1} />
        ))}
      </ol>
    </section>
  );
}

function PathStep({ step: { name, icon: Icon, text }, isLast }: { step: Step; isLast: boolean }) {
  return (
    <li className="relative flex gap-3 rounded-md border bg-canvas p-3 md:flex-col md:gap-2">
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink md:mt-0" />
      <div className="flex flex-col gap-1">
        <h3 className="font-medium">{name}</h3>
        <p className="text-ink-soft text-sm">{text}</p>
      </div>
      {!isLast && (
        <ArrowRight
          aria-hidden
          className="-bottom-3.5 absolute left-3.5 z-10 size-4 rotate-90 text-ink-faint md:top-1/2 md:right-[-1.0625rem] md:bottom-auto md:left-auto md:rotate-0"
        />
      )}
    </li>
  );
}
