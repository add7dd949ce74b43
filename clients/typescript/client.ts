// A typed client for programs: one call for every operation of the API, in a browser or in Node 20 and later.

import { ROUTES, type Operations, type Problem } from "./operations";

type Takes<Name extends keyof Operations> = Operations[Name]["takes"];
type Gives<Name extends keyof Operations> = Operations[Name]["gives"];

/** What the API has refused, with its reasons (RFC 9457). */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.title} ${problem.detail}`.trim());
  }
}

export interface Options {
  /** Where Shouhou answers, such as https://service.example.com */
  site: string;
  /** A key from /account/tokens */
  key: string;
  /** The language of problems and labels: zh-hans or en */
  language?: string;
}

interface Given {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  form?: Record<string, unknown>;
}

export class Shouhou {
  constructor(private readonly options: Options) {}

  /** Call one operation. The same `key` again gets the first answer, and nothing happens twice. */
  async call<Name extends keyof Operations>(
    name: Name,
    takes: Takes<Name>,
    key: string = crypto.randomUUID(),
  ): Promise<Gives<Name>> {
    const [method, route] = ROUTES[name];
    const given = takes as Given;
    const address = new URL(
      route.replace(/\{(\w+)\}/g, (_place, part: string) => encodeURIComponent(String(given.path?.[part]))),
      this.options.site,
    );
    for (const [part, value] of Object.entries(given.query ?? {})) {
      if (value !== undefined && value !== null) address.searchParams.set(part, String(value));
    }
    const headers: Record<string, string> = {
      Authorization: `Bearer ${this.options.key}`,
      "Accept-Language": this.options.language ?? "zh-hans",
    };
    if (method !== "GET") headers["Idempotency-Key"] = key;
    if (given.body !== undefined) headers["Content-Type"] = "application/json";
    const answer = await fetch(address, { method, headers, body: sent(given) });
    const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
    if (!answer.ok) throw new Refusal((await answer.json()) as Problem);
    return (isJson ? await answer.json() : await answer.blob()) as Gives<Name>;
  }
}

function sent(given: Given): BodyInit | null {
  if (given.form) {
    const form = new FormData();
    for (const [name, value] of Object.entries(given.form)) {
      form.append(name, value instanceof Blob ? value : String(value));
    }
    return form;
  }
  return given.body === undefined ? null : JSON.stringify(given.body);
}
