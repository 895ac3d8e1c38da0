import type { GuardRelease } from "../../_client/guard-report.ts";
import { formatMilliseconds } from "../format.ts";
import { formatRate } from "./rates.ts";

/** Release by release, so that a step back is seen. */
export function ReleaseTable({ releases }: { releases: readonly GuardRelease[] }) {
  return (
    <section aria-label="Releases" className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">Releases</h2>
      <div data-scroller className="overflow-x-auto">
        <table className="w-full border-collapse whitespace-nowrap text-sm">
          <caption className="sr-only">The main numbers of each release, newest first</caption>
          <thead>
            <tr className="border-b text-left text-ink-faint text-xs">
              <th scope="col" className="py-1.5 font-normal">
                Release
              </th>
              <Head>Found at 1 %</Head>
              <Head className="max-sm:hidden">Found as shipped</Head>
              <Head>By mistake</Head>
              <Head className="max-md:hidden">Secrets redacted</Head>
              <Head className="max-md:hidden">Message p99</Head>
            </tr>
          </thead>
          <tbody>
            {releases.map((release) => (
              <ReleaseRow key={`${release.release} ${release.date}`} release={release} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ReleaseRow({ release: { release, date, crossValidated, development } }: { release: GuardRelease }) {
  const { core, shipped } = crossValidated;
  const secrets = crossValidated.secrets ?? development.secrets;
  const speed = crossValidated.speed ?? development.speed;
  const slowest = speed && Math.max(...Object.values(speed.input).map(({ p99Ms }) => p99Ms));
  return (
    <tr className="border-b last:border-0">
      <th scope="row" className="py-1.5 text-left font-normal">
        <span className="font-mono">{release}</span> <span className="text-ink-soft text-xs">{date}</span>
      </th>
      <Cell>{formatRate(core?.recallAt1 ?? null)}</Cell>
      <Cell className="max-sm:hidden">{formatRate(shipped?.recall ?? null)}</Cell>
      <Cell>{formatRate(shipped?.fpr ?? null)}</Cell>
      <Cell className="max-md:hidden">{formatRate(secrets?.redacted ?? null)}</Cell>
      <Cell className="max-md:hidden">{slowest === null || slowest === undefined ? "not measured" : formatMilliseconds(slowest)}</Cell>
    </tr>
  );
}

function Head({ children, className = "" }: { children: string; className?: string }) {
  return (
    <th scope="col" className={`py-1.5 pl-3 text-right font-normal ${className}`}>
      {children}
    </th>
  );
}

function Cell({ children, className = "" }: { children: string; className?: string }) {
  return <td className={`py-1.5 pl-3 text-right font-mono tabular-nums ${className}`}>{children}</td>;
}
