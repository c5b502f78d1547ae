import { launchPortal } from "./portal.ts";

/** One portal for all journeys that leave its clock alone; they find it in PORTAL_ADDRESS, PORTAL_PASSWORD and PORTAL_SIGNING_KEY. */
export default async function startPortal() {
  const { address, password, signingKey, stop } = await launchPortal();
  process.env.PORTAL_ADDRESS = address;
  process.env.PORTAL_PASSWORD = password;
  process.env.PORTAL_SIGNING_KEY = signingKey;
  return stop;
}
