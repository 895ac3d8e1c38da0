import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAllowList, isNetwork } from "./ip-allow-list.ts";

const allows = (networks: string[], ip: string) => createAllowList(networks).allows(ip);

describe("a list of addresses", () => {
  test("that is empty allows everybody, also whoever has no address", () => {
    for (const ip of ["192.0.2.1", "2001:db8::1", "unknown", ""]) expect(allows([], ip)).toBe(true);
  });

  test.each([
    [["192.0.2.7"], "192.0.2.7", true],
    [["192.0.2.7"], "192.0.2.8", false],
    [["10.0.0.0/8"], "10.255.255.255", true],
    [["10.0.0.0/8"], "11.0.0.0", false],
    [["10.1.2.3/8"], "10.200.0.1", true],
    [["192.0.2.128/25"], "192.0.2.127", false],
    [["192.0.2.128/25"], "192.0.2.128", true],
    [["192.0.2.4/31"], "192.0.2.5", true],
    [["192.0.2.4/31"], "192.0.2.6", false],
    [["0.0.0.0/0"], "203.0.113.9", true],
    [["0.0.0.0/0"], "2001:db8::1", false],
    [["::/0"], "2001:db8::1", true],
    [["2001:db8::/32"], "2001:db8:ffff::1", true],
    [["2001:db8::/32"], "2001:db9::1", false],
    [["2001:DB8:0:0::1"], "2001:db8::1", true],
    [["::1"], "::1", true],
    [["fe80::/10"], "fe80::1%eth0", true],
    // As a socket for both families says it.
    [["10.0.0.0/8"], "::ffff:10.1.2.3", true],
    [["10.0.0.0/8"], "::ffff:a01:203", true],
    [["10.0.0.0/8"], "::ffff:11.1.2.3", false],
    [["10.0.0.0/8", "2001:db8::/32"], "2001:db8::5", true],
  ] as const)("%j and %s: %s", (networks, ip, isAllowed) => {
    for (const network of networks) expect(isNetwork(network)).toBe(true);
    expect(allows([...networks], ip)).toBe(isAllowed);
  });

  test("that is not empty allows nobody whose address is not known", () => {
    for (const ip of ["unknown", "", "10.0.0", "10.0.0.1, 10.0.0.2", "localhost"]) expect(allows(["0.0.0.0/0", "::/0"], ip)).toBe(false);
  });

  test.each([
    ..."10.0.0.0/33 10.0.0.0/-1 10.0.0.0/08 10.0.0.0/ 10.0.0/8 010.0.0.1 256.0.0.1 10.0.0.1/8/8 2001:db8::/129 ::1%eth0".split(" "),
    ...[
      "::ffff:10.0.0.1",
      "::FFFF:10.0.0.0/104",
      "example.com",
      "*",
      "10.0.0.*",
      "",
      " 10.0.0.1",
      "10.0.0.1 ",
      "10.0.0.0/8\n",
      "0x0a000001",
    ],
  ])("cannot hold %j", (text) => {
    expect(isNetwork(text)).toBe(false);
    expect(allows([text], "10.0.0.1")).toBe(false);
  });

  test("finds an address in each network that begins with its bits, and in no other of that length", () => {
    fc.assert(
      fc.property(fc.nat(0xffff_ffff), fc.nat(0xffff_ffff), fc.integer({ min: 0, max: 32 }), (address, other, prefix) => {
        const bits = (value: number) => (prefix === 0 ? 0 : Math.floor(value / 2 ** (32 - prefix)));
        const text = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join(".");
        expect(allows([`${text(address)}/${prefix}`], text(other))).toBe(bits(address) === bits(other));
        expect(allows([`${text(address)}/${prefix}`], `::ffff:${text(other)}`)).toBe(bits(address) === bits(other));
      }),
    );
  });
});
