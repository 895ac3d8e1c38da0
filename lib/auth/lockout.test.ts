import { describe, expect, test } from "vitest";
import { delayAfter, memoryOf, networkOf } from "./lockout.ts";

describe("the wait after failures", () => {
  test("four mistakes cost nothing, then it doubles and stays at half an hour", () => {
    const minutes = [4, 5, 6, 7, 8, 9, 10, 11, 12, 99].map((failures) => delayAfter(failures) / 60_000);
    expect(minutes).toEqual([0, 0.5, 1, 2, 4, 8, 16, 30, 30, 30]);
  });

  test("a hundred mistakes are all there are for a month", () => {
    expect([100, 101, 10_000].map((failures) => delayAfter(failures) / 86_400_000)).toEqual([30, 30, 30]);
    expect([99, 100].map((failures) => memoryOf(failures) / 86_400_000)).toEqual([1, 30]);
  });
});

describe("the network an attempt comes from", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::ffff:10.20.30.140", "10.20.30.140"],
    ["::ffff:1.22.3.4", "1.22.3.4"],
    ["1::ffff:203.0.113.7", "1:0:0:0::/64"],
    ["::ffff:203.0.113.7:1", "0:0:0:0::/64"],
    ["1::2:3:4:5:6", "1:0:0:2::/64"],
    ["1:2:3::4:5:6", "1:2:3:0::/64"],
    ["::2:3:4:5:6:7", "0:0:2:3::/64"],
    ["1:2:3:4:5:6::", "1:2:3:4::/64"],
    ["1::", "1:0:0:0::/64"],
    ["", ""],
  ])("%s is %s", (ip, network) => expect(networkOf(ip)).toBe(network));
});
