import { CopyBox } from "../../_ui/copy-box.tsx";

const VERIFY = "pnpm ops:verify-audit aegis-audit.ndjson --keys keys.json";

/** Offline: the file, the keys and a copy of the source are all it takes. */
export function VerifySection({ baseUrl }: { baseUrl: string }) {
  return (
    <section aria-labelledby="verify" className="flex min-w-0 flex-col gap-3">
      <h2 id="verify" className="font-medium text-lg">
        Verify a file yourself
      </h2>
      <ol className="flex list-decimal flex-col gap-3 pl-5">
        <li>Ask for the file: the evidence of a trip, or an export of the audit trail. Whoever may read the trail downloads it.</li>
        <li className="min-w-0">
          <p className="pb-2">Fetch the public keys once, and keep them apart from any file.</p>
          <CopyBox label="the command" text={`curl --fail --output keys.json ${baseUrl}/api/failsafe/evidence`} />
        </li>
        <li className="min-w-0">
          <p className="pb-2">
            Check the file in a copy of the source. It asks no server and no database, and ends with an error where anything is missing,
            moved or changed.
          </p>
          <CopyBox label="the command" text={VERIFY} />
        </li>
        <li>It prints the digest of the last checkpoint. Look it up below: a trail that was written anew has others.</li>
      </ol>
    </section>
  );
}
