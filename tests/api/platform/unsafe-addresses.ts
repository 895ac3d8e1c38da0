import type { ResolvedAddress } from "../../../lib/platform/outbound/outbound-guard.ts";

/** Ways to write an address of this machine or of a private network; the host alone. */
export const LITERALS: readonly string[] = [
  ...["127.0.0.1", "127.1", "127.0.1", "127.000.000.001", "127.0.0.1.", "127.255.255.254", "127.127.127.127"],
  ...["0177.0.0.1", "0177.1", "00177.0.0.01", "0x7f.0.0.1", "0x7f.1", "0x7F.0x0.0x0.0x1", "0x7f000001", "0X7F000001"],
  ...["017700000001", "2130706433", "2130706434", "127.0x0.0.1", "0x7f.0.1", "0177.0x0.1"],
  ...["0", "0.0.0.0", "0x0", "00000000000", "0.1", "0.0.0.1"],
  ...["１２７.０.０.１", "127。0。0。1", "①②⑦.0.0.1", "127．0．0．1", "１２７。１", "⓪.⓪.⓪.⓪", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "２１３０７０６４３３"],
  ...["10.0.0.1", "10.1", "10.255.255.255", "167772161", "0xa000001", "012.0.0.1", "0x0a.1"],
  ...["172.16.0.1", "172.31.255.255", "172.16.1", "2886729729", "0xac100001"],
  ...["192.168.0.1", "192.168.1.1", "192.168.257", "3232235777", "0xc0a80101", "0300.0250.0.1"],
  ...["169.254.169.254", "169.254.43518", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.170.2", "169.254.0.1"],
  ...["100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1"],
  ...["239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16", "192.88.99.1"],
  ...["[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::0001]", "[0000::0001]", "[::127.0.0.1]", "[::7f00:1]"],
  ...["[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[::FFFF:10.0.0.1]", "[::ffff:169.254.169.254]"],
  ...["[::ffff:a9fe:a9fe]", "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::a00:1]"],
  ...["[2002:7f00:1::]", "[2002:a00:1::1]", "[2001::1]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "[2001:db8::1]", "[100::1]"],
  ...[
    "[fe80::1]",
    "[febf::1]",
    "[fec0::1]",
    "[fc00::1]",
    "[fd00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[ff05::2]",
    "[3fff::1]",
    "[5f00::1]",
  ],
];

/** Names that no public server has. */
export const INNER_NAMES: readonly string[] = [
  ...["localhost", "LOCALHOST", "localhost.", "a.localhost", "foo.bar.localhost", "ｌｏｃａｌｈｏｓｔ", "loc%61lhost", "ⓛocalhost"],
  ...["metadata", "metadata.google.internal", "instance-data", "instance-data.ec2.internal", "kubernetes.default.svc.cluster.local"],
  ...["kubernetes", "printer.local", "router.lan", "db", "redis", "mongo", "host.docker.internal", "gateway.docker.internal"],
  ...["vault.internal", "intranet", "wiki.corp", "nas.home.arpa", "nothing.invalid", "a.test", "service.private", "tv.home", "x.onion"],
  ...["server.intranet", "a.b.c.cluster.local", "PRINTER.LOCAL.", "localhost.localdomain.local"],
];

/** Public names that anybody can buy or that exist to lead inward; the resolver says where. */
export const COMPANY_NAMES: readonly string[] = [
  ...["127.0.0.1.nip.io", "10-0-0-1.sslip.io", "localtest.me", "vcap.me", "lvh.me", "spoofed.burpcollaborator.example.com"],
  ...["localhost.example.com", "127.0.0.1.example.com", "169.254.169.254.example.com", "xn--bcher-kva.example", "bücher.example"],
];

/** Where userinfo, slashes, dots and brackets are to hide the host. PORT is the sink's. */
export const FORMS: readonly string[] = [
  ...["https://user:pass@example.com/", "https://user@example.com/", "https://:pass@example.com/", "http://example.com@127.0.0.1:PORT/"],
  ...["http://example.com%40127.0.0.1:PORT/", "http://127.0.0.1:PORT#@example.com/", "http://127.0.0.1:PORT\\@example.com/"],
  ...["http:\\\\127.0.0.1:PORT/", "http:/127.0.0.1:PORT/", "http:127.0.0.1:PORT/", "http:///127.0.0.1:PORT/", "http:////127.0.0.1:PORT/"],
  ...[
    "//127.0.0.1:PORT/",
    "127.0.0.1:PORT",
    "127.0.0.1",
    "http://",
    "https://",
    "http://:PORT/",
    "",
    " ",
    "http://[::1",
    "http://[fe80::1%25eth0]:PORT/",
  ],
  ...["http://[::1%lo]:PORT/", "http://%31%32%37.0.0.1:PORT/", "http://127.0.0.1%2f:PORT/", "http://127.0.0.1%00.example.com:PORT/"],
  ...[
    "http://127.0.0.1\t:PORT/",
    "http://12\n7.0.0.1:PORT/",
    " http://127.0.0.1:PORT/ ",
    "HTTP://127.0.0.1:PORT/",
    "http://256.256.256.256/",
  ],
  ...["http://1.2.3.4.5/", "http://0x100000000/", "http://127.0.0.1.:PORT/", "http://-/", "http://ex ample.com/", "http://example/"],
  ...[`https://example.com/${"a".repeat(2_100)}`, "http://exa\u00admple/", "http://[::ffff:127.0.0.1]:PORT/"],
];

export const SCHEMES: readonly string[] = [
  ...["file:///etc/passwd", "file://127.0.0.1/etc/passwd", "ftp://example.com/", "gopher://example.com/", "dict://127.0.0.1:11211/stats"],
  ...["ldap://127.0.0.1/", "jar:http://example.com!/", "javascript:alert(1)", "data:text/html,x", "blob:https://example.com/1"],
  ...[
    "about:blank",
    "ws://example.com/",
    "wss://example.com/",
    "view-source:https://example.com/",
    "netdoc:///etc/passwd",
    "tftp://example.com/x",
  ],
  ...[
    "sftp://example.com/",
    "ssh://example.com/",
    "telnet://example.com/",
    "mailto:a@example.com",
    "chrome://settings",
    "unix:/var/run/docker.sock",
  ],
];

export const PORTS: readonly string[] = [
  ...[22, 23, 25, 53, 110, 139, 445, 2375, 3000, 3306, 5432, 5984, 6379, 8000, 8080, 8443, 9200, 11_211, 27_017, 1, 65_535].map(
    (port) => `https://example.com:${port}/`,
  ),
  "http://example.com:99999/",
  "http://example.com:-1/",
];

const v4 = (address: string): ResolvedAddress => ({ address, family: 4 });
const v6 = (address: string): ResolvedAddress => ({ address, family: 6 });

/** What a public name may resolve to and still not be asked: one inner address among several is enough. */
export const RESOLVED: readonly ResolvedAddress[][] = [
  ...["127.0.0.1", "10.0.0.7", "172.16.9.9", "192.168.0.10", "169.254.169.254", "100.64.0.1", "0.0.0.0", "168.63.129.16", "224.0.0.1"].map(
    (address) => [v4(address)],
  ),
  ...[
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
  ].map((address) => [v6(address)]),
  [v4("93.184.216.34"), v4("127.0.0.1")],
  [v4("127.0.0.1"), v4("93.184.216.34")],
  [v4("93.184.216.34"), v6("::1")],
  [v6("2606:4700::1111"), v6("fd00::1")],
  [v4("1.1.1.1"), v4("8.8.8.8"), v4("10.0.0.1")],
  [{ address: "localhost", family: 4 }],
  [{ address: "", family: 4 }],
  [],
];
