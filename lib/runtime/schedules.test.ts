import { expect, test } from "vitest";
import { SCHEDULES } from "../ops/cron.ts";
import { tasks } from "./schedules.ts";

test("every schedule of the table does something, and nothing happens by the clock that is not in it", () => {
  expect(Object.keys(tasks).toSorted()).toEqual(SCHEDULES.map(({ name }) => name).toSorted());
});
