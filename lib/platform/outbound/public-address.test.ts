import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLoopbackAddress, isPublicAddress } from "./public-address.ts";

const PRIVATE = [
  ...["0.0.0.0", "0.255.255.255", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254"],
  ...["169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1"],
  ...["192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1"],
  ...["255.255.255.255", "168.63.129.16", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1"],
  ...["::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1"],
  ...["2002:7f00:1::", "2002:a00:1::1", "fc00::1", "fd00:ec2::254", "fd12:3456:789a::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1"],
  ...["3fff::1", "5f00::1", "4000::1", "", "localhost", "127.1", "0x7f000001", "8.8.8.8 ", "[2606:4700::1111]"],
];
const PUBLIC = ["1.1.1.1", "8.8.8.8", "9.255.255.255", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "192.167.255.255"];
const PUBLIC_6 = ["2606:4700:4700::1111", "2001:4860:4860::8888", "2a00:1450:4001:81b::200e", "2001:200::1", "2003::1"];

describe("which addresses are the public internet's", () => {
  test.each(PRIVATE)("%j is not", (address) => expect(isPublicAddress(address)).toBe(false));
  test.each([...PUBLIC, ...PUBLIC_6])("%s is", (address) => expect(isPublicAddress(address)).toBe(true));
  test("every way into 127/8, 10/8, 192.168/16, 172.16/12 and 169.254/16 is not", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inner = fc.oneof(
      fc.tuple(fc.constant("127"), octet, octet, octet),
      fc.tuple(fc.constant("10"), octet, octet, octet),
      fc.tuple(fc.constant("192"), fc.constant(168), octet, octet),
      fc.tuple(fc.constant("172"), fc.integer({ min: 16, max: 31 }), octet, octet),
      fc.tuple(fc.constant("169"), fc.constant(254), octet, octet),
    );
    fc.assert(
      fc.property(inner, (parts) => {
        const address = parts.join(".");
        expect([isPublicAddress(address), isPublicAddress(`::ffff:${address}`), isPublicAddress(`64:ff9b::${address}`)]).toEqual([
          false,
          false,
          false,
        ]);
      }),
    );
  });
  test("loopback is 127/8 and ::1 alone", () => {
    expect(["127.0.0.1", "127.9.9.9", "::1"].map(isLoopbackAddress)).toEqual([true, true, true]);
    expect(["128.0.0.1", "::ffff:127.0.0.1", "0.0.0.0", "localhost"].map(isLoopbackAddress)).toEqual([false, false, false, false]);
  });
});
