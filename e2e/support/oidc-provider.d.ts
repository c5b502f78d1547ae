declare module "oidc-provider" {
  import type { RequestListener } from "node:http";

  /** As much of it as the journeys use: it brings no types of its own. */
  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
  }
}
