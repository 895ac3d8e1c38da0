import { expect, test } from "vitest";
import { DEBIAN_KEYRING, findDebianSource } from "./debian-source.ts";

const stanzas = `Types: deb
# a remark
URIs: http://mirror.example/debian-security
Suites: stable-security
Components: main
Signed-By: /keys/security.gpg

Types: deb
URIs: http://mirror.example/debian
Suites: stable stable-updates
Components: main
Signed-By: /keys/debian.gpg
`;

test("a stanza's mirror is found with its keyring, the security archive is passed over", () => {
  expect(findDebianSource([{ name: "debian.sources", text: stanzas }])).toEqual({
    mirror: "http://mirror.example/debian",
    keyring: "/keys/debian.gpg",
  });
});

test("a one-line source is found, with options and without", () => {
  const plain = "deb https://mirror.example/debian/ stable main\n";
  expect(findDebianSource([{ name: "sources.list", text: plain }])?.mirror).toBe("https://mirror.example/debian/");
  const signed = "deb [arch=amd64 signed-by=/keys/one.gpg] https://mirror.example/debian stable main contrib\n";
  expect(findDebianSource([{ name: "a.list", text: signed }])).toEqual({
    mirror: "https://mirror.example/debian",
    keyring: "/keys/one.gpg",
  });
});

test("a key that is no file falls back to the archive's keyring", () => {
  const inline = "Types: deb\nURIs: http://mirror.example/debian\nSuites: stable\nComponents: main\nSigned-By:\n -----BEGIN KEY-----\n";
  expect(findDebianSource([{ name: "debian.sources", text: inline }])?.keyring).toBe(DEBIAN_KEYRING);
});

test("sources that are off, commented out, for source code or of another system name no mirror", () => {
  const files = [
    { name: "off.sources", text: `Enabled: no\nTypes: deb\nURIs: http://mirror.example/debian\n` },
    { name: "source.sources", text: `Types: deb-src\nURIs: http://mirror.example/debian\n` },
    { name: "a.list", text: "# deb http://mirror.example/debian stable main\ndeb-src http://mirror.example/debian stable main\n" },
    { name: "b.list", text: "deb http://mirror.example/ubuntu noble main\n" },
  ];
  expect(findDebianSource(files)).toBeNull();
});
