import { parseArgs } from "node:util";
import { toAuditRecord } from "../../lib/platform/audit/audit-record.ts";
import { describeKeys } from "../../lib/platform/crypto/describe-keys.ts";
import type { KeyRotationRecord } from "../../lib/platform/crypto/key-rotation.store.ts";
import { advanceRotation, startRotation } from "../../lib/platform/crypto/rotate-data-key.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { withRuntime } from "../with-runtime.ts";

/**
 * `pnpm ops:rotate-key`: wraps every data key anew under the first ENCRYPTION_KEY (and ENCRYPTION_PQ_KEY, where set). With `--data-keys
 * --organization ID|all` the data keys themselves are replaced and every value is encrypted anew, while the product runs. Both may be
 * stopped at any moment: run it again, or leave the rest to the schedule. `--check` changes nothing and says what still uses which key.
 */
const { values } = parseArgs({
  options: {
    organization: { type: "string" },
    "data-keys": { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});
const usage = "Usage: pnpm ops:rotate-key [--data-keys --organization ID|all] [--check [--organization ID]]";
const WRAPS_AT_ONCE = 200;
const OWNERS_AT_ONCE = 200;

if (values["data-keys"] && !/^(?:all|org_\w{26}(?::audit)?|usr_\w{26})$/.test(values.organization ?? "")) {
  console.error(`${usage}\n--data-keys needs --organization org_… or --organization all`);
  process.exit(2);
}
await withRuntime(async (runtime) => {
  if (values.check) await check(runtime);
  else if (values["data-keys"]) for await (const owner of ownersOf(runtime)) await rotate(runtime, owner);
  else await rewrap(runtime);
});

async function* ownersOf({ deps }: Runtime): AsyncGenerator<string> {
  if (values.organization !== undefined && values.organization !== "all") return yield values.organization;
  for (let after = ""; ; ) {
    const page = await deps.dataKeys.listOwners(after, OWNERS_AT_ONCE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

async function rewrap({ deps }: Runtime): Promise<void> {
  const total = await deps.dataKeys.countNotWrappedBy(deps.cipher.wrapId);
  const startedAt = deps.clock.now();
  let done = 0;
  for (let count = WRAPS_AT_ONCE; count === WRAPS_AT_ONCE; ) {
    count = await deps.cipher.rewrapDataKeys(WRAPS_AT_ONCE);
    done += count;
    if (count > 0)
      console.log(
        `${done} of ${total} data keys wrapped under ${deps.cipher.wrapId}${timeLeft(deps.clock.now() - startedAt, done, total)}`,
      );
  }
  console.log(`Every data key is wrapped under ${deps.cipher.wrapId}. Keys behind the first of ENCRYPTION_KEY are not needed any more.`);
}

async function rotate(runtime: Runtime, owner: string): Promise<void> {
  const { deps } = runtime;
  if (await startRotation(deps, owner)) {
    const orgId = owner.split(":")[0] ?? owner;
    const ctx = createSystemContext(runtime, { job: "rotate-key", orgId: orgId.startsWith("org_") ? orgId : "" });
    const target = { type: "data-key", id: (await deps.keyRotations.find(owner))?.keyId ?? owner };
    await deps.audit.append(toAuditRecord(ctx, { action: "platform.data-key-rotated", target, severity: "notice" }));
    console.log(`${owner}: a new data key; every process knows it within three minutes.`);
  } else console.log(`${owner}: a rotation is under way and goes on.`);
  for (;;) {
    const rotation = await deps.keyRotations.find(owner);
    if (!rotation?.dueAt || rotation.state === "resting") return report(owner, rotation);
    const waitMs = rotation.dueAt.getTime() - deps.clock.now();
    if (waitMs > 0) await deps.clock.sleep(waitMs);
    const next = await advanceRotation(deps, owner);
    if (next?.state === "encrypting") console.log(`${owner}: ${describe(next, deps.clock.now())}`);
  }
}

function report(owner: string, rotation: KeyRotationRecord | null): void {
  if (rotation?.state === "done") console.log(`${owner}: done; the older keys are gone.`);
  else
    console.log(
      `${owner}: every value is under the new key. A last look at ${rotation?.dueAt?.toISOString() ?? "?"} removes the older keys by itself.`,
    );
}

function describe({ seen, expected, rewritten, startedAt }: KeyRotationRecord, now: number): string {
  return `${seen} of ${expected} documents, ${rewritten} encrypted anew${timeLeft(now - startedAt.getTime(), seen, expected)}`;
}

function timeLeft(elapsedMs: number, done: number, total: number): string {
  if (done === 0 || done >= total) return "";
  return `, about ${Math.ceil(((elapsedMs / done) * (total - done)) / 60_000)} min left`;
}

async function check(runtime: Runtime): Promise<void> {
  const { deps } = runtime;
  const total = await deps.dataKeys.countNotWrappedBy(deps.cipher.wrapId);
  console.log(
    total === 0
      ? `Every data key is wrapped under ${deps.cipher.wrapId}.`
      : `${total} data keys are not wrapped under ${deps.cipher.wrapId} yet.`,
  );
  for await (const owner of ownersOf(runtime)) {
    for (const { id, isActive, wrappedBy, values: count } of await describeKeys(deps, owner))
      console.log(`${owner} ${id}${isActive ? " (active)" : ""}: wrapped under ${wrappedBy}, ${count} values`);
    const rotation = await deps.keyRotations.find(owner);
    if (rotation && rotation.state !== "done")
      console.log(
        `${owner} rotation: ${rotation.state}, pass ${rotation.pass}, ${describe(rotation, deps.clock.now())}, ${rotation.unreadable} unreadable`,
      );
  }
}
