/** What a partner is shown, so that it knows who we are. */
export interface Credential {
  readonly name: string;
  /** A client certificate and its key, in PEM. */
  readonly certificate?: { readonly cert: string; readonly key: string; readonly passphrase?: string };
  /** Whom we trust to say who the partner is, in PEM; the usual authorities when absent. */
  readonly authorities?: string;
  /** How tokens are asked for (OAuth 2, client credentials). */
  readonly oauth2?: OAuth2Client;
}

export interface OAuth2Client {
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
}

/** The installation's credentials, by name. */
export type Credentials = ReadonlyMap<string, Credential>;
