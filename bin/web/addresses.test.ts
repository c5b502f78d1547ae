import { describe, expect, it } from "vitest";
import { isReadableAddress, sourceOf } from "./addresses.ts";

describe("addresses of pages", () => {
  it.each([
    "/consultations/%E0",
    "/receipts/%ff",
    "/a/%E0%A4%A",
    "/consultations/%00",
    "/staff?q=%00",
    "/x?y=1&z=%00z",
  ])("%s is none of ours, and not a fault", (url) => expect(isReadableAddress(url)).toBe(false));
  it.each(["/", "/consultations/caf%C3%A9", "/staff?q=100%", "/staff?q=%E0", "/a%2Fb?x=%2500"])(
    "%s can be read",
    (url) => expect(isReadableAddress(url)).toBe(true),
  );
});

describe("where a request comes from", () => {
  it.each([
    ["10.0.0.7", undefined, false, "10.0.0.7"],
    ["::ffff:10.0.0.7", undefined, false, "10.0.0.7"],
    ["10.0.0.7", "1.1.1.1", false, "10.0.0.7"],
    ["10.0.0.7", "1.1.1.1, 2.2.2.2", true, "2.2.2.2"],
    ["10.0.0.7", "", true, "10.0.0.7"],
    [undefined, undefined, false, "unknown"],
  ])("C9 %s forwarded for %s, behind our proxy: %s, counts as %s", (remote, forwarded, isBehindProxy, source) => {
    expect(sourceOf(remote, forwarded, isBehindProxy)).toBe(source);
  });

  it.each([
    "2001:db8:0:7::1",
    "2001:db8::7:1:2:3:4",
    "2001:0db8:0000:0007:ffff:ffff:ffff:ffff",
    "2001:DB8:0:7:0:0:0:0",
  ])("C9 a whole IPv6 network is one source: %s", (address) =>
    expect(sourceOf(address, undefined, false)).toBe("2001:db8:0:7::/64"),
  );

  it("C9 the machine itself is a source too", () => {
    expect(sourceOf("::1", undefined, false)).toBe("0:0:0:0::/64");
    expect(sourceOf("fe80::1%eth0", undefined, false)).toBe("fe80:0:0:0::/64");
  });
});
