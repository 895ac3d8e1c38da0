import { z } from "zod";
import { SCHEDULES } from "../../../lib/ops/cron.ts";
import type { Recorder } from "../history/recorder.ts";
import { TIME_DIVISOR, type World } from "../world/world.ts";
import { callAs, endOf, parseJson } from "./person.ts";

const tickedSchema = z.object({ schedules: z.array(z.object({ name: z.string(), isRun: z.boolean() })) });

let ticks = 0;

/** One tick beside those of the queue, noted with the schedules it ran: of many at once, one runs a slot. */
export async function tickOnce(world: World, recorder: Recorder): Promise<void> {
  ticks += 1;
  const end = recorder.invoke("controller", "tick", { key: `tick-${ticks}`, orgId: "", value: { runs: [] } });
  const answer = await callAs(world.url, world.directEnvironment.CRON_SECRET ?? "", "GET", "/api/cron/daily");
  const parsed = tickedSchema.safeParse(parseJson(answer.text));
  const names = parsed.success ? parsed.data.schedules.filter(({ isRun }) => isRun).map(({ name }) => name) : [];
  const runs = names.flatMap((name) => {
    const everyMs = everyMsOf(name);
    return everyMs === null ? [] : [{ name, everyMs }];
  });
  end(endOf(answer), { runs });
}

/** Periods are a tenth in every worker (see compile/shorter-times.ts). Null by the calendar: no workload lasts so long. */
function everyMsOf(name: string): number | null {
  const schedule = SCHEDULES.find((each) => each.name === name);
  if (!schedule) throw new Error(`There is no schedule ${name}.`);
  return schedule.everyMs === undefined ? null : schedule.everyMs / TIME_DIVISOR;
}
